/** An exact ratio of whole numbers, its denominator above nought; what decides a rank is never rounded. */
export type Fraction = { readonly over: bigint; readonly under: bigint };

/** A ratio of two whole numbers. Throws unless the second is above nought. */
export function fraction(over: number | bigint, under: number | bigint = 1n): Fraction {
  const [above, below] = [BigInt(over), BigInt(under)];
  if (below <= 0n) throw new RangeError(`Cannot divide by ${below}`);
  return { over: above, under: below };
}

/** The exact sum; nothing adds up to nought. */
export function sumOf(...terms: readonly Fraction[]): Fraction {
  return terms.reduce(
    (sum, term) => ({
      over: sum.over * term.under + term.over * sum.under,
      under: sum.under * term.under,
    }),
    { over: 0n, under: 1n },
  );
}

/** Whether the first is below (-1), level with (0) or above (1) the second, exactly. */
export function compareFractions(one: Fraction, other: Fraction): -1 | 0 | 1 {
  const difference = one.over * other.under - other.over * one.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A ratio of nought or more to two places, half up, for people to read: "33.33". */
export function toTwoPlaces({ over, under }: Fraction): string {
  const hundredths = (over * 200n + under) / (2n * under);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

/** A ratio as it is kept, in its lowest terms: "100/3". */
export function inLowestTerms({ over, under }: Fraction): string {
  const shared = greatestCommon(over, under);
  return `${over / shared}/${under / shared}`;
}

function greatestCommon(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestCommon(other, one % other);
}
