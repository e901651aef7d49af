import type pg from "pg";
import type { Role, StaffActor } from "#app/domain/access/actor.ts";
import { anApplicant, type Applying } from "./applicant.ts";
import { capOf, idOf, insert, market, type Market } from "./market.ts";

/** A market whose first lot has members with rates to raise, and the people who propose and approve. */
export type Uplifting = Market & {
  readonly member: Pick<Applying, "actor" | "partyId" | "organisationId">;
  readonly analyst: StaffActor;
  readonly approver: StaffActor;
  /** The rates of the first lot's line by name. */
  readonly rateId: (name: RateName) => string;
};

const rates = {
  plain: { pence: 2_000 },
  nearCap: { pence: 2_550 },
  atCap: { pence: 2_600 },
  negotiated: { pence: 2_000, reason: "NEGOTIATION", valid_from: "2026-11-01" },
  negotiatedLongAgo: { pence: 2_001, reason: "NEGOTIATION", valid_from: "2026-01-05" },
  ending: { pence: 1_900, valid_to: "2027-03-01" },
} as const;
type RateName = keyof typeof rates;

/** Each rate is a different member's, so that none is in another's way. */
export async function uplifting(owner: pg.Client, world: number): Promise<Uplifting> {
  const made = await market(owner, world);
  const [lotId, lineId] = [made.coreLotIds[0] ?? "", made.lineIds[0] ?? ""];
  const names = Object.keys(rates) as RateName[];
  const members = [];
  for (const [index, name] of names.entries()) {
    const member = await anApplicant(owner, index + 1, world);
    members.push(member);
    const membershipId = idOf(41, index, world);
    await insert(owner, "lot_membership", [
      {
        ...{ id: membershipId, framework_id: made.frameworkId, lot_id: lotId, party_id: member.partyId },
        ...{ provider_id: member.actor.providerId, active_from: "2026-01-05" },
      },
    ]);
    await insert(owner, "rate", [
      {
        ...{ id: idOf(42, index, world), framework_id: made.frameworkId, membership_id: membershipId },
        ...{ provider_id: member.actor.providerId, lot_id: lotId, service_line_id: lineId },
        ...{ area_id: made.everywhereId, location_id: member.organisationId, valid_from: "2026-01-05" },
        ...{ cap_id: capOf(0, world), cap_pence: 2_600, reason: "ROUND", clause: "Clause 2", vat: "EXEMPT" },
        ...rates[name],
      },
    ]);
    await insert(owner, "declared_volume", [
      {
        ...{
          id: idOf(43, index, world),
          framework_id: made.frameworkId,
          provider_id: member.actor.providerId,
        },
        ...{ lot_id: lotId, service_line_id: lineId, area_id: made.everywhereId },
        ...{
          location_id: member.organisationId,
          units_a_year: 1_000,
          people: 2,
          stated_at: "2026-01-05T00:00:00Z",
        },
      },
    ]);
  }
  await insert(owner, "price_clause", [
    { framework_id: made.frameworkId, reason: "UPLIFT", clause: "Clause 5", from_on: "2025-04-01" },
  ]);
  await insert(owner, "delegated_limit", [
    {
      ...{ framework_id: made.frameworkId, role: "approver", from_on: "2026-01-01" },
      ...{ limit_pence: 1_000_000, source: "Test" },
    },
  ]);
  const [member] = members;
  if (!member) throw new Error("no member");
  return {
    ...made,
    member,
    analyst: await person(owner, made.commissionerId, world, 1, "analyst"),
    approver: await person(owner, made.commissionerId, world, 2, "approver"),
    rateId: (name) => idOf(42, names.indexOf(name), world),
  };
}

async function person(
  owner: pg.Client,
  commissionerId: string,
  world: number,
  nth: number,
  role: Role,
): Promise<StaffActor> {
  const accountId = idOf(40, nth, world);
  await insert(owner, "account", [
    {
      ...{ id: accountId, email: `uplift${world}-${nth}@council.test`, name: `Staff ${nth}` },
      ...{ commissioner_id: commissionerId, roles: [role], created_at: "2026-01-01T00:00:00Z" },
    },
  ]);
  return { kind: "staff", accountId, commissionerId, roles: [role] };
}
