import { mean } from "./statistics.ts";

/** The middle of a series in time with the limits within which it moves by chance. */
export type ProcessLimits = {
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
};

/** Why a point of a series stands out. */
export type ProcessSignal = "outside" | "shift" | "trend" | "two-of-three";

const limitFactor = 2.66;
const screenFactor = 3.267;
const run = 7;

/**
 * The limits of an XmR chart: the mean and 2.66 mean moving ranges on either side. Moving ranges of 3.267 times their
 * mean or more are left out once before (as NHS England's Making Data Count does) unless told not to. Throws on fewer
 * than two points.
 */
export function processLimits(points: readonly number[], screened = true): ProcessLimits {
  if (points.length < 2) throw new RangeError("A series has two points or more");
  const ranges = points.slice(1).map((point, at) => Math.abs(point - (points[at] ?? point)));
  const all = mean(ranges);
  const kept = screened ? ranges.filter((range) => all === 0 || range < screenFactor * all) : ranges;
  const [centre, meanMovingRange] = [mean(points), mean(kept)];
  const reach = limitFactor * meanMovingRange;
  return { mean: centre, meanMovingRange, lower: centre - reach, upper: centre + reach };
}

/**
 * What stands out at each point: outside the limits; the seventh or later in a row on one side of the mean; the
 * seventh or later in a row each higher, or each lower, than the one before; or one of two among three beyond two thirds
 * of the way to the same limit.
 */
export function processSignals(
  points: readonly number[],
  limits: ProcessLimits,
): readonly (readonly ProcessSignal[])[] {
  const sides = points.map((point) => Math.sign(point - limits.mean));
  const shifts = runsOf(sides, run);
  const steps = points.map((point, at) => (at === 0 ? 0 : Math.sign(point - (points[at - 1] ?? point))));
  const trends = trendsOf(steps);
  const near = points.map((point) => beyondTwoThirds(point, limits));
  return points.map((point, at) => [
    ...(point > limits.upper || point < limits.lower ? (["outside"] as const) : []),
    ...(shifts[at] ? (["shift"] as const) : []),
    ...(trends[at] ? (["trend"] as const) : []),
    ...(isTwoOfThree(near, at) ? (["two-of-three"] as const) : []),
  ]);
}

/** Which points stand in a row of so many or more on one side. */
function runsOf(sides: readonly number[], length: number): readonly boolean[] {
  const marked = sides.map(() => false);
  for (let start = 0; start < sides.length;) {
    let end = start + 1;
    while (end < sides.length && sides[end] === sides[start]) end += 1;
    if (sides[start] !== 0 && end - start >= length) marked.fill(true, start, end);
    start = end;
  }
  return marked;
}

/** Seven points that rise or fall make six steps the same way. */
function trendsOf(steps: readonly number[]): readonly boolean[] {
  const rising = runsOf(steps, run - 1);
  return rising.map((marked, at) => marked || (rising[at + 1] === true && steps[at + 1] !== steps[at]));
}

function beyondTwoThirds(point: number, { mean: centre, upper, lower }: ProcessLimits): -1 | 0 | 1 {
  if (point > centre + ((upper - centre) * 2) / 3) return 1;
  return point < centre - ((centre - lower) * 2) / 3 ? -1 : 0;
}

function isTwoOfThree(near: readonly (-1 | 0 | 1)[], at: number): boolean {
  const side = near[at];
  if (!side) return false;
  return [at - 2, at - 1, at].some((start) => {
    const three = start < 0 ? [] : near.slice(start, start + 3);
    return three.length === 3 && three.filter((one) => one === side).length >= 2;
  });
}
