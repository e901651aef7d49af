import { exact, over, plus, times, toPence, type Pence } from "#app/domain/money.ts";

/** What a line of a call-off costs with one member, and the rate of its own and the cap of the day that it stands on. */
export type PricedLine = {
  readonly lineId: string;
  readonly locationId: string;
  readonly rateId: string | null;
  /** What a unit costs in this call-off, at most the member's own rate. */
  readonly pence: number;
  readonly ratePence: number;
  readonly capPence: number | null;
  readonly units: string;
};

/** A price times the units of a line (an exact decimal to two places), rounded half up to the penny. */
export function lineValue(pence: number, units: string): Pence {
  return toPence(over(times(exact(pence), exact(units)), exact(100)));
}

/** What all the lines cost, each of them rounded by itself. */
export function valueOf(lines: readonly Pick<PricedLine, "pence" | "units">[]): Pence {
  const sums = lines.map(({ pence, units }) => exact(lineValue(pence, units)));
  return toPence(over(plus(...sums), exact(100)));
}

/** The unit price in a block: what the block asks, and never more than the member's own framework rate. */
export function blockPrice(asked: number | null, ratePence: number): number {
  return asked === null ? ratePence : Math.min(asked, ratePence);
}
