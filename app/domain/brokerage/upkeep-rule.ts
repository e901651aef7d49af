import { compareDays, type Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/**
 * How long before something is done: days after which a provider's statement of room is asked for again, days before a
 * planned move on which its planner is reminded, years after a person's last placement for which the thread is kept.
 */
export const upkeepKeys = ["capacity-days", "move-days", "retention-years"] as const;
export type UpkeepKey = (typeof upkeepKeys)[number];

/** A rule from a day on, with its source. */
export type UpkeepRule = {
  readonly key: UpkeepKey;
  readonly fromOn: Day;
  readonly value: number;
  readonly source: string;
};

export type UpkeepRuleRefusal = { readonly kind: "in-the-past" | "day-taken" };

/** A rule is set from today or later, on a day from which none is set yet. */
export function setUpkeepRule(
  rule: UpkeepRule,
  onFile: readonly UpkeepRule[],
  today: Day,
): Verdict<UpkeepRule, UpkeepRuleRefusal> {
  if (compareDays(rule.fromOn, today) < 0) return no({ kind: "in-the-past" });
  if (onFile.some(({ key, fromOn }) => key === rule.key && fromOn === rule.fromOn))
    return no({ kind: "day-taken" });
  return yes(rule);
}

/** The value that holds on a day; nothing where none was set. */
export function ruleOn(rules: readonly UpkeepRule[], key: UpkeepKey, day: Day): number | undefined {
  return rules
    .filter((rule) => rule.key === key && compareDays(rule.fromOn, day) <= 0)
    .sort((one, other) => compareDays(other.fromOn, one.fromOn))[0]?.value;
}
