import { z } from "zod";
import type { Day } from "#app/domain/calendar.ts";
import type { LowBidRule } from "#app/domain/call-off/abnormally-low.ts";
import type { CallOffStandstillRule } from "#app/domain/call-off/award-standstill.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { holdingOn } from "#app/domain/pricing/price-rules.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A rule on file with the day it holds from and where it comes from. */
type OnFile<T> = T & { readonly fromOn: Day; readonly source: string };

const lowBid = z.object({ percentUnderMedian: z.int().min(1).max(99), fewestBids: z.int().min(2) });
const check = z.object({ longestDays: z.int().positive() });
const standstill = z.object({
  days: z.int().positive(),
  appliesToCallOffs: z.boolean(),
  daysAfterFurtherDecision: z.int().positive().optional(),
  clause: z.string(),
});

/** From when on a bid's cost is so low that its bidder is asked; none where no rule is on file. */
export async function lowBidRuleOn(tx: Tx, day: Day): Promise<OnFile<LowBidRule> | null> {
  const fact = await factOn(tx, "abnormally-low:bids", day);
  return fact && { ...lowBid.parse(fact.value), fromOn: fact.fromOn, source: fact.source };
}

/** How many days old the check of a winner may be when its contract is made; nought where no rule is on file. */
export async function checkDaysOn(tx: Tx, day: Day): Promise<number> {
  const fact = await factOn(tx, "exclusion-check:call-off", day);
  return fact ? check.parse(fact.value).longestDays : 0;
}

/** The standstill of a regime as it bears on call-offs. */
export async function callOffStandstillRule(
  tx: Tx,
  regime: Regime,
  day: Day,
): Promise<CallOffStandstillRule | undefined> {
  const fact = await factOn(tx, `standstill:${regime}`, day);
  if (!fact) return undefined;
  const { daysAfterFurtherDecision = null, ...rule } = standstill.parse(fact.value);
  return { ...rule, daysAfterFurtherDecision };
}

/** The most, including VAT, that somebody with these roles may approve by the actor's own scheme of delegation on a day; null for nothing. */
export async function callOffLimit(tx: Tx, roles: readonly string[], day: Day): Promise<Pence | null> {
  const rows = await tx.callOffLimit.findMany({
    where: { role: { in: [...roles] } },
    select: { role: true, fromOn: true, limitPence: true },
  });
  const versions = rows.map((row) => ({ ...row, fromOn: fromColumn(row.fromOn) }));
  const limits = roles.flatMap((role) => {
    const holding = holdingOn(
      versions.filter((one) => one.role === role),
      day,
    );
    return holding ? [Number(holding.limitPence)] : [];
  });
  return limits.length === 0 ? null : pence(Math.max(...limits));
}

async function factOn(tx: Tx, key: string, day: Day) {
  const row = await tx.referenceFact.findFirst({
    where: { key, fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    select: { value: true, fromOn: true, source: true },
  });
  return row && { ...row, fromOn: fromColumn(row.fromOn) };
}
