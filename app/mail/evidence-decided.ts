import type { Letter } from "./message.ts";

/** Tells a provider whether a rate that an uplift had left to evidence rises, to what, from when and why. */
export function evidenceDecidedLetter(facts: {
  readonly uplift: string;
  readonly line: string;
  readonly place: string;
  readonly before: string;
  readonly reason: string;
  readonly agreed: { readonly rate: string; readonly from: string } | null;
}): Letter {
  const { uplift, line, place, before, reason, agreed } = facts;
  const outcome = agreed
    ? `The council agrees ${agreed.rate} from ${agreed.from}. Until then your rate stays at ${before}.`
    : `The council does not agree to a rise. Your rate stays at ${before}.`;
  return {
    subject: agreed ? `A new rate from ${agreed.from}` : "A rate that does not rise",
    text: `You gave evidence for your rate for ${line} (${place}), which ${uplift} had left as it is.

${outcome}

The reason: ${reason}

Sign in and open Lots and rates to see it.`,
  };
}
