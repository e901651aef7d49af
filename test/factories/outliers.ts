import type pg from "pg";
import type { Finding } from "#app/domain/benchmark/finding.ts";
import { usualRule } from "#app/domain/benchmark/outlier-rule.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import type { Brokering } from "./brokerage.ts";
import { idOf, insert } from "./market.ts";

/** Peers of a run: of how many providers, and their figures, the lowest first. Of fewer than five no figure is kept. */
export type MadeGroup = {
  readonly number: number;
  readonly lotId: string;
  readonly clientGroup?: string;
  readonly unit?: string;
  readonly measure?: "price" | "ratio";
  readonly region?: string;
  readonly n?: number;
  readonly providers: number;
  readonly figures: readonly number[];
};

/** A run of the night of Monday 16 November 2026 with its groups, and its id. */
export async function aRun(
  owner: pg.Client,
  world: Pick<Brokering, "commissionerId">,
  groups: readonly MadeGroup[] = [],
  nth = 1,
): Promise<string> {
  const id = idOf(90, nth);
  const whose = { commissioner_id: world.commissionerId };
  await insert(owner, "outlier_run", [
    {
      ...{ id, ...whose, kind: "NIGHTLY", price_on: "2026-11-16", rule_version: 0, judged: 40, flagged: 4 },
      rule: usualRule,
      ...{ digest: "0".repeat(64), started_at: "2026-11-16T02:00:00Z", finished_at: "2026-11-16T02:01:00Z" },
    },
  ]);
  for (const group of groups) {
    const told = group.providers >= 5;
    await insert(owner, "outlier_group", [
      {
        ...{ run_id: id, ...whose, number: group.number, lot_id: group.lotId, service_line_id: null },
        ...{ client_group: group.clientGroup ?? "learning-disability", region: group.region ?? "everywhere" },
        ...{ unit: group.unit ?? "week", measure: group.measure ?? "price", scale: "log" },
        ...{ n: group.n ?? Math.max(group.figures.length, 1), providers: group.providers },
        figures: told ? group.figures : [],
        ...(told && group.figures.length >= 10
          ? { centre: 1, spread: 1, spread_by: "median-deviation" }
          : { centre: null, spread: null, spread_by: null }),
      },
    ]);
  }
  return id;
}

/** A price of 2,400 pounds a week for a person with a learning disability, expected to cost 1,900: 26,071.43 a year above. */
function aFinding(lotId: string, change: Partial<Finding> = {}): Finding {
  return {
    ...{ rule: 0, priceDay: toDay("2026-11-16") },
    peerGroup: {
      ...{ lotId, lineId: null, clientGroup: "learning-disability", region: "everywhere", unit: "week" },
      measure: "price",
    },
    ...{ asked: { pence: pence(240_000), on: toDay("2026-10-05") }, brought: null },
    ...{ pence: pence(240_000), weekly: pence(240_000), bought: null },
    peers: { kind: "too-few" },
    expected: {
      ...{ kind: "compared", low: pence(170_000), expected: pence(190_000), high: pence(210_000) },
      ...{
        ratio: 1.2632,
        needDigest: "n".repeat(64),
        parametersId: idOf(99, 1),
        calculation: 1,
        out: "high",
      },
    },
    cap: { cap: null, benchmark: null, out: null },
    ...{ direction: "high", signals: 1 },
    stake: { against: "expected", againstPence: pence(190_000), yearly: pence(2_607_143) },
    ...change,
  };
}

export type MadeFlag = {
  readonly nth: number;
  readonly runId: string;
  readonly lotId?: string;
  readonly providerId?: string;
  readonly locationId?: string | null;
  readonly placementId?: string | null;
  readonly subject?: { readonly kind: "RATE" | "OFFER" | "BID" | "PLACEMENT"; readonly id: string };
  readonly groupNumber?: number | null;
  readonly finding?: Partial<Finding>;
  readonly learningDisability?: boolean;
  readonly section117?: boolean;
  readonly nhsShare?: boolean;
  readonly row?: Readonly<Record<string, unknown>>;
};

/** A flag of that run about a placement of the first member (or about what is said), and its id. */
export async function aFlag(owner: pg.Client, world: Brokering, made: MadeFlag): Promise<string> {
  const id = idOf(91, made.nth);
  const lotId = made.lotId ?? world.coreLotIds[0] ?? "";
  const finding = aFinding(lotId, made.finding);
  const placementId = made.placementId ?? null;
  const subject = made.subject ?? { kind: "PLACEMENT", id: placementId ?? idOf(92, made.nth) };
  await insert(owner, "outlier_flag", [
    {
      ...{ id, commissioner_id: world.commissionerId, subject_kind: subject.kind, subject_id: subject.id },
      ...{ direction: finding.direction.toUpperCase(), lot_id: lotId, placement_id: placementId },
      provider_id: made.providerId ?? world.bidders[0].actor.providerId,
      location_id: made.locationId === undefined ? world.bidders[0].organisationId : made.locationId,
      ...{ client_group: finding.peerGroup.clientGroup, unit: finding.peerGroup.unit },
      ...{ price_pence: finding.pence, weekly_pence: finding.weekly, against: finding.stake.against },
      ...{ against_pence: finding.stake.againstPence, at_stake_pence: finding.stake.yearly },
      ...{ signals: finding.signals, learning_disability: made.learningDisability ?? true },
      ...{ section_117: made.section117 ?? false, nhs_share: made.nhsShare ?? false, evidence: finding },
      ...{ digest: "d".repeat(64), run_id: made.runId, group_number: made.groupNumber ?? null },
      ...{ opened_at: "2026-11-16T02:01:00Z", found_at: "2026-11-16T02:01:00Z" },
      ...{ state: "OPEN", check_data: false },
      ...made.row,
    },
  ]);
  return id;
}

/** A running placement of a provider at a price a week in the first lot, approved, paid by the council; and its id. */
export async function aPricedPlacement(
  owner: pg.Client,
  world: Brokering,
  made: {
    readonly nth: number;
    readonly providerId: string;
    readonly locationId: string;
    readonly weekly: number;
    readonly lotId?: string;
    readonly supportReason?: string;
  },
): Promise<string> {
  const id = idOf(93, made.nth);
  const whose = { placement_id: id, commissioner_id: world.commissionerId };
  await insert(owner, "placement", [
    {
      ...{ id, commissioner_id: world.commissionerId, framework_id: world.frameworkId },
      ...{ reference: `PL-2026-${String(7000 + made.nth)}`, person_ref: `P-${String(47_000 + made.nth)}` },
      ...{ provider_id: made.providerId, location_id: made.locationId, area_id: world.everywhereId },
      ...{ lot_id: made.lotId ?? world.coreLotIds[0], age_band: "25-44", section_117: false },
      ...{ support_reason: made.supportReason ?? "mental-health", from_on: "2025-04-07" },
      ...{ off_framework_ground: "", ended_reason: "", hand_back_reason: "", cancelled_reason: "" },
      ...{
        created_by: world.broker.accountId,
        created_at: "2025-04-01T09:00:00Z",
        approved_on: "2025-04-02",
      },
      ...{ approved_by: world.approver.accountId, approved_at: "2025-04-02T09:00:00Z" },
    },
  ]);
  await insert(owner, "placement_element", [
    {
      ...{
        id: idOf(94, made.nth),
        ...whose,
        provider_id: made.providerId,
        service_line_id: world.lineIds[0],
      },
      ...{ kind: "CARE", pence: made.weekly, per: "week", units: 1, weekly_pence: made.weekly, schedule: "" },
      ...{ from_on: "2025-04-07", origin: "PLACED", origin_title: "" },
    },
  ]);
  return id;
}

/** A price of the first member in a round since opened, in which the analyst declared no interest; answers its submission. */
export async function anOpenedPrice(owner: pg.Client, world: Brokering): Promise<string> {
  const [roundId, submissionId] = [idOf(93, 1), idOf(94, 1)];
  const of = { round_id: roundId, framework_id: world.frameworkId };
  const whose = { ...of, provider_id: world.bidders[0].actor.providerId };
  const at = "2026-11-02T12:31:00Z";
  await owner.query("SET session_replication_role = replica");
  await insert(owner, "round_opening", [
    {
      ...{ round_id: roundId, first_by: world.analyst.accountId, first_at: at },
      ...{ second_by: world.approver.accountId, opened_at: at },
    },
  ]);
  await insert(owner, "conflict_declaration", [
    { ...of, account_id: world.analyst.accountId, declared_at: at, provider_ids: [] },
  ]);
  await insert(owner, "submission", [
    {
      ...{ ...whose, id: submissionId, application_id: idOf(95, 1), version: 1, reference: "S-1" },
      ...{ submitted_at: "2026-11-01T09:00:00Z", submitted_by: idOf(95, 2), content_hash: "" },
    },
  ]);
  await insert(owner, "submission_price", [
    {
      ...{ ...whose, submission_id: submissionId, lot_id: world.coreLotIds[0], area_id: world.everywhereId },
      ...{ service_line_id: world.lineIds[0], location_id: world.bidders[0].organisationId, pence: 2_400 },
    },
  ]);
  await owner.query("SET session_replication_role = origin");
  return submissionId;
}
