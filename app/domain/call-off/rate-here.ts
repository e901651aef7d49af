import type { Day } from "#app/domain/calendar.ts";
import { rateOn } from "#app/domain/pricing/rate-on.ts";
import type { CandidateFacts, PriceAsked, RateHeld } from "./requirement.ts";

/** The price that holds for a line at a candidate's place on a day, as `rateOn` chooses it. */
export function rateHere(
  candidate: CandidateFacts,
  asked: Pick<PriceAsked, "serviceLineId" | "areaId">,
  everywhereId: string,
  today: Day,
): RateHeld | undefined {
  const { locationId, organisationId } = candidate;
  return rateOn(
    candidate.rates.filter((rate) => rate.serviceLineId === asked.serviceLineId),
    { areaId: asked.areaId, everywhereId, locationId, organisationId },
    today,
  );
}

/** Whether a rate may be paid on the day it is judged: up to the cap that governs it then, or an exception that holds. */
export function fitsItsCap({ pence, capTodayPence, exceptionTodayPence }: RateHeld): boolean {
  if (capTodayPence === null || pence <= capTodayPence) return true;
  return exceptionTodayPence !== null && pence <= exceptionTodayPence;
}
