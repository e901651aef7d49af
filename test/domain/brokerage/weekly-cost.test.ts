import { describe, expect, test } from "vitest";
import { weeklyCost, weeklyCostOf, type Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { pence } from "#app/domain/money.ts";

describe("a price is put on a weekly basis by the factors of the client-level data", () => {
  test.each<[price: number, per: Frequency, units: string, weekly: number]>([
    [90_000, "week", "1", 90_000],
    [90_000, "fortnight", "1", 45_000],
    [90_000, "four-weeks", "1", 22_500],
    // £5,200 a month is £1,200 a week: 12/52.
    [520_000, "month", "1", 120_000],
    // £1,300 a quarter is £100 a week: 4/52.
    [130_000, "quarter", "1", 10_000],
    [520_000, "year", "1", 10_000],
    [2_438, "hour", "10.5", 25_599],
    [4_500, "session", "3", 13_500],
    [6_100, "day", "2", 12_200],
    [11_050, "night", "7", 77_350],
    [825, "trip", "4", 3_300],
    [250_000, "one-off", "1", 0],
  ])("%i pence per %s, %s planned: %i pence a week", (price, per, units, weekly) => {
    expect(weeklyCost({ pence: pence(price), per, units })).toBe(weekly);
  });

  test("half a penny is rounded up, once: £1.01 a fortnight is 51 pence", () => {
    expect(weeklyCost({ pence: pence(101), per: "fortnight", units: "1" })).toBe(51);
  });

  test("each charge is rounded by itself, as it is shown", () => {
    const charge = { pence: pence(101), per: "fortnight", units: "1" } as const;
    expect(weeklyCostOf([charge, charge])).toBe(102);
  });
});
