import { outlierRuleOn, usualRule, type OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { Day } from "#app/domain/calendar.ts";
import { outlierRules } from "../benchmark/outlier-rules.server.ts";
import type { Tx } from "../db.server.ts";

/** The version of a council's rule by which something was found; nought is the portal's own. */
export async function ruleOfFinding(tx: Tx, commissionerId: string, version: number): Promise<OutlierRule> {
  const rules = await outlierRules(tx, commissionerId);
  return rules.find((rule) => rule.version === version) ?? usualRule;
}

/** The rule that holds on a day; the portal's own while the council has set none. */
export async function ruleToday(tx: Tx, commissionerId: string, today: Day): Promise<OutlierRule> {
  return outlierRuleOn(await outlierRules(tx, commissionerId), today);
}
