import type pg from "pg";
import type { Applying } from "./applicant.ts";
import { capOf, idOf, insert, type Market } from "./market.ts";

/** Makes an applicant a member of a core lot (the first unless another is asked), everywhere, at a price from 5 January 2026. Answers the rate's id. */
export async function memberAt(
  owner: pg.Client,
  world: Pick<Market, "frameworkId" | "coreLotIds" | "lineIds" | "everywhereId" | "capPence">,
  { actor, partyId, organisationId }: Pick<Applying, "actor" | "partyId" | "organisationId">,
  price: number,
  nth: number,
  vat = "STANDARD",
  inWorld = 0,
  lot = 0,
): Promise<string> {
  const [membershipId, rateId] = [idOf(40, nth), idOf(41, nth)];
  const whose = {
    framework_id: world.frameworkId,
    lot_id: world.coreLotIds[lot],
    provider_id: actor.providerId,
  };
  await insert(owner, "lot_membership", [
    { id: membershipId, ...whose, party_id: partyId, active_from: "2026-01-05" },
  ]);
  await insert(owner, "membership_area", [{ membership_id: membershipId, area_id: world.everywhereId }]);
  await owner.query(
    `INSERT INTO rate (id, membership_id, framework_id, lot_id, provider_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence, vat)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '2026-01-05', $10, $11, $12)`,
    [
      ...[rateId, membershipId, whose.framework_id, whose.lot_id, whose.provider_id, world.lineIds[lot]],
      ...[world.everywhereId, organisationId, price, capOf(lot, inWorld), world.capPence, vat],
    ],
  );
  return rateId;
}
