import { scaleLinear, scaleLog } from "d3-scale";
import type { Scale } from "#app/domain/benchmark/robust.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { pixel } from "#app/components/portal/picture-scale.ts";
import { wordsWidth } from "./labels.ts";

/** A figure at its place on an axis, with what is written there. */
export type Tick = { readonly figure: number; readonly at: number; readonly label: string };

/** Where figures stand on an axis, and its ticks. */
export type Axis = { readonly at: (figure: number) => number; readonly ticks: readonly Tick[] };

/** From where to where an axis runs, in the drawing's own units. */
export type Range = readonly [from: number, to: number];

/**
 * An axis of pence across the drawing with room on both sides of the figures; it need not begin at nought. Its ticks
 * are whole pounds where the figures lie far enough apart, and never touch. On the log scale equal steps are equal
 * ratios. Throws on nought or less on the log scale.
 */
export function priceAcross(figures: readonly number[], range: Range, scale: Scale): Axis {
  const placed = placing(roomAround(figures, scale), range, scale);
  const [from = 0, to = 0] = placed.domain();
  const candidates = candidatesOf(from, to, scale).filter(Number.isInteger);
  const label = moneyLabels(candidates);
  const ticks = candidates.map((figure) => ({ figure, at: pixel(placed(figure)), label: label(figure) }));
  return { at: (figure) => pixel(placed(figure)), ticks: apartAcross(ticks) };
}

/** An axis of pence up the drawing: as `priceAcross` on the raw scale, with about so many ticks; from nought where asked. */
export function priceUp(figures: readonly number[], [bottom, top]: Range, count: number): Axis {
  const placed = scaleLinear().domain(roomAround(figures, "raw")).nice(count).range([bottom, top]);
  const candidates = placed.ticks(count).filter(Number.isInteger);
  const label = moneyLabels(candidates);
  return {
    at: (figure) => pixel(placed(figure)),
    ticks: candidates.map((figure) => ({ figure, at: pixel(placed(figure)), label: label(figure) })),
  };
}

/** Money as an axis writes it: "£1,200" where every tick is whole pounds, else "£24.50". */
export function moneyLabels(figures: readonly number[]): (figure: number) => string {
  const whole = figures.every((figure) => figure % 100 === 0);
  return (figure) => {
    const written = formatPounds(pence(figure));
    return whole ? written.slice(0, -3) : written;
  };
}

/** Those ticks, from the left, whose words leave room between them. */
export function apartAcross(ticks: readonly Tick[], gap = 14): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    const reach = last && (wordsWidth(last.label) + wordsWidth(tick.label)) / 2 + gap;
    if (!last || reach === undefined || tick.at - last.at >= reach) kept.push(tick);
  }
  return kept;
}

function placing(domain: readonly [number, number], range: Range, scale: Scale) {
  return scale === "log"
    ? scaleLog().domain(domain).range(range)
    : scaleLinear().domain(domain).nice(6).range(range);
}

/** A twelfth of the spread on either side, or at least a hundredth of the figure, and never below nought. */
function roomAround(figures: readonly number[], scale: Scale): readonly [number, number] {
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  if (scale === "log") {
    const room = Math.max(1.01, (high / low) ** (1 / 12));
    return [low / room, high * room];
  }
  const room = Math.max(10, high / 100, (high - low) / 12);
  return [Math.max(0, low - room), high + room];
}

/** Over a wide log scale 1, 2 and 5 of each power of ten; else evenly spaced figures. */
function candidatesOf(from: number, to: number, scale: Scale): readonly number[] {
  if (scale === "raw" || to / from < 8) return scaleLinear().domain([from, to]).ticks(8);
  const powers = Array.from({ length: 13 }, (_, power) => 10 ** power);
  return powers.flatMap((power) => [1, 2, 5].map((step) => step * power)).filter((n) => n >= from && n <= to);
}
