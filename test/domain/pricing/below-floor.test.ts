import { expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { owesAnswer, pricesBelowFloor } from "#app/domain/pricing/below-floor.ts";
import type { RateCardTerms } from "#app/domain/pricing/rate-card.ts";

const line = { unit: "hour", required: true, note: "", caps: [] } as const;
const terms: RateCardTerms = {
  areas: [{ id: "everywhere", name: "Everywhere", everywhere: true }],
  coveredAreaIds: ["everywhere"],
  locations: [
    { id: "home", name: "Harbour House" },
    { id: "away", name: "Hill House" },
  ],
  exceptions: [],
  effectiveOn: toDay("2027-01-04"),
  lines: [
    { ...line, id: "visit", title: "Visit" },
    { ...line, id: "licence", title: "Licence" },
  ],
};
const floors = new Map([["visit", pence(2_000)]]);
const at = (serviceLineId: string, amount: number, locationId = "home") => ({
  ...{ serviceLineId, areaId: "everywhere", locationId, pence: pence(amount) },
});
const below = (...prices: readonly ReturnType<typeof at>[]) => pricesBelowFloor(terms, prices, floors);

test("a price a penny below its floor is asked about, with both amounts; one at its floor is not", () => {
  expect(below(at("visit", 1_999), at("visit", 2_000, "away"))).toMatchObject([
    { entry: { key: "visit.everywhere.home" }, pence: 1_999, floor: 2_000 },
  ]);
});

test("a line without a floor is not asked about, nor is a price that the lot does not ask for any more", () => {
  expect(below(at("licence", 1), at("visit", 1, "gone"))).toEqual([]);
});

test("an answer is owed for a price below its floor until something is said", () => {
  const low = below(at("visit", 1_999));
  expect([owesAnswer(low, ""), owesAnswer(low, " \n"), owesAnswer(low, "From our endowment.")]).toEqual([
    true,
    true,
    false,
  ]);
  expect(owesAnswer([], "")).toBe(false);
});
