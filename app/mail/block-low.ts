import type { Letter } from "./message.ts";

/** Warns who made a block contract that it is running out, before it does. */
export function blockLowLetter(about: {
  readonly reference: string;
  readonly title: string;
  readonly line: string;
  readonly left: string;
  readonly runsOut: string | null;
}): Letter {
  return {
    subject: `A block is running out: ${about.title} (${about.reference})`,
    text: `${about.left} of ${about.line} are left in the block ${about.title}, ${about.reference}.

${about.runsOut ? `At the present pace nothing is left from ${about.runsOut}.` : "How fast it is used cannot be told yet."}

Nothing can be drawn from it once it is used up. Sign in and open the contract to see its ledger.`,
  };
}
