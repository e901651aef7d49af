import { quantileOfSorted, ascending, sum } from "./statistics.ts";

/** What was seen of a provider against what was expected of it. */
export type Compared = { readonly observed: number; readonly expected: number };

/** How much more providers differ than chance would have them (φ), and their spread beyond it (τ²). */
export type OverDispersion = {
  readonly phi: number;
  readonly tauSquared: number;
  readonly zLower: number;
  readonly zUpper: number;
};

/** The normal points beyond which 5% and 0.2% lie. */
export const funnelPoints = { "95": 1.959964, "99.8": 3.090232 } as const;

/** How far the ratio of observed to expected lies from one, in standard errors of its logarithm: √E × ln(O ÷ E) (Spiegelhalter 2005). Throws unless both are above nought. */
export function funnelZ({ observed, expected }: Compared): number {
  if (observed <= 0 || expected <= 0) throw new RangeError("A ratio has figures above nought");
  return Math.sqrt(expected) * Math.log(observed / expected);
}

/**
 * Over-dispersion of a set of providers, with the tenth at either end drawn in to the next (Spiegelhalter 2005): φ is
 * the mean square of z, and τ² = (nφ − (n − 1)) ÷ (Σw − Σw² ÷ Σw) where that is above nought, w being 1 ÷ s² = E.
 */
export function overDispersion(providers: readonly Compared[], winsorised = 0.1): OverDispersion {
  const zs = providers.map(funnelZ);
  const sorted = ascending(zs);
  const [zLower, zUpper] = [quantileOfSorted(sorted, winsorised), quantileOfSorted(sorted, 1 - winsorised)];
  const drawn = zs.map((z) => Math.min(Math.max(z, zLower), zUpper));
  const n = zs.length;
  const phi = sum(drawn.map((z) => z * z)) / n;
  const weights = providers.map(({ expected }) => expected);
  const all = sum(weights);
  const divisor = all - sum(weights.map((weight) => weight * weight)) / all;
  const excess = (n * phi - (n - 1)) / divisor;
  return { phi, tauSquared: n > 1 && excess > 0 ? excess : 0, zLower, zUpper };
}

/** The same z with the spread beyond chance counted in: ln(O ÷ E) ÷ √(1 ÷ E + τ²). */
export function adjustedZ({ observed, expected }: Compared, tauSquared: number): number {
  return Math.log(observed / expected) / Math.sqrt(1 / expected + tauSquared);
}

/** Between which ratios of observed to expected a provider of a size lies in line. */
export function funnelLimits(
  expected: number,
  point: number,
  tauSquared = 0,
): { readonly lower: number; readonly upper: number } {
  const reach = point * Math.sqrt(1 / expected + tauSquared);
  return { lower: Math.exp(-reach), upper: Math.exp(reach) };
}
