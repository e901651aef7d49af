import { overDispersion } from "./funnel.ts";
import { mean, standardDeviation, sum } from "./statistics.ts";

/** What a placement costs to what it was expected to cost, and whose it is. */
export type PlacementRatio = { readonly provider: string; readonly ratio: number };

/** A provider's placements together: how many, and the mean of their ratios (geometric, as the funnel is in logarithms). */
export type ProviderRatio = {
  readonly provider: string;
  readonly placements: number;
  readonly ratio: number;
};

/** The means of providers, with how far one placement strays and how far providers differ beyond chance (τ²), in logarithms. */
export type RatiosOfProviders = {
  readonly providers: readonly ProviderRatio[];
  readonly spread: { readonly onePlacement: number; readonly tauSquared: number };
};

/**
 * Providers by the ratios of their placements, those with fewer than `fewestPlacements` left out. How far one placement
 * strays is the standard deviation within providers. Undefined with fewer than `fewestProviders` left, or where all ratios
 * of each provider are equal.
 */
export function ratiosOfProviders(
  ratios: readonly PlacementRatio[],
  {
    fewestProviders,
    fewestPlacements,
  }: { readonly fewestProviders: number; readonly fewestPlacements: number },
): RatiosOfProviders | undefined {
  const kept = [...logsByProvider(ratios)]
    .map(([provider, logs]) => ({ provider, logs }))
    .filter(({ logs }) => logs.length >= fewestPlacements);
  if (kept.length < fewestProviders) return undefined;
  const freedom = sum(kept.map(({ logs }) => logs.length - 1));
  const squares = sum(kept.map(({ logs }) => standardDeviation(logs) ** 2 * (logs.length - 1)));
  const onePlacement = Math.sqrt(squares / freedom);
  if (!(onePlacement > 0)) return undefined;
  const providers = kept.map(({ provider, logs }) => ({
    ...{ provider, placements: logs.length, ratio: Math.exp(mean(logs)) },
  }));
  const { tauSquared } = overDispersion(
    providers.map(({ placements, ratio }) => {
      const expected = placements / onePlacement ** 2;
      return { observed: ratio * expected, expected };
    }),
  );
  return { providers, spread: { onePlacement, tauSquared } };
}

function logsByProvider(ratios: readonly PlacementRatio[]): ReadonlyMap<string, readonly number[]> {
  const all = new Map<string, number[]>();
  for (const { provider, ratio } of ratios) {
    const own = all.get(provider);
    if (own) own.push(Math.log(ratio));
    else all.set(provider, [Math.log(ratio)]);
  }
  return all;
}
