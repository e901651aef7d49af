import { formatPrice, type Unit } from "#app/domain/framework/unit.ts";
import { pence } from "#app/domain/money.ts";
import type { Letter } from "./message.ts";

type About = { readonly title: string; readonly framework: string; readonly fromOn: string };

/** A raised rate of the provider that the letter goes to; `rates` says how many there are in all. */
type Raised = {
  readonly rates: number;
  readonly line: string;
  readonly place: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
};

/** Tells a provider what it is paid after an uplift: the old and the new rate of each line, as the contract's notice. */
export function upliftLetter({ title, framework, fromOn }: About, raised: readonly Raised[]): Letter {
  const all = raised[0]?.rates ?? 0;
  const more = all - raised.length;
  return {
    subject: `Your rates from ${fromOn}`,
    text: `The council has approved ${title} on ${framework}. From ${fromOn} these rates of yours change:

${raised.map((rate) => `- ${rate.line}, ${rate.place}: from ${price(rate.before, rate)} to ${price(rate.after, rate)}`).join("\n")}
${more > 0 ? `\nAnd ${more} more, which you can read after signing in.\n` : ""}
Until then your rates stay as they are. Sign in to see every rate with its cap and the clause that it rests on.`,
  };
}

/** Tells a provider that some of its rates do not rise by themselves, and how to give evidence. */
export function evidenceWantedLetter({ title, framework, fromOn }: About): Letter {
  return {
    subject: `Some of your rates need evidence before they rise`,
    text: `The council has approved ${title} on ${framework}, from ${fromOn}. Some of your rates do not rise by themselves: they were agreed for one person not long ago, or are above the weekly threshold.

Sign in, open Lots and rates, and say for each of them why it should rise.`,
  };
}

function price(amount: number, { unit }: Raised): string {
  return formatPrice(pence(amount), unit as Unit);
}
