import type { Pence } from "#app/domain/money.ts";
import type { Bought } from "./cost.ts";
import { fraction, type Fraction } from "./fraction.ts";

/** The formula by which prices are scored, with its version. Another way to score is another version. */
export const priceFormula = "lowest-over-this@1";

/** A price of a line in a bid. */
export type PricedLine = Bought & { readonly callOffLineId: string };

/**
 * The points of a bid for its price: the lowest cost of the admissible bids over this one's, times the weight of price.
 * Exact; throws on one below the lowest. What costs nothing at all has them all.
 */
export function priceScore(cost: Pence, lowest: Pence, weight: number): Fraction {
  if (lowest < 0 || cost < lowest) throw new RangeError(`Not a lowest cost: ${lowest} of ${cost}`);
  return cost === 0 ? fraction(weight) : fraction(BigInt(lowest) * BigInt(weight), cost);
}
