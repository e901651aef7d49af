/** About how wide words of the pictures' size are, in their own units: Arial's figures at 13. */
export function wordsWidth(words: string, bold = false): number {
  return words.length * (bold ? 6.9 : 6.5);
}

/** Words that belong to a place on the axis across. */
export type Lead = { readonly words: string; readonly at: number; readonly bold?: boolean };

/** Where words go: their middle, and in which row above the drawing, 0 being the nearest. */
export type Placed = { readonly middle: number; readonly row: number };

/**
 * Rows for words that each stand over a line down to the drawing, in as few rows as may be and each over its line where
 * it can be, else beside it: none touches another, none leaves the drawing, and no line runs through other words.
 */
export function inRows(leads: readonly Lead[], [from, to]: Span, gap = 10): readonly Placed[] {
  const choices = leads.map(({ words, at, bold }) => {
    const half = wordsWidth(words, bold) / 2;
    const middles = [at, at - half - 5, at + half + 5].map((middle) => within(middle, half, [from, to]));
    return { at, half, middles: [...new Set(middles)] };
  });
  for (let rows = 1; rows <= leads.length; rows += 1) {
    const found = settle(choices, rows, gap, []);
    if (found) return found.map(({ middle, row }) => ({ middle, row }));
  }
  return choices.map(({ middles }, row) => ({ middle: middles[0] ?? from, row }));
}

type Span = readonly [from: number, to: number];
type Choice = { readonly at: number; readonly half: number; readonly middles: readonly number[] };
type Stood = Placed & { readonly at: number; readonly half: number };

/** The first way, trying the nearest rows first, in which all that is left finds room beside what is set; null where there is none. */
function settle(
  choices: readonly Choice[],
  rows: number,
  gap: number,
  set: readonly Stood[],
): readonly Stood[] | null {
  const next = choices[set.length];
  if (!next) return set;
  for (let row = 0; row < rows; row += 1) {
    for (const middle of next.middles) {
      const one = { middle, row, at: next.at, half: next.half };
      if (!set.every((other) => areClear(one, other, gap))) continue;
      const found = settle(choices, rows, gap, [...set, one]);
      if (found) return found;
    }
  }
  return null;
}

/** Whether neither words touch, nor the line of the higher runs through the words of the lower. */
function areClear(one: Stood, other: Stood, gap: number): boolean {
  if (one.row === other.row) return Math.abs(one.middle - other.middle) >= one.half + other.half + gap;
  const [low, high] = one.row < other.row ? [one, other] : [other, one];
  return Math.abs(low.middle - high.at) >= low.half + 3;
}

function within(middle: number, half: number, [from, to]: Span): number {
  return Math.min(Math.max(middle, from + half), to - half);
}

/** Heights for words that want to stand at these heights, moved as little as keeps them so far apart and within. */
export function spread(wanted: readonly number[], apart: number, [top, bottom]: Span): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((one, other) => one.at - other.at);
  const moved = new Map<number, number>();
  let least = top;
  for (const { at, index } of order) {
    moved.set(index, Math.max(at, least));
    least = Math.max(at, least) + apart;
  }
  let most = bottom;
  for (const { index } of [...order].reverse()) {
    const at = Math.min(moved.get(index) ?? 0, most);
    moved.set(index, at);
    most = at - apart;
  }
  return wanted.map((_, index) => moved.get(index) ?? 0);
}

/** A point that has a name. */
export type Named = {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly bold?: boolean;
};

/** Where a name is written: left or right of its point. */
export type NamePlace = { readonly x: number; readonly y: number; readonly anchor: "start" | "end" };

/**
 * Names beside their points, the first given first: right of the point, else left of it, where it neither leaves the
 * drawing nor touches a name already placed nor any other point; else null, and the name is in the table alone.
 */
export function besidePoints(
  named: readonly Named[],
  points: readonly { readonly x: number; readonly y: number }[],
  [from, to]: Span,
): readonly (NamePlace | null)[] {
  const taken: Box[] = points.map(({ x, y }) => boxOf(x - 5, x + 5, y, 5));
  return named.map(({ x, y, name, bold }) => {
    const width = wordsWidth(name, bold);
    const places = [
      { box: boxOf(x + 9, x + 9 + width, y, 8), place: { x: x + 9, y: y + 4.5, anchor: "start" } as const },
      { box: boxOf(x - 9 - width, x - 9, y, 8), place: { x: x - 9, y: y + 4.5, anchor: "end" } as const },
    ];
    const free = places.find(
      ({ box }) => box.left >= from && box.right <= to && !taken.some((other) => touches(box, other)),
    );
    if (!free) return null;
    taken.push(free.box);
    return free.place;
  });
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function boxOf(left: number, right: number, middle: number, half: number): Box {
  return { left, right, top: middle - half, bottom: middle + half };
}

function touches(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
