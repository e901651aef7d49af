import { ascending, median, quartiles, type QuantileType } from "./statistics.ts";
import { onScale, type Scale } from "./robust.ts";

/** Between which figures others lie in line. */
export type Fences = { readonly lower: number; readonly upper: number };

/**
 * Tukey's fences: so many interquartile ranges beyond the quartiles, 1.5 for the inner and 3 for the outer (NIST
 * 7.1.6). On the log scale they are worked out in logarithms and given as figures.
 */
export function tukeyFences(
  figures: readonly number[],
  {
    ranges = 1.5,
    scale = "raw",
    type = 7,
  }: { readonly ranges?: number; readonly scale?: Scale; readonly type?: QuantileType } = {},
): Fences {
  const { lower, upper } = quartiles(
    figures.map((figure) => onScale(figure, scale)),
    type,
  );
  const reach = ranges * (upper - lower);
  return onFigures({ lower: lower - reach, upper: upper + reach }, scale);
}

/**
 * Fences for skewed figures (Hubert and Vandervieren 2008): each is stretched or drawn in by the medcouple, e^(−4MC)
 * below and e^(3MC) above where figures trail off upwards, e^(−3MC) and e^(4MC) where they trail off downwards.
 */
export function adjustedFences(figures: readonly number[]): Fences {
  const { lower, upper } = quartiles(figures);
  const skew = medcouple(figures);
  const [below, above] = skew >= 0 ? [-4, 3] : [-3, 4];
  const reach = 1.5 * (upper - lower);
  return {
    lower: lower - reach * Math.exp(below * skew),
    upper: upper + reach * Math.exp(above * skew),
  };
}

/**
 * The medcouple (Brys, Hubert and Struyf 2004), from −1 to 1: the median over all pairs around the median of how much
 * farther the upper lies from it than the lower. Pairs that both equal the median count by their places.
 */
export function medcouple(figures: readonly number[]): number {
  const sorted = ascending(figures);
  const centre = median(sorted);
  const above = sorted.filter((figure) => figure >= centre);
  const below = sorted.filter((figure) => figure <= centre);
  const level = above.filter((figure) => figure === centre).length;
  const kernels = above.flatMap((high, i) =>
    below.map((low, j) => {
      if (high !== low) return (high - centre - (centre - low)) / (high - low);
      const place = i + (below.length - 1 - j);
      return Math.sign(level - 1 - place) * -1;
    }),
  );
  return median(kernels);
}

function onFigures({ lower, upper }: Fences, scale: Scale): Fences {
  return scale === "log" ? { lower: Math.exp(lower), upper: Math.exp(upper) } : { lower, upper };
}
