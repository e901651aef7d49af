import type { OutlierRule } from "./outlier-rule.ts";
import { measureOf, zAt, type Yardstick } from "./robust.ts";

/** Figures with their groups and providers, a place in each column for every figure. */
export type PeerColumns = {
  /** Above nought; NaN where there is none to compare. */
  readonly figure: Float64Array;
  readonly group: Int32Array;
  readonly provider: Int32Array;
  readonly groups: number;
  readonly providers: number;
};

/** Groups of peers with their yardsticks, and where each figure stands. */
export type JudgedPeers = {
  /** Where each group begins among the sorted figures; one more than there are groups. */
  readonly starts: Int32Array;
  /** The figures on the rule's scale, group after group, the lowest of each first. */
  readonly sorted: Float64Array;
  /** How many distinct providers each group has. */
  readonly providers: Int32Array;
  readonly centre: Float64Array;
  readonly spread: Float64Array;
  readonly by: Uint8Array;
  /** The modified z of each figure; NaN where its group is too small to be judged. */
  readonly z: Float64Array;
};

/** By what a spread was measured, as its number in a column. */
const spreadsBy = ["none", "median-deviation", "mean-deviation"] as const;

type Scaled = Pick<OutlierRule, "scale" | "leastProviders" | "leastJudged">;

/**
 * Every figure against the median and the median absolute deviation of its group: what `yardstick` and `modifiedZ` say of
 * each, bit for bit, for all of them at once. A figure stays among its own peers.
 */
export function judgePeers(columns: PeerColumns, rule: Scaled): JudgedPeers {
  const placed = rule.scale === "log" ? logarithms(columns.figure) : columns.figure;
  const starts = startsOf(columns);
  const sorted = inGroups(columns, starts, placed);
  const providers = providersIn(columns);
  const [centre, spread] = [new Float64Array(columns.groups), new Float64Array(columns.groups)];
  const by = new Uint8Array(columns.groups);
  for (let group = 0; group < columns.groups; group++) {
    const [from, to] = [starts[group] as number, starts[group + 1] as number];
    if (from === to) continue;
    const middle = medianOf(sorted, from, to);
    const deviation = deviationOf(sorted, from, to, middle);
    centre[group] = middle;
    spread[group] = deviation > 0 ? deviation : meanDeviation(sorted, from, to, middle);
    by[group] = deviation > 0 ? 1 : (spread[group] as number) > 0 ? 2 : 0;
  }
  const z = standingsOf(columns, placed, { starts, providers, centre, spread, by }, rule);
  return { starts, sorted, providers, centre, spread, by, z };
}

/** The yardstick of a group, as the simple functions give it. Throws on a group of none. */
export function yardstickOf(
  judged: Pick<JudgedPeers, "starts" | "centre" | "spread" | "by">,
  group: number,
  { scale }: Pick<OutlierRule, "scale">,
): Yardstick {
  const n = (judged.starts[group + 1] ?? 0) - (judged.starts[group] ?? 0);
  if (n === 0) throw new RangeError(`Nobody is in group ${group}`);
  return {
    ...{ scale, n, centre: judged.centre[group] ?? NaN, spread: judged.spread[group] ?? NaN },
    by: spreadsBy[judged.by[group] ?? 0] ?? "none",
  };
}

/** The figures themselves in the places of the sorted ones: what is kept of a group, whatever the scale it was judged on. */
export function figuresByGroup(columns: PeerColumns, { starts }: Pick<JudgedPeers, "starts">): Float64Array {
  return inGroups(columns, starts, columns.figure);
}

function logarithms(figure: Float64Array): Float64Array {
  const placed = new Float64Array(figure.length);
  for (let row = 0; row < figure.length; row++)
    placed[row] = (figure[row] as number) > 0 ? Math.log(figure[row] as number) : NaN;
  return placed;
}

function startsOf({ figure, group, groups }: PeerColumns): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (let row = 0; row < figure.length; row++)
    if ((figure[row] as number) > 0) (starts[(group[row] as number) + 1] as number)++;
  for (let at = 0; at < groups; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  return starts;
}

/** What stands in a column for each figure, group after group, the lowest of each first. */
function inGroups(
  { figure, group, groups }: PeerColumns,
  starts: Int32Array,
  column: Float64Array,
): Float64Array {
  const sorted = new Float64Array(starts[groups] as number);
  const next = starts.slice();
  for (let row = 0; row < figure.length; row++)
    if ((figure[row] as number) > 0) sorted[(next[group[row] as number] as number)++] = column[row] as number;
  for (let at = 0; at < groups; at++) sorted.subarray(starts[at], starts[at + 1]).sort();
  return sorted;
}

/** Of how many distinct providers each group is: a bit for each provider of each group says whether it was met. */
function providersIn({ figure, group, provider, groups, providers }: PeerColumns): Int32Array {
  const distinct = new Int32Array(groups);
  const met = new Uint32Array(Math.ceil((groups * providers) / 32));
  for (let row = 0; row < figure.length; row++) {
    if (!((figure[row] as number) > 0)) continue;
    const at = group[row] as number;
    const bit = at * providers + (provider[row] as number);
    const word = met[bit >>> 5] as number;
    const mask = 1 << (bit & 31);
    if ((word & mask) !== 0) continue;
    met[bit >>> 5] = word | mask;
    (distinct[at] as number)++;
  }
  return distinct;
}

/** The median of a stretch in ascending order. */
function medianOf(sorted: Float64Array, from: number, to: number): number {
  const place = from + ((to - from - 1) >> 1);
  const below = sorted[place] as number;
  if ((to - from) % 2 === 1) return below;
  return below + ((sorted[place + 1] as number) - below) * 0.5;
}

/** The median of the distances from the centre. Outwards from it they come in order on either side. */
function deviationOf(sorted: Float64Array, from: number, to: number, centre: number): number {
  const half = (to - from) >> 1;
  if ((to - from) % 2 === 1) return nthDistance(sorted, from, to, centre, half);
  const before = nthDistance(sorted, from, to, centre, half - 1);
  return before + (nthDistance(sorted, from, to, centre, half) - before) * 0.5;
}

/** The distance that has n others no larger before it, found by halving how many of them lie below the centre. */
function nthDistance(sorted: Float64Array, from: number, to: number, centre: number, n: number): number {
  const above = from + ((to - from) >> 1);
  const down = (at: number) => Math.abs((sorted[above - 1 - at] as number) - centre);
  const up = (at: number) => Math.abs((sorted[above + at] as number) - centre);
  let [least, most] = [Math.max(0, n + 1 - (to - above)), Math.min(n + 1, above - from)];
  while (least < most) {
    const below = (least + most) >> 1;
    if (down(below) < up(n - below)) least = below + 1;
    else most = below;
  }
  const farthest = least > 0 ? down(least - 1) : 0;
  return n + 1 > least ? Math.max(farthest, up(n - least)) : farthest;
}

function meanDeviation(sorted: Float64Array, from: number, to: number, centre: number): number {
  let total = 0;
  for (let place = from; place < to; place++) total += Math.abs((sorted[place] as number) - centre);
  return total / (to - from);
}

function standingsOf(
  { group }: PeerColumns,
  placed: Float64Array,
  groups: Pick<JudgedPeers, "starts" | "providers" | "centre" | "spread" | "by">,
  rule: Scaled,
): Float64Array {
  // Of a group that is too small the centre is NaN, and so is every distance from it.
  const centre = new Float64Array(groups.centre.length).fill(NaN);
  const [times, over] = [new Float64Array(centre.length), new Float64Array(centre.length)];
  for (let at = 0; at < centre.length; at++) {
    const stick = judgedBy(groups, at, rule);
    if (!stick) continue;
    const measure = measureOf(stick);
    centre[at] = stick.centre;
    times[at] = measure.times;
    over[at] = measure.over;
  }
  const z = new Float64Array(placed.length);
  for (let row = 0; row < z.length; row++) {
    const at = group[row] as number;
    z[row] = zAt((placed[row] as number) - (centre[at] as number), times[at] as number, over[at] as number);
  }
  return z;
}

/** The yardstick of a group that is large enough, for figures that are on its scale already. */
function judgedBy(
  groups: Pick<JudgedPeers, "starts" | "providers" | "centre" | "spread" | "by">,
  at: number,
  { leastProviders, leastJudged }: Scaled,
): Yardstick | null {
  const n = (groups.starts[at + 1] as number) - (groups.starts[at] as number);
  if (n < leastJudged || (groups.providers[at] as number) < leastProviders) return null;
  return yardstickOf(groups, at, { scale: "raw" });
}
