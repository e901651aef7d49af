import { scaleLinear } from "d3-scale";
import {
  processLimits,
  processSignals,
  type ProcessLimits,
  type ProcessSignal,
} from "#app/domain/benchmark/process-chart.ts";
import { monthNames, type Day } from "#app/domain/calendar.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { pixel } from "#app/components/portal/picture-scale.ts";
import { apartAcross, priceUp, type Tick } from "./axis.ts";
import { spread } from "./labels.ts";

/** What placements of a lot cost on average in a month. */
export type ProcessMonth = {
  /** The month's first day. */
  readonly month: Day;
  /** The average weekly cost in pence: a statistic, not a price. */
  readonly average: number;
  readonly placements: number;
};

/** How large the drawing is, and how much of it the words at its left and right take. */
export type ProcessFrame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
};

/** A month at its place, with why it stands out. */
export type ProcessMark = ProcessMonth & {
  readonly x: number;
  readonly y: number;
  readonly signals: readonly ProcessSignal[];
};

/** A level across the drawing, with its words at the right. */
export type ProcessLevel = {
  readonly look: "median" | "limit";
  readonly name: string;
  readonly amount: string;
  readonly y: number;
  readonly wordsAt: number;
};

/** Where everything of an average over time stands. */
export type ProcessLayout = ProcessFrame & {
  readonly base: number;
  readonly limits: ProcessLimits;
  readonly levels: readonly ProcessLevel[];
  readonly path: string;
  readonly marks: readonly ProcessMark[];
  readonly up: readonly Tick[];
  readonly across: readonly Tick[];
};

const top = 14;
const bottom = 32;

/** Sets out months in their order, the earliest first, with their mean and the limits within which they move by chance. */
export function processLayout(months: readonly ProcessMonth[], frame: ProcessFrame): ProcessLayout {
  const averages = months.map(({ average }) => average);
  const limits = processLimits(averages);
  const signals = processSignals(averages, limits);
  const base = frame.height - bottom;
  const axis = priceUp([...averages, limits.upper, limits.lower], [base, top], 5);
  const first = months[0]?.month;
  const places = months.map(({ month }) => (first ? monthsBetween(first, month) : 0));
  const x = scaleLinear()
    .domain([0, places.at(-1) ?? 0])
    .range([frame.left + 10, frame.width - frame.right - 10]);
  const marks = months.map((month, n) => ({
    ...month,
    ...{ x: pixel(x(places[n] ?? 0)), y: axis.at(month.average), signals: signals[n] ?? [] },
  }));
  return {
    ...frame,
    ...{ base, limits, marks },
    levels: levelsOf(limits, axis.at, base),
    path: pathOf(marks, places),
    up: axis.ticks,
    across: monthTicks(marks, places),
  };
}

/** A month as an axis writes it: "Apr 2026". */
function monthInShort(month: Day): string {
  return `${(monthNames[Number(month.slice(5, 7)) - 1] ?? "").slice(0, 3)} ${month.slice(0, 4)}`;
}

/** The first month and every so many after it: one, three, six or twelve, as there is room. */
function monthTicks(marks: readonly ProcessMark[], places: readonly number[]): readonly Tick[] {
  const ticks = marks.map(({ month, x: at }, n) => ({
    figure: places[n] ?? 0,
    at,
    label: monthInShort(month),
  }));
  const every = (step: number) => ticks.filter(({ figure }) => figure % step === 0);
  const step = [1, 3, 6].find((one) => apartAcross(every(one), 18).length === every(one).length);
  return apartAcross(every(step ?? 12), 18);
}

function levelsOf(
  limits: ProcessLimits,
  at: (figure: number) => number,
  base: number,
): readonly ProcessLevel[] {
  const levels = [
    { look: "limit", name: "Upper limit", figure: limits.upper } as const,
    { look: "median", name: "Mean", figure: limits.mean } as const,
    { look: "limit", name: "Lower limit", figure: limits.lower } as const,
  ].filter(({ figure }) => figure > 0);
  const words = spread(
    levels.map(({ figure }) => at(figure)),
    32,
    [top, base - 12],
  );
  return levels.map(({ look, name, figure }, n) => ({
    ...{ look, name, y: at(figure), wordsAt: pixel(words[n] ?? 0) },
    amount: formatPounds(pence(Math.round(figure))),
  }));
}

/** The months as a line; it is lifted where a month is missing. */
function pathOf(marks: readonly ProcessMark[], places: readonly number[]): string {
  return marks
    .map(({ x, y }, n) => `${n > 0 && places[n] === (places[n - 1] ?? 0) + 1 ? "L" : "M"}${x} ${y}`)
    .join("");
}

function monthsBetween(from: Day, to: Day): number {
  const count = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(to) - count(from);
}
