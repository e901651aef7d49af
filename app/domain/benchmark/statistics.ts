/** The quarter points of a set of figures. Statistics are floats: none of them becomes a price. */
export type Quartiles = { readonly lower: number; readonly median: number; readonly upper: number };

/**
 * The value below which a share of the figures lies, drawn straight between neighbours at h = (n − 1) × share (type 7
 * of Hyndman and Fan 1996). Throws on no figures, and on a share outside 0 to 1.
 */
export function quantile(figures: readonly number[], share: number): number {
  if (figures.length === 0 || share < 0 || share > 1) throw new RangeError("No such quantile");
  const sorted = [...figures].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** The lower quartile, median and upper quartile. Throws on no figures. */
export function quartiles(figures: readonly number[]): Quartiles {
  return { lower: quantile(figures, 0.25), median: quantile(figures, 0.5), upper: quantile(figures, 0.75) };
}
