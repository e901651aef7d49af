import { expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { rateOn, type DatedRate } from "#app/domain/pricing/rate-on.ts";

const rate = (pence: number, from: string, to: string | null, where: Partial<DatedRate> = {}): DatedRate => ({
  areaId: "everywhere",
  locationId: "organisation",
  ...{ pence, validFrom: toDay(from), validTo: to === null ? null : toDay(to), ...where },
});
const history = [
  rate(2_300, "2025-07-01", "2026-01-05"),
  rate(2_400, "2026-01-05", "2026-04-01"),
  rate(2_450, "2026-04-01", null),
  rate(2_600, "2026-04-01", null, { areaId: "north" }),
  rate(2_700, "2026-04-01", null, { locationId: "home" }),
];
const ask = (day: string, where: { readonly areaId?: string | null; readonly locationId?: string } = {}) =>
  rateOn(
    history,
    {
      areaId: null,
      locationId: "organisation",
      ...where,
      everywhereId: "everywhere",
      organisationId: "organisation",
    },
    toDay(day),
  )?.pence;

test.each([
  ["before the first rate", "2025-06-30", undefined],
  ["on its first day", "2025-07-01", 2_300],
  ["on its last day", "2026-01-04", 2_300],
  ["on the day that it no longer holds", "2026-01-05", 2_400],
  ["with no end set, long after", "2030-01-01", 2_450],
])("the rate %s", (_, day, pence) => {
  expect(ask(day)).toBe(pence);
});

test("the specific area's rate wins over everywhere's, and everywhere's stands in where an area has none", () => {
  expect(ask("2026-05-01", { areaId: "north" })).toBe(2_600);
  expect(ask("2026-05-01", { areaId: "south" })).toBe(2_450);
});

test("the place's own rate wins over the organisation's", () => {
  expect(ask("2026-05-01", { locationId: "home", areaId: "north" })).toBe(2_700);
  expect(ask("2026-03-01", { locationId: "home" })).toBe(2_400);
});
