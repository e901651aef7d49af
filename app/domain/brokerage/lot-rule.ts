import type { Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** Whether new prices reach running placements: never, or proposed and then approved. */
export type Reach = "NEVER" | "PROPOSE";

/**
 * How new prices of a lot reach placements that run already: those of a round, those of an uplift, and of an uplift also
 * prices that were agreed apart from the framework's rate.
 */
export type LotRule = { readonly round: Reach; readonly uplift: Reach; readonly ownPrices: Reach };

/** Such a rule with the day from which it holds. */
export type DatedLotRule = LotRule & { readonly fromOn: Day };

/** What holds of a lot for which nothing was set. */
export const neverReaches: LotRule = { round: "NEVER", uplift: "NEVER", ownPrices: "NEVER" };

/** The rule of a lot on a day, out of all that were set for it. */
export function lotRuleOn<R extends DatedLotRule>(rules: readonly R[], day: Day): R | LotRule {
  const [latest] = rules.filter(({ fromOn }) => fromOn <= day).sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
  return latest ?? neverReaches;
}

export type LotRuleRefusal = { readonly kind: "in-the-past" | "day-taken" | "own-prices-without-uplift" };

/** Sets the rule of a lot from today or later, once for a day. Prices agreed apart from the rate rise only where an uplift reaches. */
export function setLotRule(
  intended: DatedLotRule,
  onFile: readonly DatedLotRule[],
  today: Day,
): Verdict<DatedLotRule, LotRuleRefusal> {
  if (intended.fromOn < today) return no({ kind: "in-the-past" });
  if (intended.ownPrices === "PROPOSE" && intended.uplift === "NEVER")
    return no({ kind: "own-prices-without-uplift" });
  if (onFile.some(({ fromOn }) => fromOn === intended.fromOn)) return no({ kind: "day-taken" });
  return yes(intended);
}
