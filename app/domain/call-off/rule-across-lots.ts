import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { RankingRule } from "./ranking-rule.ts";

/** By which rule a lot ranks a direct award on a day, and whose rule that is; null where it has none. */
export type RuleOfLot = {
  readonly lotId: string;
  readonly lotNumber: number;
  readonly title: string;
  readonly rule: RankingRule | null;
  readonly source: string;
};

/** The rule of one of the lots that somebody chose for all of them, with the reason. */
export type ChosenRule = { readonly rule: RankingRule | null; readonly reason: string };

export type AcrossRefusal =
  | { readonly kind: "no-rule"; readonly lotNumbers: readonly number[] }
  | { readonly kind: "rule-not-chosen" | "rule-without-reason" };

/**
 * The one rule by which members are ranked for every lot of a call-off. Where the lots agree it is theirs and needs no
 * reason; where they differ one of their rules is chosen, with a reason. Refuses while a lot has no rule.
 */
export function ruleAcrossLots(
  lots: readonly RuleOfLot[],
  chosen: ChosenRule,
): Verdict<{ readonly rule: RankingRule; readonly reason: string }, AcrossRefusal> {
  const without = lots.filter(({ rule }) => rule === null).map(({ lotNumber }) => lotNumber);
  const rules = rulesOf(lots);
  const [first] = rules;
  if (first === undefined || without.length > 0) return no({ kind: "no-rule", lotNumbers: without });
  if (rules.length === 1) return yes({ rule: first, reason: "" });
  if (chosen.rule === null || !rules.includes(chosen.rule)) return no({ kind: "rule-not-chosen" });
  const reason = chosen.reason.trim();
  return reason === "" ? no({ kind: "rule-without-reason" }) : yes({ rule: chosen.rule, reason });
}

/** The different rules of the lots, in the order of the lots. */
export function rulesOf(lots: readonly Pick<RuleOfLot, "rule">[]): readonly RankingRule[] {
  return [...new Set(lots.flatMap(({ rule }) => (rule === null ? [] : [rule])))];
}
