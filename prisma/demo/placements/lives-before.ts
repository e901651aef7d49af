import type { SupportReason } from "#app/domain/brokerage/support-reason.ts";
import { services, type ServiceOfLot } from "./services.ts";

/** Of every so many people, one came to the present service from another rung of the care ladder. */
const oneIn = 37;

/**
 * Where people came from to the service of a lot, by its number: from a lot that is higher on the ladder, for those who
 * went down, and from one that is lower, for those who went up.
 */
const cameFrom: Readonly<Record<number, { readonly higher?: number; readonly lower?: number }>> = {
  ...{ 1: { lower: 2 }, 2: { higher: 1, lower: 6 }, 3: { higher: 2, lower: 5 }, 4: { higher: 2, lower: 6 } },
  ...{ 5: { higher: 3, lower: 6 }, 6: { higher: 4, lower: 7 }, 7: { higher: 5 }, 8: { higher: 3 } },
  9: { higher: 6 },
};

/** The service of another rung from which this person came, if it is one who did: most went down the ladder, one in four up. */
export function serviceBefore(
  { lot }: ServiceOfLot,
  person: number,
  reason: SupportReason,
): ServiceOfLot | undefined {
  if (person % oneIn !== 5) return undefined;
  const { higher, lower } = cameFrom[lot] ?? {};
  const from = person % 4 === 0 ? lower : higher;
  const rung = services.filter((service) => service.lot === from);
  return rung.find(({ reasons }) => reasons.includes(reason)) ?? rung[0];
}
