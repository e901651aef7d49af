/** The quarter points of a set of figures. Statistics are floats: none of them becomes a price. */
export type Quartiles = { readonly lower: number; readonly median: number; readonly upper: number };

/** How a quantile between two figures is drawn: type 6 stands at h = (n + 1) × share, type 7 at (n − 1) × share + 1. */
export type QuantileType = 6 | 7;

/**
 * The value below which a share of the figures lies, drawn straight between neighbours (Hyndman and Fan 1996). Type 7 is
 * what spreadsheets and R give, type 6 what NIST and Minitab give. Throws on no figures, and on a share outside 0 to 1.
 */
export function quantile(figures: readonly number[], share: number, type: QuantileType = 7): number {
  return quantileOfSorted(ascending(figures), share, type);
}

/** The same of figures that are in ascending order already. */
export function quantileOfSorted(sorted: readonly number[], share: number, type: QuantileType = 7): number {
  if (sorted.length === 0 || share < 0 || share > 1) throw new RangeError("No such quantile");
  const last = sorted.length - 1;
  const place = type === 7 ? last * share : Math.min(Math.max((sorted.length + 1) * share - 1, 0), last);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** The lower quartile, median and upper quartile. Throws on no figures. */
export function quartiles(figures: readonly number[], type: QuantileType = 7): Quartiles {
  const sorted = ascending(figures);
  const at = (share: number) => quantileOfSorted(sorted, share, type);
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}

/** The figure in the middle, or half way between the two in the middle. Throws on no figures. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** The arithmetic mean. Throws on no figures. */
export function mean(figures: readonly number[]): number {
  if (figures.length === 0) throw new RangeError("No figures have no mean");
  return sum(figures) / figures.length;
}

/** The standard deviation of a sample: divided by n − 1. Throws on fewer than two figures. */
export function standardDeviation(figures: readonly number[]): number {
  if (figures.length < 2) throw new RangeError("One figure has no spread");
  const centre = mean(figures);
  return Math.sqrt(sum(figures.map((figure) => (figure - centre) ** 2)) / (figures.length - 1));
}

/** The share of the figures below one, with half of those equal to it, from 0 to 1. Throws on no figures. */
export function percentileRank(figures: readonly number[], figure: number): number {
  if (figures.length === 0) throw new RangeError("Nothing to rank among");
  const below = figures.filter((one) => one < figure).length;
  const level = figures.filter((one) => one === figure).length;
  return (below + level / 2) / figures.length;
}

/** The figures in ascending order, as a new list. */
export function ascending(figures: readonly number[]): readonly number[] {
  return Array.from(Float64Array.from(figures).sort());
}

/** The sum of the figures; of none it is nought. */
export function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
