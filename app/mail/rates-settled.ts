import type { UnfitRates } from "#app/domain/pricing/re-pricing.ts";
import type { Letter } from "./message.ts";

/** Tells a member which of its rates no longer fit their caps, what becomes of them and on which clause (blank for none). No amount is mailed. */
export function ratesSettledMail(settled: {
  readonly round: string;
  readonly effectiveOn: string;
  readonly unfitRates: UnfitRates;
  readonly clause: string;
  readonly lines: readonly string[];
}): Letter {
  const what =
    settled.unfitRates === "lapse"
      ? `end on ${settled.effectiveOn}`
      : `drop to their caps on ${settled.effectiveOn}`;
  const rests = settled.clause ? `\n\nThis rests on the terms of the framework: ${settled.clause}.` : "";
  return {
    subject: `Rates that no longer fit their caps after ${settled.round}`,
    text: `Your organisation did not offer new prices for these rates in ${settled.round}. They are over the caps that hold from ${settled.effectiveOn}, so, as the round said, they ${what}:

${settled.lines.map((line) => `- ${line}`).join("\n")}

Your other rates stay as they are.${rests}

Sign in and open "Our lots and rates" to see the amounts.
`,
  };
}
