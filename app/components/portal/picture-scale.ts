import { scaleLinear, type ScaleLinear } from "d3-scale";
import { formatPounds, pence } from "#app/domain/money.ts";

export type PriceTick = { readonly at: number; readonly label: string };

/** A scale of pence over pixels with room on both sides of the figures, and its ticks in pounds. It need not begin at nought: no bar stands on it. */
export function priceScale(
  figures: readonly number[],
  range: readonly [number, number],
  count: number,
): { readonly scale: ScaleLinear<number, number>; readonly ticks: readonly PriceTick[] } {
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  const room = Math.max(10, (high - low) * 0.08);
  const scale = scaleLinear()
    .domain([Math.max(0, low - room), high + room])
    .nice(count)
    .range(range);
  const whole = scale.ticks(count).filter((tick) => Number.isInteger(tick));
  return { scale, ticks: whole.map((tick) => ({ at: scale(tick), label: formatPounds(pence(tick)) })) };
}

/** A scale of pence from nought, for bars, with room behind the last figure, and its ticks in pounds. */
export function barScale(
  figures: readonly number[],
  range: readonly [number, number],
  count: number,
): { readonly scale: ScaleLinear<number, number>; readonly ticks: readonly PriceTick[] } {
  const scale = scaleLinear()
    .domain([0, Math.max(100, ...figures) * 1.04])
    .nice(count)
    .range(range);
  const whole = scale.ticks(count).filter((tick) => Number.isInteger(tick));
  return { scale, ticks: whole.map((tick) => ({ at: scale(tick), label: formatPounds(pence(tick)) })) };
}

/** A place in the picture, to a tenth of a pixel: more only makes the page longer. */
export function pixel(value: number): number {
  return Math.round(value * 10) / 10;
}
