import { mean, sum } from "./statistics.ts";

/** Of a small group: how many it has and their mean. */
export type Group = { readonly n: number; readonly mean: number };

/**
 * The mean of a small group drawn towards that of the larger one it belongs to: its own has the weight n ÷ (n + k), k being
 * the variance within groups over that between them. Throws unless k is nought or more.
 */
export function shrunk(group: Group, parentMean: number, k: number): number {
  if (k < 0) throw new RangeError("k is a ratio of variances");
  const own = group.n + k === 0 ? 0 : group.n / (group.n + k);
  return own * group.mean + (1 - own) * parentMean;
}

/**
 * Means of equally precise groups drawn towards the mean of all (James and Stein; Efron and Morris 1975): by
 * c = 1 − (m − 3) × σ² ÷ S, S being the sum of squares about the mean and σ² the variance of one of them. Throws on
 * fewer than four groups.
 */
export function steinEstimates(
  means: readonly number[],
  variance: number,
): { readonly grandMean: number; readonly c: number; readonly estimates: readonly number[] } {
  if (means.length < 4) throw new RangeError("Four groups or more are drawn together");
  const grandMean = mean(means);
  const squares = sum(means.map((one) => (one - grandMean) ** 2));
  const c = squares === 0 ? 0 : Math.max(0, 1 - ((means.length - 3) * variance) / squares);
  return { grandMean, c, estimates: means.map((one) => grandMean + c * (one - grandMean)) };
}
