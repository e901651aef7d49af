import { ruleOn, type UpkeepKey, type UpkeepRule } from "#app/domain/brokerage/upkeep-rule.ts";
import type { Day } from "#app/domain/calendar.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

type OfCouncil = UpkeepRule & { readonly commissionerId: string };

/** The dated rules of upkeep that the actor may see, the latest first; a job sees every council's. */
export async function upkeepRules(tx: Tx): Promise<readonly OfCouncil[]> {
  const rows = await tx.upkeepRule.findMany({
    orderBy: [{ key: "asc" }, { fromOn: "desc" }],
    select: { commissionerId: true, key: true, fromOn: true, value: true, source: true },
  });
  return rows.map(({ key, fromOn, ...row }) => ({
    ...row,
    key: key as UpkeepKey,
    fromOn: fromColumn(fromOn),
  }));
}

/** After how many days the actor's council asks for a statement of room again: up to then it is fresh. Nothing without a rule. */
export async function daysOfFreshRoom(tx: Tx, today: Day): Promise<number | null> {
  return ruleOn(await upkeepRules(tx), "capacity-days", today) ?? null;
}

export async function addUpkeepRule(
  tx: Tx,
  { fromOn, ...rule }: UpkeepRule,
  by: { readonly commissionerId: string; readonly accountId: string; readonly at: Date },
) {
  await tx.upkeepRule.create({
    data: {
      ...rule,
      fromOn: toColumn(fromOn),
      commissionerId: by.commissionerId,
      setBy: by.accountId,
      setAt: by.at,
    },
    select: { key: true },
  });
}
