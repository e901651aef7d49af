import { formatPercent, type BasisPoints } from "#app/domain/money.ts";
import type { OutcomeRule, OutcomeTerms } from "#app/domain/call-off/outcomes.ts";

export const outcomeRuleWords: { readonly [rule in OutcomeRule]: string } = {
  LINEAR: "In proportion: nothing at the baseline, all of it at the target, and in a line between",
  ALL_OR_NOTHING: "All or nothing: all of it where the target is reached, nothing where it is not",
};

export const everyWords: Readonly<Record<string, string>> = {
  "1": "Every month",
  "3": "Every three months",
  "6": "Every six months",
  "12": "Every year",
};

/** From where to where a measure is to go, like "From 40 up to 60 per cent". */
export function wayInWords({ baseline, target, direction, unit }: OutcomeTerms): string {
  return `From ${baseline} ${direction === "UP" ? "up" : "down"} to ${target} ${unit}`;
}

/** The share of the value that is paid whatever the results. */
export function baseShareInWords(share: BasisPoints): string {
  return `${formatPercent(share)} of the value is paid whatever the results: the base share.`;
}
