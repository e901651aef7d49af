import type { Letter } from "./message.ts";

/** A placement that is priced anew, with its week before and after, in pounds. */
export type RepricedInLetter = {
  readonly reference: string;
  readonly before: string;
  readonly after: string;
};

/** How many placements a letter lists; the rest are on their pages. */
const listed = 40;

/** Tells a provider which of its placements are priced anew, from which day, by which round or uplift. */
export function newPricesLetter(
  {
    title,
    kind,
    fromOn,
  }: { readonly title: string; readonly kind: "round" | "uplift"; readonly fromOn: string },
  placements: readonly RepricedInLetter[],
): Letter {
  const more = placements.length - listed;
  return {
    subject: `New prices of your placements from ${fromOn}`,
    text: `From ${fromOn} these placements with your organisation have a new price, by the ${kind} “${title}”:

${placements
  .slice(0, listed)
  .map(({ reference, before, after }) => `- ${reference}: ${after} a week, before ${before}`)
  .join("\n")}
${more > 0 ? `\nAnd ${more} more, which you can read after signing in.\n` : ""}
Until then they stay as they are. Sign in to see each part of them.`,
  };
}

/** Tells who proposed new prices that they were written, and how many placements were passed over. */
export function newPricesWrittenLetter(title: string, applied: number, skipped: number): Letter {
  return {
    subject: `New prices by ${title} are approved`,
    text: `The new prices that you proposed by ${title} are approved and written for ${placements(applied)}.
${skipped > 0 ? `\n${placements(skipped)} had changed or ended since you proposed them and ${skipped === 1 ? "was" : "were"} passed over. Propose again to reach what still runs.\n` : ""}
Sign in to see them.`,
  };
}

/** Tells who proposed new prices that they were refused. */
export function newPricesRefusedLetter(title: string): Letter {
  return {
    subject: `New prices by ${title} are refused`,
    text: `The new prices of running placements that you proposed by ${title} are refused. No price has changed.

Sign in to read why.`,
  };
}

function placements(count: number): string {
  return count === 1 ? "1 placement" : `${count.toLocaleString("en-GB")} placements`;
}
