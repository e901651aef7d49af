import type { Pence } from "../money.ts";
import {
  entryKey,
  rateCardEntries,
  type LinePrice,
  type RateCardEntry,
  type RateCardTerms,
} from "./rate-card.ts";

/** The least that a unit of a line can lawfully cost on the day from which prices hold, by the line's id; a line that is not here has no floor. */
export type FloorsOfLines = ReadonlyMap<string, Pence>;

/** A price that is asked about: it is taken, and its provider says how it would be kept up. */
export type BelowFloor = { readonly entry: RateCardEntry; readonly pence: Pence; readonly floor: Pence };

/** The prices of a rate card that are below the floor of their line, in the card's order; one at its floor is not. */
export function pricesBelowFloor(
  terms: RateCardTerms,
  prices: readonly LinePrice[],
  floors: FloorsOfLines,
): readonly BelowFloor[] {
  const priced = new Map(prices.map((price) => [entryKey(price), price.pence]));
  return rateCardEntries(terms).flatMap((entry) => {
    const pence = priced.get(entry.key);
    const floor = floors.get(entry.line.id);
    return pence !== undefined && floor !== undefined && pence < floor ? [{ entry, pence, floor }] : [];
  });
}

/** Whether a lot still owes its answer: a price of it is below its floor, and nothing is said of how it would be kept up. */
export function owesAnswer(below: readonly BelowFloor[], answer: string): boolean {
  return below.length > 0 && answer.trim() === "";
}
