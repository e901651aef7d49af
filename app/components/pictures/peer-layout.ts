import type { Fences } from "#app/domain/benchmark/fences.ts";
import type { Scale } from "#app/domain/benchmark/robust.ts";
import type { Quartiles } from "#app/domain/benchmark/statistics.ts";
import { formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { pixel } from "#app/components/portal/picture-scale.ts";
import { priceAcross, type Tick } from "./axis.ts";
import { inRows } from "./labels.ts";

/** A peer group that may be shown: at least five distinct providers stand behind it. */
export type PeerFigures = {
  /** Each peer's price in pence, brought to one price date; the case is not among them. */
  readonly prices: readonly number[];
  /** How many prices the figures below are of: the case is one of them where it was found among them. */
  readonly behind: number;
  /** How many distinct providers ask them. */
  readonly providers: number;
  /** On which scale the case is judged, and the picture drawn. */
  readonly scale: Scale;
  /** In pence; statistics, not prices. */
  readonly quartiles: Quartiles;
  /** Beyond which figures a price is out of line, in pence; null where the group is too small for more than advice. */
  readonly cutOffs: Fences | null;
};

/** How large the drawing is, how far its figures stay from its sides, and for how many prices a dot stands at least. */
export type PeerFrame = { readonly width: number; readonly side: number; readonly perDot?: number };

/** A dot for so many prices of about one size. */
export type PeerDot = { readonly x: number; readonly y: number; readonly beyond: boolean };

/** A line down through the prices, with its words above. */
export type PeerLine = {
  readonly look: "median" | "limit" | "own-line";
  readonly words: string;
  readonly x: number;
  readonly middle: number;
  readonly y: number;
};

/** Where everything of a strip of peers stands. */
export type PeerLayout = {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly base: number;
  readonly band: { readonly from: number; readonly to: number };
  readonly lines: readonly PeerLine[];
  readonly dots: readonly PeerDot[];
  readonly own: { readonly x: number; readonly y: number };
  /** For how many prices each dot stands at most. */
  readonly perDot: number;
  readonly ticks: readonly Tick[];
};

const dot = 9;
const rowHeight = 18;
const mostLevels = 14;
const fewestLevels = 5;

/** Sets out a group of peers with the case in it: prices as stacked dots over the axis, lines with words that never touch. */
export function peerLayout(
  peers: PeerFigures,
  own: Pence,
  { width, side, perDot: least = 1 }: PeerFrame,
): PeerLayout {
  const { cutOffs, quartiles, scale, prices } = peers;
  const edges = cutOffs ? [cutOffs.lower, cutOffs.upper].filter((edge) => edge > 0) : [];
  const axis = priceAcross([...prices, own, ...edges], [side, width - side], scale);
  const marks = marksOf(peers, own);
  const rows = inRows(
    marks.map(({ words, amount, look }) => ({ words, at: axis.at(amount), bold: look === "own-line" })),
    [2, width - 2],
  );
  const top = 10 + (Math.max(...rows.map(({ row }) => row)) + 1) * rowHeight;
  const { dots, levels, perDot } = stacked(peers, axis.at, least);
  const base = top + Math.max(fewestLevels, levels) * dot + 12;
  return {
    ...{ width, top, base, perDot },
    height: base + 30,
    band: { from: axis.at(quartiles.lower), to: axis.at(quartiles.upper) },
    lines: marks.map(({ look, words, amount }, index) => ({
      ...{ look, words, x: axis.at(amount) },
      middle: pixel(rows[index]?.middle ?? 0),
      y: top - 8 - (rows[index]?.row ?? 0) * rowHeight,
    })),
    dots: dots.map(({ x, level, beyond }) => ({ x, y: base - 6 - level * dot, beyond })),
    own: { x: axis.at(own), y: base },
    ticks: axis.ticks,
  };
}

function marksOf({ quartiles, cutOffs }: PeerFigures, own: Pence) {
  const edges = cutOffs
    ? [
        { look: "limit", name: "Lower cut-off", amount: cutOffs.lower } as const,
        { look: "limit", name: "Upper cut-off", amount: cutOffs.upper } as const,
      ].filter(({ amount }) => amount > 0)
    : [];
  return [
    { look: "own-line", name: "This case", amount: own } as const,
    { look: "median", name: "Median", amount: quartiles.median } as const,
    ...edges,
  ].map((mark) => ({ ...mark, words: `${mark.name} ${formatPounds(pence(Math.round(mark.amount)))}` }));
}

/** Prices in columns as wide as a dot, none of which straddles a cut-off; several to a dot where the tallest would tower. */
function stacked({ prices, cutOffs }: PeerFigures, at: (figure: number) => number, least: number) {
  const columns = new Map<number, { readonly beyond: boolean; count: number }>();
  for (const price of prices) {
    const side = sideOf(price, cutOffs);
    const x = columnAt(at(price), gridOf(side, cutOffs, at));
    const found = columns.get(x);
    if (found) found.count += 1;
    else columns.set(x, { beyond: side !== "within", count: 1 });
  }
  const all = [...columns].sort(([one], [other]) => one - other);
  const perDot = Math.max(least, Math.ceil(Math.max(0, ...all.map(([, { count }]) => count)) / mostLevels));
  const dots = all.flatMap(([x, { beyond, count }]) =>
    Array.from({ length: Math.ceil(count / perDot) }, (_, level) => ({ x, beyond, level })),
  );
  return { dots, perDot, levels: Math.max(0, ...dots.map(({ level }) => level + 1)) };
}

type Side = "below" | "within" | "above";

function sideOf(price: number, cutOffs: Fences | null): Side {
  if (cutOffs && price > cutOffs.upper) return "above";
  return cutOffs && price < cutOffs.lower ? "below" : "within";
}

/** Columns of a width, counted from a place; those before the first or after the last are taken to be it. */
type Grid = {
  readonly from: number;
  readonly width: number;
  readonly first: number;
  readonly last: number;
};

/** Between two cut-offs whole columns fill the room; else they are counted from the cut-off. */
function gridOf(side: Side, cutOffs: Fences | null, at: (figure: number) => number): Grid {
  if (!cutOffs) return { from: 0, width: dot, first: -Infinity, last: Infinity };
  const upper = at(cutOffs.upper);
  if (side === "above") return { from: upper, width: dot, first: 0, last: Infinity };
  const before = { width: dot, first: -Infinity, last: -1 };
  if (cutOffs.lower <= 0) return { from: upper, ...before };
  const lower = at(cutOffs.lower);
  if (side === "below") return { from: lower, ...before };
  const count = Math.max(1, Math.floor((upper - lower) / dot));
  return { from: lower, width: (upper - lower) / count, first: 0, last: count - 1 };
}

function columnAt(x: number, { from, width, first, last }: Grid): number {
  const column = Math.min(Math.max(Math.floor((x - from) / width), first), last);
  return pixel(from + (column + 0.5) * width);
}
