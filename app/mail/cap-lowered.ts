import type { UnfitRates } from "#app/domain/pricing/re-pricing.ts";
import type { Letter } from "./message.ts";

/** Tells a member which of its rates are over a cap that was lowered, what becomes of them on its day and on which clause (blank for none). No amount is mailed. */
export function capLoweredLetter(facts: {
  readonly effectiveOn: string;
  readonly policy: UnfitRates;
  readonly clause: string;
  readonly lines: readonly string[];
}): Letter {
  const { effectiveOn, policy, clause, lines } = facts;
  const what = policy === "lapse" ? "They end that day" : "They drop to the cap that day";
  const rests = clause ? `\n\nThis rests on the terms of the framework: ${clause}.` : "";
  return {
    subject: `A cap is lowered from ${effectiveOn}`,
    text: `The council has approved a lower cap from ${effectiveOn}. These rates of yours are over it:

${lines.map((line) => `- ${line}`).join("\n")}

${what}. Until then they stay as they are, and so do your other rates. You may ask for an exception, with evidence.${rests}

Sign in and open "Our lots and rates" to see the amounts.
`,
  };
}
