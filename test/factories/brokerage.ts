import type pg from "pg";
import type { Role, StaffActor } from "#app/domain/access/actor.ts";
import { callingOff, type CallingOff } from "./call-off.ts";
import { idOf, insert } from "./market.ts";

/** A market with three members, and the people who place somebody in it. */
export type Brokering = CallingOff & {
  readonly broker: StaffActor;
  readonly broker2: StaffActor;
  readonly assessor: StaffActor;
  readonly analyst: StaffActor;
};

/** The instant at which tests of brokerage stand: a Monday morning. */
export const mondayMorning = "2026-11-16T10:00:00.000Z";

export async function brokering(owner: pg.Client, world = 0): Promise<Brokering> {
  const made = await callingOff(owner, world);
  const person = (nth: number, ...roles: Role[]) => staff(owner, made.commissionerId, world, nth, roles);
  return {
    ...made,
    broker: await person(1, "broker"),
    broker2: await person(2, "broker"),
    assessor: await person(3, "assessor"),
    analyst: await person(4, "analyst"),
  };
}

async function staff(
  owner: pg.Client,
  commissionerId: string,
  world: number,
  nth: number,
  roles: readonly Role[],
): Promise<StaffActor> {
  const accountId = idOf(80, nth, world);
  await insert(owner, "account", [
    {
      ...{ id: accountId, email: `brokerage${nth}-${world}@example.org`, name: `Brokerage ${nth}` },
      ...{ commissioner_id: commissionerId, roles, created_at: "2026-01-01T00:00:00Z" },
    },
  ]);
  return { kind: "staff", accountId, commissionerId, roles };
}

/** A request for ten and a half hours a week of the first lot's line from 4 January 2027, and its id. */
export async function aRequest(
  owner: pg.Client,
  world: Brokering,
  changes: Readonly<Record<string, unknown>> = {},
  nth = 1,
): Promise<string> {
  const id = idOf(81, nth);
  await insert(owner, "placement_request", [
    {
      ...{ id, commissioner_id: world.commissionerId, framework_id: world.frameworkId },
      ...{ reference: `PR-2026-${String(9000 + nth)}`, person_ref: `P-${String(48_000 + nth)}` },
      ...{ age_band: "65-74", support_reason: "physical-personal-care" },
      needs: [
        {
          ...{ domain: "mobility", timesAWeek: 14, minutes: 45 },
          ...{ ratio: { staff: 1, people: 1 }, words: "" },
        },
      ],
      ...{ help_to_choose: false, area_id: null, postcode_district: "BS5", starts_on: "2027-01-04" },
      ...{ urgency: "ROUTINE", preferences: "", streams: ["council"] },
      ...{ created_by: world.broker.accountId, created_at: "2026-11-16T09:00:00Z" },
      ...{ held_reason: "", archived_reason: "" },
      ...changes,
    },
  ]);
  await insert(owner, "placement_request_line", [
    {
      ...{ id: idOf(82, nth), request_id: id, commissioner_id: world.commissionerId },
      ...{ lot_id: world.coreLotIds[0], service_line_id: world.lineIds[0] },
      ...{ units: 10.5, position: 1, schedule: "" },
    },
  ]);
  return id;
}

/**
 * A placement with the first member, approved and running from 5 October 2026 without end: ten hours a week at its rate
 * of 24.00 pounds, of which the person pays 40 pounds and the council the rest. Gives its id and that of its element.
 */
export async function aPlacement(
  owner: pg.Client,
  world: Brokering,
  changes: Readonly<Record<string, unknown>> = {},
  nth = 1,
): Promise<{ readonly placementId: string; readonly elementId: string }> {
  const [id, elementId, fundingId] = [idOf(83, nth), idOf(84, nth), idOf(85, nth)];
  const [member] = world.bidders;
  const whose = { placement_id: id, commissioner_id: world.commissionerId };
  const from_on = (changes["from_on"] as string | undefined) ?? "2026-10-05";
  await insert(owner, "placement", [
    {
      ...{ id, commissioner_id: world.commissionerId, framework_id: world.frameworkId },
      ...{ reference: `PL-2026-${String(9000 + nth)}`, person_ref: `P-${String(49_000 + nth)}` },
      ...{
        provider_id: member.actor.providerId,
        location_id: member.organisationId,
        lot_id: world.coreLotIds[0],
      },
      ...{ area_id: world.everywhereId, age_band: "65-74", support_reason: "physical-personal-care" },
      ...{ section_117: false, from_on, off_framework_ground: "", ended_reason: "", hand_back_reason: "" },
      ...{ cancelled_reason: "", created_by: world.broker.accountId, created_at: "2026-10-01T09:00:00Z" },
      ...{
        approved_by: world.approver.accountId,
        approved_at: "2026-10-02T09:00:00Z",
        approved_on: "2026-10-02",
      },
      ...changes,
    },
  ]);
  await insert(owner, "placement_element", [
    {
      ...whose,
      ...{ id: elementId, provider_id: member.actor.providerId, service_line_id: world.lineIds[0] },
      ...{ kind: "CARE", pence: 2_400, per: "hour", units: 10, weekly_pence: 24_000, schedule: "" },
      ...{ from_on, to_on: changes["to_on"] ?? null, rate_id: member.rateId, rate_pence: 2_400 },
      ...{ cap_pence: world.capPence, origin: "PLACED" },
    },
  ]);
  await insert(owner, "placement_funding", [
    { ...whose, id: fundingId, from_on, agreed_at: "2026-10-01T09:00:00Z" },
  ]);
  const share = {
    funding_id: fundingId,
    commissioner_id: world.commissionerId,
    icb_reference: "",
    dispute_reason: "",
  };
  await insert(owner, "placement_share", [
    { ...share, stream: "client", weekly_pence: 4_000, takes_rest: false },
    { ...share, stream: "council", weekly_pence: null, takes_rest: true },
  ]);
  return { placementId: id, elementId };
}
