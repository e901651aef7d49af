import { z } from "zod";
import type { Day, Instant } from "#app/domain/calendar.ts";
import { basisPoints, pence, type BasisPoints, type Pence } from "#app/domain/money.ts";
import type { Tx } from "./db.server.ts";
import { fromColumn, toColumn } from "./days.server.ts";

/** An uplift as it was proposed, and what was decided. Shares and changes are in basis points. */
export type Uplift = {
  readonly id: string;
  readonly frameworkId: string;
  readonly framework: string;
  readonly title: string;
  readonly fromOn: Day;
  readonly payChange: BasisPoints;
  readonly payBasis: string;
  readonly priceChange: BasisPoints;
  readonly priceBasis: string;
  readonly floor: BasisPoints;
  readonly ceiling: BasisPoints;
  readonly negotiatedMonths: number;
  readonly weeklyThreshold: Pence | null;
  readonly proposedById: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly approved: boolean | null;
  readonly decisionReason: string;
  readonly outcome: UpliftOutcome | null;
};

/** What an approved uplift did, as it was written down. */
export type UpliftOutcome = z.infer<typeof outcomeShape>;

const outcomeShape = z.object({
  rates: z.number(),
  providers: z.number(),
  gated: z.number(),
  digest: z.string(),
  yearlyCost: z.number(),
});

type Row = Omit<Uplift, "fromOn" | "outcome"> & { readonly fromOn: Date; readonly outcome: unknown };

/** The uplifts of the actor's own frameworks, the latest first; or one of them by its id. */
export async function uplifts(tx: Tx, id: string | null = null): Promise<readonly Uplift[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.id, u.framework_id AS "frameworkId", f.title AS framework, u.title, u.from_on AS "fromOn", u.pay_change AS "payChange",
      u.pay_basis AS "payBasis", u.price_change AS "priceChange", u.price_basis AS "priceBasis", u.floor, u.ceiling,
      u.negotiated_months AS "negotiatedMonths", u.weekly_threshold AS "weeklyThreshold", u.proposed_by AS "proposedById",
      coalesce(p.name, 'a colleague') AS "proposedBy", u.proposed_at AS "proposedAt", coalesce(d.name, u.decided_by::text) AS "decidedBy",
      u.decided_at AS "decidedAt", u.approved, u.decision_reason AS "decisionReason", u.outcome
    FROM uplift u JOIN framework f ON f.id = u.framework_id
    LEFT JOIN account p ON p.id = u.proposed_by LEFT JOIN account d ON d.id = u.decided_by
    WHERE (${id}::uuid IS NULL OR u.id = ${id}::uuid) ORDER BY u.from_on DESC, u.proposed_at DESC`;
  return rows.map((row) => ({
    ...row,
    fromOn: fromColumn(row.fromOn),
    outcome: row.outcome === null ? null : outcomeShape.parse(row.outcome),
  }));
}

/** An uplift whose row stays locked until the transaction ends, for a decision. */
export async function lockUplift(tx: Tx, id: string): Promise<Uplift | undefined> {
  await tx.$queryRaw`SELECT 1 FROM uplift WHERE id = ${id}::uuid AND decided_by IS NULL FOR UPDATE`;
  return (await uplifts(tx, id))[0];
}

export type NewUplift = Pick<
  Uplift,
  | "frameworkId"
  | "title"
  | "fromOn"
  | "payChange"
  | "payBasis"
  | "priceChange"
  | "priceBasis"
  | "floor"
  | "ceiling"
  | "negotiatedMonths"
  | "weeklyThreshold"
>;

/** How far the rates of a lot rise, and why pay's share is what it is. */
export type NewUpliftLot = {
  readonly lotId: string;
  readonly payShare: BasisPoints;
  readonly uplift: BasisPoints;
  readonly reason: string;
};

export async function addUplift(
  tx: Tx,
  { fromOn, ...uplift }: NewUplift,
  lots: readonly NewUpliftLot[],
  by: string,
  now: Instant,
): Promise<string> {
  const { id } = await tx.uplift.create({
    data: { ...uplift, fromOn: toColumn(fromOn), proposedBy: by, proposedAt: now },
    select: { id: true },
  });
  const { frameworkId } = uplift;
  await tx.upliftLot.createMany({ data: lots.map((lot) => ({ ...lot, upliftId: id, frameworkId })) });
  return id;
}

/** Writes down who decided, when, and what came of it. */
export async function saveDecision(
  tx: Tx,
  id: string,
  decision: { readonly approved: boolean; readonly reason: string; readonly outcome?: UpliftOutcome },
  by: string,
  now: Instant,
) {
  const { approved, reason, outcome } = decision;
  await tx.uplift.updateMany({
    where: { id },
    data: {
      ...{ decidedBy: by, decidedAt: now, approved, decisionReason: reason },
      ...(outcome && { outcome }),
    },
  });
}

/** The most that somebody with these roles may approve a year on a framework, by the scheme of delegation of a day; null for nothing. */
export async function delegatedLimit(
  tx: Tx,
  frameworkId: string,
  roles: readonly string[],
  day: Day,
): Promise<Pence | null> {
  const rows = await tx.delegatedLimit.findMany({
    where: { frameworkId, role: { in: [...roles] }, fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    distinct: ["role"],
    select: { limitPence: true },
  });
  const limits = rows.map(({ limitPence }) => Number(limitPence));
  return limits.length === 0 ? null : pence(Math.max(...limits));
}

/** A year of a lot under an uplift, from what members say the council buys. */
export type SimulatedLot = {
  readonly lotId: string;
  readonly number: number;
  readonly title: string;
  readonly rung: string | null;
  readonly tier: number | null;
  readonly payShare: BasisPoints;
  readonly uplift: BasisPoints;
  readonly reason: string;
  readonly raised: number;
  readonly held: number;
  readonly atCap: number;
  readonly overCap: number;
  readonly byException: number;
  readonly negotiated: number;
  readonly aboveThreshold: number;
  /** Raised rates for which nobody has declared a volume: their cost is not counted. */
  readonly withoutVolume: number;
  readonly costNow: Pence;
  readonly costMore: Pence;
};

type SimulatedRow = Omit<SimulatedLot, "costNow" | "costMore" | "payShare" | "uplift"> & {
  readonly payShare: number;
  readonly uplift: number;
  readonly costNow: bigint;
  readonly costMore: bigint;
};

/** What an uplift would do and cost in a year, lot by lot in the order of the framework. */
export async function simulateUplift(tx: Tx, id: string): Promise<readonly SimulatedLot[]> {
  const rows = await tx.$queryRaw<SimulatedRow[]>`
    WITH judged AS MATERIALIZED (SELECT * FROM app.judge_uplift(${id}::uuid)),
    volume AS MATERIALIZED (
      SELECT DISTINCT ON (v.provider_id, v.service_line_id, v.area_id, v.location_id) v.provider_id, v.service_line_id, v.area_id,
        v.location_id, v.units_a_year::bigint AS units
      FROM declared_volume v JOIN uplift u ON u.id = ${id}::uuid AND u.framework_id = v.framework_id
      ORDER BY v.provider_id, v.service_line_id, v.area_id, v.location_id, v.stated_at DESC
    )
    SELECT l.id AS "lotId", l.number, l.title, g.name AS rung, g.tier, k.pay_share AS "payShare", k.uplift, k.reason,
      count(j.rate_id) FILTER (WHERE j.left_as_it_is IS NULL)::int AS raised,
      count(j.rate_id) FILTER (WHERE j.left_as_it_is IS NULL AND j.held)::int AS held,
      count(*) FILTER (WHERE j.left_as_it_is = 'at-cap')::int AS "atCap",
      count(*) FILTER (WHERE j.left_as_it_is = 'over-cap')::int AS "overCap",
      count(*) FILTER (WHERE j.left_as_it_is = 'by-exception')::int AS "byException",
      count(*) FILTER (WHERE j.left_as_it_is = 'negotiated')::int AS negotiated,
      count(*) FILTER (WHERE j.left_as_it_is = 'above-threshold')::int AS "aboveThreshold",
      count(j.rate_id) FILTER (WHERE j.left_as_it_is IS NULL AND v.units IS NULL)::int AS "withoutVolume",
      coalesce(sum(v.units * j.pence), 0)::bigint AS "costNow",
      coalesce(sum(v.units * (j.raised - j.pence)) FILTER (WHERE j.left_as_it_is IS NULL), 0)::bigint AS "costMore"
    FROM uplift_lot k JOIN lot l ON l.id = k.lot_id LEFT JOIN ladder_rung g ON g.id = l.rung_id
    LEFT JOIN judged j ON j.lot_id = l.id
    LEFT JOIN volume v ON v.provider_id = j.provider_id AND v.service_line_id = j.service_line_id AND v.area_id = j.area_id
      AND v.location_id = j.location_id
    WHERE k.uplift_id = ${id}::uuid
    GROUP BY l.id, g.name, g.tier, g.position, k.pay_share, k.uplift, k.reason
    ORDER BY g.tier NULLS LAST, g.position, l.number`;
  return rows.map((row) => ({
    ...row,
    payShare: basisPoints(row.payShare),
    uplift: basisPoints(row.uplift),
    costNow: pence(Number(row.costNow)),
    costMore: pence(Number(row.costMore)),
  }));
}

/** The lots that an uplift raises. */
export async function lotsOfUplift(tx: Tx, upliftId: string): Promise<readonly string[]> {
  const rows = await tx.upliftLot.findMany({ where: { upliftId }, select: { lotId: true } });
  return rows.map((row) => row.lotId);
}
