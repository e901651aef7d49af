import { mean, median } from "./statistics.ts";

/** The scale on which prices are compared: as they are, or their natural logarithms, which suits right-skewed prices. */
export type Scale = "raw" | "log";

/** What makes a scaled MAD equal to the standard deviation of normal figures (R stats::mad): 1 ÷ Φ⁻¹(0.75). */
const normalScale = 1.4826;

/** What the modified z multiplies by (Iglewicz and Hoaglin 1993): Φ⁻¹(0.75), to their four places. */
const modifiedScale = 0.6745;

/** The same for the mean absolute deviation, where more than half of the figures are equal: √(π ÷ 2). */
const meanScale = 1.253314;

/** Beyond this modified z, either way, a figure is out of line (Iglewicz and Hoaglin 1993). */
export const usualCutOff = 3.5;

/** The median absolute deviation from the median, unscaled. Throws on no figures. */
export function medianAbsoluteDeviation(figures: readonly number[]): number {
  const centre = median(figures);
  return median(figures.map((figure) => Math.abs(figure - centre)));
}

/** The same, scaled to a standard deviation. */
export function scaledDeviation(figures: readonly number[]): number {
  return normalScale * medianAbsoluteDeviation(figures);
}

/**
 * By what figures are judged: their centre, how far apart they lie, and how that was measured. On the log scale all
 * of it is in logarithms.
 */
export type Yardstick = {
  readonly scale: Scale;
  readonly n: number;
  readonly centre: number;
  readonly spread: number;
  readonly by: "median-deviation" | "mean-deviation" | "none";
};

/**
 * The yardstick of figures on a scale. Where more than half of them are equal the mean absolute deviation takes the place
 * of the median one; where all are equal there is none. Throws on no figures, and on nought or less on the log scale.
 */
export function yardstick(figures: readonly number[], scale: Scale): Yardstick {
  const placed = figures.map((figure) => onScale(figure, scale));
  const centre = median(placed);
  const deviations = placed.map((figure) => Math.abs(figure - centre));
  const middle = median(deviations);
  if (middle > 0) return { scale, n: figures.length, centre, spread: middle, by: "median-deviation" };
  const average = mean(deviations);
  return { scale, n: figures.length, centre, spread: average, by: average > 0 ? "mean-deviation" : "none" };
}

/** How far a figure lies from the centre in the yardstick's own measure: the modified z. Nought where all figures are equal to it, endless where they are equal to another. */
export function modifiedZ(figure: number, stick: Yardstick): number {
  const { times, over } = measureOf(stick);
  return zAt(onScale(figure, stick.scale) - stick.centre, times, over);
}

/** What makes a distance a modified z: so many times it, over so much. */
export function measureOf({ spread, by }: Yardstick): { readonly times: number; readonly over: number } {
  switch (by) {
    case "median-deviation":
      return { times: modifiedScale, over: spread };
    case "mean-deviation":
      return { times: 1, over: meanScale * spread };
    case "none":
      return { times: 1, over: 0 };
  }
}

/** The modified z of a distance by such a measure. */
export function zAt(distance: number, times: number, over: number): number {
  return distance === 0 ? 0 : (times * distance) / over;
}

/** The figure at a modified z: the edge of what is in line, on the scale of the figures themselves. */
export function figureAt(z: number, { scale, centre, spread, by }: Yardstick): number {
  const each = by === "median-deviation" ? spread / modifiedScale : meanScale * spread;
  const place = centre + z * each;
  return scale === "log" ? Math.exp(place) : place;
}

/** The largest distance in standard deviations that any of n figures can have (Shiffler 1988): why the z-score misses outliers of small groups. */
export function mostStandardDeviations(n: number): number {
  return (n - 1) / Math.sqrt(n);
}

/** A figure on a scale. Throws on nought or less on the log scale. */
export function onScale(figure: number, scale: Scale): number {
  if (scale === "raw") return figure;
  if (figure <= 0) throw new RangeError(`No logarithm of ${figure}`);
  return Math.log(figure);
}
