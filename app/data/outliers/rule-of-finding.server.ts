import { usualRule, type OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { Day } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";

/** What of a rule a case and a report are told by. */
export type RuleTold = Pick<
  OutlierRule,
  "version" | "cutOff" | "leastProviders" | "expected" | "benchmark" | "nhsShareAbove"
>;

type Row = Omit<RuleTold, "expected" | "benchmark" | "nhsShareAbove"> & {
  readonly over: number;
  readonly under: number;
  readonly benchmarkOver: number;
  readonly benchmarkUnder: number;
  readonly nhs: number;
};

/** A version of the council's rule; the portal's own where it is nought or not there. */
export async function ruleOfFinding(tx: Tx, version: number): Promise<RuleTold> {
  const rows = await rules(tx);
  return rows.find((rule) => rule.version === version) ?? usualRule;
}

/** The rule that holds on a day; the portal's own while the council has set none. */
export async function ruleToday(tx: Tx, today: Day): Promise<RuleTold> {
  const rows = (await rules(tx)).filter(({ fromOn }) => fromOn <= today);
  return rows.at(-1) ?? usualRule;
}

async function rules(tx: Tx): Promise<readonly (RuleTold & { readonly fromOn: string })[]> {
  const rows = await tx.$queryRaw<(Row & { fromOn: string })[]>`
    SELECT r.version, r.from_on::text AS "fromOn", r.cut_off::float8 AS "cutOff", r.least_providers AS "leastProviders", r.expected_over::float8 AS over,
      r.expected_under::float8 AS under, r.benchmark_over::float8 AS "benchmarkOver", r.benchmark_under::float8 AS "benchmarkUnder",
      r.nhs_share_above_pence AS nhs
    FROM outlier_rule r WHERE r.commissioner_id = app.commissioner() ORDER BY r.from_on, r.version`;
  return rows.map(({ over, under, benchmarkOver, benchmarkUnder, nhs, ...rule }) => ({
    ...rule,
    ...{ expected: { over, under }, benchmark: { over: benchmarkOver, under: benchmarkUnder } },
    nhsShareAbove: pence(nhs),
  }));
}
