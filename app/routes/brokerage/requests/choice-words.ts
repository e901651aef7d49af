import type { ChoiceOption } from "#app/domain/brokerage/choice.ts";
import { ratingAnswers } from "#app/domain/call-off/requirement.ts";
import { formatPounds } from "#app/domain/money.ts";
import { ratingInWords } from "#app/components/portal/RatingTag.tsx";
import { milesInWords } from "../search-words.ts";

/** An option as it was shown: what it is, and what was known of it. */
export type OptionShown = { readonly title: string; readonly facts: string };

export function optionShown(option: ChoiceOption): OptionShown {
  if (option.kind === "direct-payment")
    return {
      title: "A direct payment",
      facts: "Money from the council with which the person arranges its own support",
    };
  const { provider, place, weeklyPence, miles, rating, offerId } = option;
  const known = ratingAnswers.find((answer) => answer === rating);
  return {
    title: place ? `${provider}, ${place}` : provider,
    facts: [
      ...(weeklyPence === null
        ? []
        : [`${formatPounds(weeklyPence)} a week ${offerId ? "as offered" : "at its framework rates"}`]),
      ...(miles === null ? [] : [`${milesInWords(miles)} away`]),
      ...(known ? [known === "not-regulated" ? "not regulated by CQC" : `CQC: ${ratingInWords(known)}`] : []),
    ].join(", "),
  };
}
