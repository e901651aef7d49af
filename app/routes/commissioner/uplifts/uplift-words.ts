import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { LeftAsItIs, UpliftRefusal } from "#app/domain/pricing/uplift.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Where an uplift stands. */
export function stateOf({
  approved,
}: {
  readonly approved: boolean | null;
}): "proposed" | "applied" | "refused" {
  if (approved === null) return "proposed";
  return approved ? "applied" : "refused";
}

export const upliftLooks = {
  proposed: { word: "Waits for a decision", colour: "yellow" },
  applied: { word: "Approved and applied", colour: "green" },
  refused: { word: "Refused", colour: "grey" },
} as const;

/** Why a rate is left as it is. */
export const leftInWords: Readonly<Record<LeftAsItIs, string>> = {
  negotiated: "Negotiated not long before: needs evidence",
  "above-threshold": "Above the weekly threshold: needs evidence",
  "by-exception": "Stands by an exception to its cap",
  "over-cap": "Already over the cap that governs from the day",
  "at-cap": "Already at its cap",
};

export function refusalInWords(why: UpliftRefusal): string {
  switch (why.kind) {
    case "own-proposal":
      return "You proposed this uplift: another person must decide on it";
    case "already-decided":
      return "This uplift has been decided already";
    case "begins-in-the-past":
      return "Its day has passed: rates never change backwards. Propose it again from a day to come";
    case "no-delegation":
      return "The scheme of delegation gives your role no limit on this framework: ask somebody who has one";
    case "over-limit":
      return `It costs ${formatPounds(why.yearlyCost)} a year, and your limit is ${formatPounds(why.limit)}: ask somebody with a higher limit`;
    case "changed-since":
      return `Rates have changed since you opened this page: it now costs ${formatPounds(why.yearlyCost)} a year. Look again before you decide`;
    case "round-comes-first":
      return `A published round takes effect on ${shortDay(why.effectiveOn)}, before this uplift. Approve it once that round’s prices hold, so that it raises the new rates`;
    default:
      return unreachable(why);
  }
}
