import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** What a person may choose: a member at one of its places (with its offer, once there is one), or a direct payment. */
export type ChoiceOption = ProviderOption | { readonly kind: "direct-payment" };

/** A member at a place as it was shown, frozen: what it comes to in a week, how far away it is, how it is rated. */
export type ProviderOption = {
  readonly kind: "provider";
  readonly providerId: string;
  readonly locationId: string;
  readonly offerId: string | null;
  readonly provider: string;
  readonly place: string;
  readonly weeklyPence: Pence | null;
  readonly miles: number | null;
  readonly rating: string;
};

/** What the person said: one of the options by its place in the list, or none of them, and why in its own words. */
export type ChoiceSaid = { readonly option: number | "none"; readonly words: string };

/** What was chosen among the options that were shown. */
export type Choice = {
  readonly options: readonly ChoiceOption[];
  readonly chosen: ChoiceOption | null;
  readonly words: string;
};

export type ChoiceRefusal =
  | { readonly kind: "not-an-option" | "no-words" }
  | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/**
 * Takes down a choice with everything that was shown. Whoever wants none of the options says why; no words may tell who
 * somebody is.
 */
export function choose(
  options: readonly ChoiceOption[],
  { option, words }: ChoiceSaid,
): Verdict<Choice, ChoiceRefusal> {
  const chosen = option === "none" ? null : options[option];
  if (chosen === undefined) return no({ kind: "not-an-option" });
  if (chosen === null && words.trim() === "") return no({ kind: "no-words" });
  const detail = personalDetailIn(words);
  if (detail) return no({ kind: "names-a-person", detail });
  return yes({ options, chosen, words: words.trim() });
}

/** A key of options in their order, by which a form tells which it showed. */
export function keyOfOptions(options: readonly ChoiceOption[]): string {
  return options
    .map((option) => (option.kind === "provider" ? (option.offerId ?? option.locationId) : "direct-payment"))
    .join(" ");
}
