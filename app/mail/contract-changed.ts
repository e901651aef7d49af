import type { Letter } from "./message.ts";

type OfContract = { readonly reference: string; readonly title: string };

/** Tells a provider that its contract ends early, and on which last day (in words). The reason is read after signing in. */
export function contractEndsEarlyLetter({ reference, title }: OfContract, lastDay: string): Letter {
  return {
    subject: `Contract ${reference} ends early, on ${lastDay}`,
    text: `The council ends this contract early: ${title} (${reference}).

Its last day is ${lastDay}.

Sign in and open "Contracts" to read why, and what was agreed.
`,
  };
}

/** Tells a provider that its contract was extended, and to which last day (in words). */
export function contractExtendedLetter({ reference, title }: OfContract, lastDay: string): Letter {
  return {
    subject: `Contract ${reference} is extended to ${lastDay}`,
    text: `The council has used an option to extend this contract: ${title} (${reference}).

Its last day is now ${lastDay}.

Sign in and open "Contracts" to see its terms.
`,
  };
}

/** Tells a provider that a variation of its contract was approved, and from which day (in words) it holds. No amount is mailed. */
export function contractVariedLetter({ reference, title }: OfContract, fromDay: string): Letter {
  return {
    subject: `Contract ${reference} is varied from ${fromDay}`,
    text: `A variation of this contract was approved: ${title} (${reference}). It holds from ${fromDay}.

Sign in and open "Contracts" to see the terms before and after.
`,
  };
}
