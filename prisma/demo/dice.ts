/** Chance that falls the same way each time: the demonstration is one world, wherever it is loaded. */
export type Dice = {
  /** A whole number from the first to the last, both possible. */
  readonly whole: (first: number, last: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** So many different items, in the order of the list. */
  readonly some: <T>(list: readonly T[], count: number) => readonly T[];
  readonly chance: (inAHundred: number) => boolean;
  readonly shuffled: <T>(list: readonly T[]) => readonly T[];
};

/** Dice that start from a whole number (the mulberry32 generator, 32 bits of state). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const whole = (first: number, last: number) => first + (next() % (last - first + 1));
  const pick = <T>(list: readonly T[]): T => {
    const item = list[whole(0, list.length - 1)];
    if (item === undefined) throw new Error("Nothing to pick from");
    return item;
  };
  const shuffled = <T>(list: readonly T[]): readonly T[] =>
    list
      .map((item) => ({ item, place: next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ item }) => item);
  const some = <T>(list: readonly T[], count: number): readonly T[] => {
    const chosen = new Set(shuffled(list.map((_, index) => index)).slice(0, count));
    return list.filter((_, index) => chosen.has(index));
  };
  return { whole, pick, some, shuffled, chance: (inAHundred) => whole(1, 100) <= inAHundred };
}
