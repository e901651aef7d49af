import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { LeftAsItIs } from "#app/domain/pricing/uplift.ts";
import type { Tx } from "./db.server.ts";
import { fromColumn } from "./days.server.ts";

/** A rate that an uplift leaves as it is, and why. */
export type LeftRate = {
  readonly rateId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly line: string;
  readonly unit: Unit;
  readonly place: string;
  readonly pence: Pence;
  readonly why: LeftAsItIs;
};

/** The rates that an uplift not yet applied would leave to evidence, to an exception or to their cap, the dearest first. */
export async function leftAsTheyAre(tx: Tx, upliftId: string, limit: number): Promise<readonly LeftRate[]> {
  const rows = await tx.$queryRaw<(Omit<LeftRate, "pence"> & { pence: number })[]>`
    SELECT j.rate_id AS "rateId", p.id AS "providerId", p.name AS provider, s.title AS line, lower(replace(s.unit::text, '_', '-')) AS unit,
      o.name || ', ' || lower(a.name) AS place, j.pence, j.left_as_it_is AS why
    FROM app.judge_uplift(${upliftId}::uuid) j JOIN provider p ON p.id = j.provider_id JOIN service_line s ON s.id = j.service_line_id
    JOIN location o ON o.id = j.location_id JOIN area a ON a.id = j.area_id
    WHERE j.left_as_it_is <> 'at-cap' ORDER BY j.left_as_it_is, j.pence DESC, p.name, j.rate_id LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, pence: pence(row.pence) }));
}

/** A rate that an applied uplift left to evidence, and what its provider has said. */
export type UpliftGate = {
  readonly upliftId: string;
  readonly rateId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly title: string;
  readonly fromOn: Day;
  readonly kind: "NEGOTIATED" | "ABOVE_THRESHOLD";
  readonly line: string;
  readonly unit: Unit;
  readonly place: string;
  readonly pence: Pence;
  readonly statement: string | null;
  readonly statedAt: Instant | null;
};

type GateRow = Omit<UpliftGate, "pence" | "fromOn"> & { readonly pence: number; readonly fromOn: Date };

/** What applied uplifts left to evidence, as far as the actor may see: of one uplift, or of all. */
export async function upliftGates(tx: Tx, upliftId: string | null = null): Promise<readonly UpliftGate[]> {
  const rows = await tx.$queryRaw<GateRow[]>`
    SELECT g.uplift_id AS "upliftId", g.rate_id AS "rateId", p.id AS "providerId", p.name AS provider, u.title, u.from_on AS "fromOn",
      g.kind::text AS kind, s.title AS line, lower(replace(s.unit::text, '_', '-')) AS unit, o.name || ', ' || lower(a.name) AS place,
      r.pence, g.statement, g.stated_at AS "statedAt"
    FROM uplift_gate g JOIN uplift u ON u.id = g.uplift_id JOIN rate r ON r.id = g.rate_id JOIN provider p ON p.id = g.provider_id
    JOIN service_line s ON s.id = r.service_line_id JOIN location o ON o.id = r.location_id JOIN area a ON a.id = r.area_id
    WHERE (${upliftId}::uuid IS NULL OR g.uplift_id = ${upliftId}::uuid) ORDER BY u.from_on DESC, p.name, s.title, r.pence DESC`;
  return rows.map((row) => ({ ...row, pence: pence(row.pence), fromOn: fromColumn(row.fromOn) }));
}

/** Writes down what a provider says for raising a rate; what it said before gives way. Answers whether the rate is its own and was left to evidence. */
export async function saveStatement(
  tx: Tx,
  which: { readonly upliftId: string; readonly rateId: string },
  statement: string,
  by: string,
  now: Instant,
): Promise<boolean> {
  const { count } = await tx.upliftGate.updateMany({
    where: which,
    data: { statement, statedBy: by, statedAt: now },
  });
  return count === 1;
}
