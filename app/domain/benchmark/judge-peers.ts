import type { OutlierRule } from "./outlier-rule.ts";
import { modifiedZ, type Yardstick } from "./robust.ts";

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
  const placed = rule.scale === "log" ? columns.figure.map(Math.log) : columns.figure;
  const starts = startsOf(columns);
  const count = starts[columns.groups] as number;
  const [sorted, whose] = [new Float64Array(count), new Int32Array(count)];
  intoGroups(columns, starts, (place, row) => {
    sorted[place] = placed[row] as number;
    whose[place] = columns.provider[row] as number;
  });
  const providers = providersIn(whose, starts, columns);
  const [centre, spread] = [new Float64Array(columns.groups), new Float64Array(columns.groups)];
  const by = new Uint8Array(columns.groups);
  for (let group = 0; group < columns.groups; group++) {
    const [from, to] = [starts[group] as number, starts[group + 1] as number];
    if (from === to) continue;
    sorted.subarray(from, to).sort();
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
  const sorted = new Float64Array(starts[columns.groups] as number);
  intoGroups(columns, starts, (place, row) => {
    sorted[place] = columns.figure[row] as number;
  });
  for (let group = 0; group < columns.groups; group++)
    sorted.subarray(starts[group], starts[group + 1]).sort();
  return sorted;
}

function startsOf({ figure, group, groups }: PeerColumns): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (let row = 0; row < figure.length; row++)
    if ((figure[row] as number) > 0) (starts[(group[row] as number) + 1] as number)++;
  for (let at = 0; at < groups; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  return starts;
}

/** Gives every figure its place, group after group in the order of the rows. */
function intoGroups(
  { figure, group }: PeerColumns,
  starts: Int32Array,
  put: (place: number, row: number) => void,
) {
  const next = starts.slice();
  for (let row = 0; row < figure.length; row++)
    if ((figure[row] as number) > 0) put((next[group[row] as number] as number)++, row);
}

/** Of how many distinct providers each group is, from whose figure stands at each place. */
function providersIn(whose: Int32Array, starts: Int32Array, { groups, providers }: PeerColumns): Int32Array {
  const [distinct, lastSeenIn] = [new Int32Array(groups), new Int32Array(providers)];
  for (let at = 0; at < groups; at++)
    for (let place = starts[at] as number; place < (starts[at + 1] as number); place++) {
      const one = whose[place] as number;
      if (lastSeenIn[one] === at + 1) continue;
      lastSeenIn[one] = at + 1;
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

/** The median of the distances from the centre: outwards from it they come in order on either side, so they are merged. */
function deviationOf(sorted: Float64Array, from: number, to: number, centre: number): number {
  let above = from + ((to - from) >> 1);
  let below = above - 1;
  const last = (to - from) >> 1;
  let [before, distance] = [0, 0];
  for (let step = 0; step <= last; step++) {
    before = distance;
    const down = below >= from ? Math.abs((sorted[below] as number) - centre) : Infinity;
    const up = above < to ? Math.abs((sorted[above] as number) - centre) : Infinity;
    if (down <= up) below--;
    else above++;
    distance = Math.min(down, up);
  }
  return (to - from) % 2 === 1 ? distance : before + (distance - before) * 0.5;
}

function meanDeviation(sorted: Float64Array, from: number, to: number, centre: number): number {
  let total = 0;
  for (let place = from; place < to; place++) total += Math.abs((sorted[place] as number) - centre);
  return total / (to - from);
}

function standingsOf(
  { figure, group }: PeerColumns,
  placed: Float64Array,
  groups: Pick<JudgedPeers, "starts" | "providers" | "centre" | "spread" | "by">,
  rule: Scaled,
): Float64Array {
  const z = new Float64Array(figure.length);
  const yardsticks = Array.from(groups.centre, (_, at) => judgedBy(groups, at, rule));
  for (let row = 0; row < figure.length; row++) {
    const stick = yardsticks[group[row] as number];
    z[row] = stick ? modifiedZ(placed[row] as number, stick) : NaN;
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
