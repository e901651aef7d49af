import type { Instant } from "#app/domain/calendar.ts";
import type { OutcomeMeasure, OutcomeTerms } from "#app/domain/call-off/outcomes.ts";
import { basisPoints, decimal4, pence, type Decimal4, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";

/** The measures of a call-off that the actor may see, in their order. */
export async function measuresOf(tx: Tx, callOffId: string): Promise<readonly OutcomeMeasure[]> {
  const rows = await tx.outcomeMeasure.findMany({
    where: { callOffId },
    orderBy: { position: "asc" },
    select: {
      ...{ id: true, position: true, title: true, cohort: true, unit: true, baseline: true, target: true },
      ...{ direction: true, share: true, rule: true, everyMonths: true },
    },
  });
  return rows.map((row) => ({
    ...row,
    baseline: decimal4(row.baseline.toString()),
    target: decimal4(row.target.toString()),
    share: basisPoints(row.share),
  }));
}

/** Adds a measure behind the others, and answers its id. */
export async function insertMeasure(
  tx: Tx,
  whose: { readonly callOffId: string; readonly commissionerId: string },
  terms: OutcomeTerms,
  position: number,
): Promise<string> {
  const { id } = await tx.outcomeMeasure.create({
    data: { ...whose, ...terms, position },
    select: { id: true },
  });
  return id;
}

/** Takes a measure away. Answers whether there was one. */
export async function deleteMeasure(tx: Tx, callOffId: string, measureId: string): Promise<boolean> {
  const { count } = await tx.outcomeMeasure.deleteMany({ where: { id: measureId, callOffId } });
  return count === 1;
}

/** What was found of a measure in a period. */
export type FoundResult = {
  readonly measureId: string;
  readonly period: number;
  readonly value: Decimal4;
  readonly evidence: string;
};

/** The same as it is kept, with what depended on it when it was recorded; null where that was not kept. */
export type KeptResult = FoundResult & { readonly stake: Pence | null };

/** What was found in a contract, the last record of each measure and period. */
export async function resultsFound(tx: Tx, contractId: string): Promise<readonly KeptResult[]> {
  const rows = await tx.$queryRaw<
    (Omit<KeptResult, "value" | "stake"> & { readonly value: string; readonly stake: bigint | null })[]
  >`
    SELECT DISTINCT ON (r.measure_id, r.period) r.measure_id AS "measureId", r.period, r.value::text AS value, r.evidence,
      r.stake_pence AS stake
    FROM outcome_result r WHERE r.contract_id = ${contractId}::uuid ORDER BY r.measure_id, r.period, r.recorded_at DESC, r.id`;
  return rows.map(({ stake, ...row }) => ({
    ...row,
    value: decimal4(row.value),
    stake: stake === null ? null : pence(Number(stake)),
  }));
}

/** Adds what was found, with what depends on it today; it takes the place of what was recorded of the same period before. */
export async function insertResult(
  tx: Tx,
  whose: { readonly contractId: string; readonly commissionerId: string },
  { stake, ...found }: FoundResult & { readonly stake: Pence },
  recordedBy: string,
  recordedAt: Instant,
) {
  await tx.outcomeResult.createMany({
    data: [{ ...whose, ...found, stakePence: BigInt(stake), recordedBy, recordedAt }],
  });
}
