import { toDay } from "#app/domain/calendar.ts";
import type { CandidateFacts, Requirement } from "#app/domain/call-off/requirement.ts";
import { pence } from "#app/domain/money.ts";

/** The day on which these candidates are judged. */
export const today = toDay("2026-12-04");

/** A requirement for one lot, asking nothing else. */
export function requirement(over: Partial<Requirement> = {}): Requirement {
  return {
    frameworkId: "framework",
    lots: [{ lotId: "home-care", rule: { kind: "by-application" } }],
    everywhereId: "everywhere",
    areaId: null,
    within: null,
    price: null,
    ratings: null,
    specialism: null,
    room: null,
    includeStopped: false,
    ...over,
  };
}

/** A member of the lot "home-care" in the whole area, rated good, at £22.00 an hour, with room for three. */
export function candidate(over: Partial<CandidateFacts> = {}): CandidateFacts {
  return {
    providerId: "provider",
    locationId: "branch",
    organisationId: "organisation",
    memberships: [
      { lotId: "home-care", activeFrom: toDay("2025-10-01"), activeTo: null, areaIds: ["everywhere"] },
    ],
    optOuts: [],
    stops: [],
    place: { easting: 358_000, northing: 173_000 },
    rates: [
      {
        serviceLineId: "standard",
        areaId: "everywhere",
        locationId: "organisation",
        pence: pence(2_200),
        capPence: pence(2_600),
        capTodayPence: pence(2_600),
        exceptionTodayPence: null,
        validFrom: toDay("2026-10-01"),
        validTo: null,
      },
    ],
    rating: "good",
    deregistered: false,
    specialisms: ["Dementia"],
    capacity: [{ lotId: "home-care", free: 3, measure: "places", statedOn: toDay("2026-12-01") }],
    ...over,
  };
}
