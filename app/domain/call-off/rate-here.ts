import type { Day } from "#app/domain/calendar.ts";
import { isOn } from "#app/domain/framework/membership.ts";
import type { CandidateFacts, PriceAsked, RateHeld } from "./requirement.ts";

/**
 * The price that holds for a line at a place on a day: the place's own wins over the organisation's, then the specific
 * area's over everywhere's. Where no area is known, everywhere's wins, then the lowest.
 */
export function rateHere(
  candidate: CandidateFacts,
  asked: Pick<PriceAsked, "serviceLineId" | "areaId">,
  everywhereId: string,
  today: Day,
): RateHeld | undefined {
  const rank = (rate: RateHeld) => [
    rate.locationId === candidate.locationId ? 0 : 1,
    rate.areaId === (asked.areaId ?? everywhereId) ? 0 : 1,
    rate.pence,
  ];
  const holding = candidate.rates.filter(
    (rate) =>
      rate.serviceLineId === asked.serviceLineId &&
      isOn(rate.validFrom, rate.validTo, today) &&
      (rate.locationId === candidate.locationId || rate.locationId === candidate.organisationId) &&
      (asked.areaId === null || rate.areaId === asked.areaId || rate.areaId === everywhereId),
  );
  return holding.sort((a, b) => compare(rank(a), rank(b)))[0];
}

/** Whether a rate may be paid on the day it is judged: up to the cap that governs it then, or an exception that holds. */
export function fitsItsCap({ pence, capTodayPence, exceptionTodayPence }: RateHeld): boolean {
  if (capTodayPence === null || pence <= capTodayPence) return true;
  return exceptionTodayPence !== null && pence <= exceptionTodayPence;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
