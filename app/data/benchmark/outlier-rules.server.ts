import type { Day, Instant } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A version on file, with who set it. */
export type OutlierRuleOnFile = OutlierRule & { readonly from: Day; readonly setBy: string | null };

/** The versions of a commissioner's rule, the latest first. */
export async function outlierRules(tx: Tx, commissionerId: string): Promise<readonly OutlierRuleOnFile[]> {
  const rows = await tx.outlierRule.findMany({
    where: { commissionerId },
    orderBy: { version: "desc" },
    select: {
      ...{ version: true, fromOn: true, scale: true, cutOff: true, leastProviders: true, leastJudged: true },
      ...{ expectedOver: true, expectedUnder: true, benchmarkOver: true, benchmarkUnder: true },
      ...{ payShare: true, nhsShareAbovePence: true, source: true, setBy: true },
    },
  });
  const names = await tx.account.findMany({
    where: { id: { in: rows.flatMap(({ setBy }) => setBy ?? []) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => ({
    version: row.version,
    from: fromColumn(row.fromOn),
    scale: row.scale === "raw" ? "raw" : "log",
    cutOff: row.cutOff.toNumber(),
    ...{ leastProviders: row.leastProviders, leastJudged: row.leastJudged },
    expected: { over: row.expectedOver.toNumber(), under: row.expectedUnder.toNumber() },
    benchmark: { over: row.benchmarkOver.toNumber(), under: row.benchmarkUnder.toNumber() },
    payShare: basisPoints(row.payShare),
    nhsShareAbove: pence(row.nhsShareAbovePence),
    source: row.source,
    setBy: names.find(({ id }) => id === row.setBy)?.name ?? null,
  }));
}

/** Writes a version down; it stands as it was written. */
export async function addOutlierRule(
  tx: Tx,
  rule: OutlierRule & { readonly from: Day },
  by: { readonly commissionerId: string; readonly accountId: string; readonly at: Instant },
) {
  const { expected, benchmark, from, nhsShareAbove, ...figures } = rule;
  await tx.outlierRule.create({
    data: {
      ...{ commissionerId: by.commissionerId, fromOn: toColumn(from), nhsShareAbovePence: nhsShareAbove },
      ...figures,
      ...{ expectedOver: expected.over, expectedUnder: expected.under },
      ...{ benchmarkOver: benchmark.over, benchmarkUnder: benchmark.under },
      ...{ setBy: by.accountId, setAt: by.at },
    },
    select: { version: true },
  });
}
