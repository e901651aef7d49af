import { exact, over, pence, times, toPence, type Pence } from "#app/domain/money.ts";

/**
 * How often a price falls due, with what a week has of it. The factors are those of the adult social care client-level
 * data: week 1, fortnight 1/2, four weeks 1/4, month 12/52, quarter 4/52, year 1/52; an hour, a session, a day (and
 * likewise a night and a trip) count as many times as are planned in a week; what is paid once is left out.
 */
export const frequencies = {
  week: { of: 1, in: 1 },
  fortnight: { of: 1, in: 2 },
  "four-weeks": { of: 1, in: 4 },
  month: { of: 12, in: 52 },
  quarter: { of: 4, in: 52 },
  year: { of: 1, in: 52 },
  hour: "planned",
  session: "planned",
  day: "planned",
  night: "planned",
  trip: "planned",
  "one-off": "left out",
} as const;

export type Frequency = keyof typeof frequencies;

/** A price in pence, how often it falls due, and how many units are planned in a week: an exact decimal like "10.5". */
export type Charge = {
  readonly pence: Pence;
  readonly per: Frequency;
  /** Units planned in a week; of a price by the week and longer it is how many of them there are, most often one. */
  readonly units: string;
};

/** What a charge comes to in a week, in whole pence, rounded once, half a penny up. Nought for what is paid once. */
export function weeklyCost({ pence: price, per, units }: Charge): Pence {
  const factor = frequencies[per];
  if (factor === "left out") return pence(0);
  const bought = times(exact(price), exact(units));
  const inPence = factor === "planned" ? bought : over(times(bought, exact(factor.of)), exact(factor.in));
  return toPence(over(inPence, exact(100)));
}

/** What charges come to in a week together: each is rounded by itself, as each is shown. */
export function weeklyCostOf(charges: readonly Charge[]): Pence {
  return pence(charges.reduce((sum, charge) => sum + weeklyCost(charge), 0));
}

/** Whether a week has planned units of it, which somebody has to say. */
export function isPlanned(per: Frequency): boolean {
  return frequencies[per] === "planned";
}
