import type pg from "pg";
import { anApplicant, type Applying } from "./applicant.ts";
import { aCallOff, type Bidder, type CallingOff, type MadeCallOff } from "./call-off.ts";
import { capOf, idOf, insert } from "./market.ts";

/** A call-off of two lots, a line in each. */
export type CrossLot = MadeCallOff & {
  readonly secondLine: string;
  readonly lotIds: readonly [string, string];
};

/** An approved call-off of 1,000 hours in the first core lot and 500 in another, not yet published. */
export async function aCrossLotCallOff(
  owner: pg.Client,
  world: CallingOff,
  nth = 1,
  second = 1,
): Promise<CrossLot> {
  const made = await aCallOff(owner, world, "draft", {}, nth);
  const secondLine = idOf(62, 90 + nth);
  const [first = "", other = ""] = [world.coreLotIds[0], world.coreLotIds[second]];
  const whose = { call_off_id: made.callOffId, commissioner_id: world.commissionerId, lot_id: other };
  await insert(owner, "call_off_lot", [{ ...whose, position: 2, milestone: "" }]);
  await insert(owner, "call_off_line", [
    {
      ...{ ...whose, id: secondLine, service_line_id: world.lineIds[second], area_id: world.everywhereId },
      ...{ units: 500, position: 2, note: "" },
    },
  ]);
  await owner.query(
    `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = '2026-10-30T09:00Z', approved_by = $2,
      approved_at = '2026-10-30T15:00Z' WHERE id = $1`,
    [made.callOffId, world.approver.accountId],
  );
  return { ...made, secondLine, lotIds: [first, other] };
}

/** A provider that is a member of the second core lot alone, everywhere, at 19.50 pounds an hour. */
export async function aPartner(owner: pg.Client, world: CallingOff, nth = 4): Promise<Bidder> {
  const applicant = await anApplicant(owner, nth);
  return { ...applicant, ...(await memberOfSecondLot(owner, world, applicant, 1_950, 36 + nth)) };
}

/** Makes a provider a member of the second core lot at a price from 5 January 2026. */
export async function memberOfSecondLot(
  owner: pg.Client,
  world: CallingOff,
  { actor, partyId, organisationId }: Pick<Applying, "actor" | "partyId" | "organisationId">,
  ratePence: number,
  nth: number,
): Promise<Pick<Bidder, "rateId" | "ratePence">> {
  const [membershipId, rateId] = [idOf(40, nth), idOf(41, nth)];
  const whose = {
    framework_id: world.frameworkId,
    lot_id: world.coreLotIds[1],
    provider_id: actor.providerId,
  };
  await insert(owner, "lot_membership", [
    { ...whose, id: membershipId, party_id: partyId, active_from: "2026-01-05" },
  ]);
  await insert(owner, "membership_area", [{ membership_id: membershipId, area_id: world.everywhereId }]);
  await insert(owner, "rate", [
    {
      ...{ ...whose, id: rateId, membership_id: membershipId, service_line_id: world.lineIds[1] },
      ...{ area_id: world.everywhereId, location_id: organisationId, pence: ratePence },
      ...{ valid_from: "2026-01-05", cap_id: capOf(1), cap_pence: world.capPence, vat: "EXEMPT" },
    },
  ]);
  return { rateId, ratePence };
}
