import type { Eligibility } from "#app/domain/call-off/eligibility.ts";
import type { RateHeld } from "#app/domain/call-off/requirement.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import type { Pence } from "#app/domain/money.ts";
import { weeklyCostOf } from "./weekly-cost.ts";

/** How many days a statement of room counts as fresh: four weeks. Older ones, and none, sink to the end of a shortlist. */
export const roomFreshDays = 28;

/** A line of a request as it is priced: what one unit is, and how many a week (an exact decimal like "10.5"). */
export type PricedLine = {
  readonly serviceLineId: string;
  readonly unit: Unit;
  readonly units: string;
};

/** What the lines come to in a week at a member's rates, in their order; null where one has no rate. */
export function weeklyAt(
  lines: readonly PricedLine[],
  rates: readonly (RateHeld | undefined)[],
): Pence | null {
  const charges = lines.map(({ unit, units }, at) => {
    const rate = rates[at];
    return rate && { pence: rate.pence, per: unit, units };
  });
  return charges.length > 0 && charges.every((charge) => charge !== undefined) ? weeklyCostOf(charges) : null;
}

/** Everything that speaks for and against a member who was judged for each line: each reason once. */
export function joined(judged: readonly Eligibility[]): Eligibility {
  return {
    for: distinct(judged.flatMap((one) => one.for)),
    against: distinct(judged.flatMap((one) => one.against)),
  };
}

function distinct<T>(reasons: readonly T[]): readonly T[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
