import { mulDivHalfUp, pence, type Pence } from "#app/domain/money.ts";

/** A price of a unit, and how many units over the whole term: an exact decimal to two places, like "1250.50". */
export type Bought = { readonly pence: number; readonly units: string };

/** What a line costs over the whole term: its price times its units, rounded half a penny up. Throws beyond two places. */
export function costOfLine({ pence: price, units }: Bought): Pence {
  return mulDivHalfUp(pence(price), hundredthsOf(units), 100);
}

/** What lines cost together over the whole term: each is rounded by itself. */
export function costOfLines(lines: readonly Bought[]): Pence {
  return pence(lines.reduce((sum, line) => sum + costOfLine(line), 0));
}

function hundredthsOf(units: string): number {
  const match = /^([0-9]+)(?:\.([0-9]{1,2}))?$/.exec(units);
  if (!match) throw new RangeError(`Not a number of units to two places: ${units}`);
  return Number(`${match[1] ?? ""}${(match[2] ?? "").padEnd(2, "0")}`);
}
