import { mulDivHalfUp, pence, type Pence } from "#app/domain/money.ts";
import { fraction, type Fraction } from "./fraction.ts";

/** The formula by which prices are scored, with its version. Another way to score is another version. */
export const priceFormula = "lowest-over-this@1";

/** A price of a line in a bid with the units of that line over the whole term, an exact decimal to two places ("1250.50"). */
export type PricedLine = { readonly callOffLineId: string; readonly pence: number; readonly units: string };

/** What a line costs over the whole term: its price times its units, rounded half a penny up. Throws beyond two places. */
export function costOfLine({ pence: price, units }: Omit<PricedLine, "callOffLineId">): Pence {
  return mulDivHalfUp(pence(price), hundredthsOf(units), 100);
}

/** What a bid costs over the whole term: the sum of its lines, each rounded. */
export function costOfBid(lines: readonly Omit<PricedLine, "callOffLineId">[]): Pence {
  return pence(lines.reduce((sum, line) => sum + costOfLine(line), 0));
}

/**
 * The points of a bid for its price: the lowest cost of the admissible bids over this one's, times the weight of price.
 * Exact; throws on one below the lowest. What costs nothing at all has them all.
 */
export function priceScore(cost: Pence, lowest: Pence, weight: number): Fraction {
  if (lowest < 0 || cost < lowest) throw new RangeError(`Not a lowest cost: ${lowest} of ${cost}`);
  return cost === 0 ? fraction(weight) : fraction(BigInt(lowest) * BigInt(weight), cost);
}

function hundredthsOf(units: string): number {
  const match = /^([0-9]+)(?:\.([0-9]{1,2}))?$/.exec(units);
  if (!match) throw new RangeError(`Not a number of units to two places: ${units}`);
  return Number(`${match[1] ?? ""}${(match[2] ?? "").padEnd(2, "0")}`);
}
