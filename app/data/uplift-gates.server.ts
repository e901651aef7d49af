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
  readonly decision: GateDecision | null;
};

/** What was decided on a provider's evidence; `rise` is null where the rate stays. */
export type GateDecision = {
  readonly rise: { readonly pence: Pence; readonly fromOn: Day } | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
};

type GateRow = Omit<UpliftGate, "pence" | "fromOn" | "decision"> & {
  readonly pence: number;
  readonly fromOn: Date;
  readonly newPence: number | null;
  readonly newFromOn: Date | null;
  readonly reason: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date | null;
};

/** What applied uplifts left to evidence, as far as the actor may see: of one uplift, or of all. */
export async function upliftGates(tx: Tx, upliftId: string | null = null): Promise<readonly UpliftGate[]> {
  const rows = await tx.$queryRaw<GateRow[]>`
    SELECT g.uplift_id AS "upliftId", g.rate_id AS "rateId", p.id AS "providerId", p.name AS provider, u.title, u.from_on AS "fromOn",
      g.kind::text AS kind, s.title AS line, lower(replace(s.unit::text, '_', '-')) AS unit, o.name || ', ' || lower(a.name) AS place,
      r.pence, g.statement, g.stated_at AS "statedAt", d.pence AS "newPence", d.from_on AS "newFromOn", d.reason,
      coalesce(b.name, 'the council') AS "decidedBy", d.decided_at AS "decidedAt"
    FROM uplift_gate g JOIN uplift u ON u.id = g.uplift_id JOIN rate r ON r.id = g.rate_id JOIN provider p ON p.id = g.provider_id
    JOIN service_line s ON s.id = r.service_line_id JOIN location o ON o.id = r.location_id JOIN area a ON a.id = r.area_id
    LEFT JOIN uplift_gate_decision d ON d.uplift_id = g.uplift_id AND d.rate_id = g.rate_id LEFT JOIN account b ON b.id = d.decided_by
    WHERE (${upliftId}::uuid IS NULL OR g.uplift_id = ${upliftId}::uuid) ORDER BY u.from_on DESC, p.name, s.title, r.pence DESC`;
  return rows.map(({ newPence, newFromOn, reason, decidedBy, decidedAt, ...row }) => ({
    ...row,
    pence: pence(row.pence),
    fromOn: fromColumn(row.fromOn),
    decision: decidedAt && {
      rise:
        newPence === null || !newFromOn ? null : { pence: pence(newPence), fromOn: fromColumn(newFromOn) },
      ...{ reason: reason ?? "", decidedBy, decidedAt },
    },
  }));
}

/** Writes down what a provider says for raising a rate; what it said before gives way. Answers whether the rate is its own, was left to evidence and is undecided. */
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
