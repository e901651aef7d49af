import { describe, expect, test } from "vitest";
import {
  bringToDate,
  levelOn,
  priceDateRefusalInWords,
  type IndexSeries,
} from "#app/domain/benchmark/price-date.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, decimal4 } from "#app/domain/money.ts";

const point = (fromOn: string, level: string) => ({
  ...{ fromOn: toDay(fromOn), level: decimal4(level) },
  ...{ source: "A page", uncertain: false },
});
/** The living wage of two years, and an index of prices that rose by 3.8% between them. */
const series: readonly IndexSeries[] = [
  { name: "living-wage", points: [point("2025-04-01", "12.21"), point("2026-04-01", "12.71")] },
  { name: "cpi", points: [point("2025-04-01", "100"), point("2026-04-01", "103.8")] },
];
const [april2025, april2026] = [toDay("2025-04-01"), toDay("2026-04-01")];

describe("a figure is brought to the price date by a stated index", () => {
  test.each([
    // 12.71 ÷ 12.21 is a rise of 4.095%; 0.737 × 4.0950041% + 0.263 × 3.8% is 4.0174180%.
    ["a mix of wages and prices", 7_370, "1040.1742", 402],
    ["the living wage alone", 10_000, "1040.95", 410],
    ["prices alone", 0, "1038", 380],
  ])("%s", (_what, share, value, change) => {
    const brought = bringToDate(
      decimal4("1000"),
      { from: april2025, to: april2026 },
      { payShare: basisPoints(share) },
      series,
    );
    expect(brought).toMatchObject({ ok: true, value: { value, change } });
  });

  test("a figure of the day itself stays as it is, and says on which points it rests", () => {
    const days = { from: april2026, to: april2026 };
    const brought = bringToDate(decimal4("25.05"), days, { payShare: basisPoints(7_370) }, series);
    expect(brought).toMatchObject({
      ok: true,
      value: { value: "25.05", change: 0, rests: [{ name: "living-wage" }, { name: "cpi" }] },
    });
  });

  test("without an index a figure stays at the prices of its day, in a sentence", () => {
    const brought = bringToDate(
      decimal4("1000"),
      { from: april2025, to: april2026 },
      { payShare: null },
      series,
    );
    expect(brought).toEqual({ ok: false, why: { kind: "no-index" } });
  });
});

describe("an index speaks for its own days only", () => {
  test.each([
    ["the last day of the wage's year", "living-wage", "2027-03-31", true],
    ["the first day of a year whose wage is not known", "living-wage", "2027-04-01", false],
    ["the last day of the third month of prices", "cpi", "2026-06-30", true],
    ["the fourth month", "cpi", "2026-07-01", false],
    ["a gap between two points", "cpi", "2025-08-01", false],
    ["a day before the first", "cpi", "2025-03-31", false],
  ] as const)("%s", (_what, name, day, covered) => {
    expect(levelOn(series, name, toDay(day)).ok).toBe(covered);
  });

  test("a day that is not covered is refused in a sentence", () => {
    const days = { from: april2025, to: toDay("2026-11-24") };
    const brought = bringToDate(decimal4("1000"), days, { payShare: basisPoints(7_370) }, series);
    expect(brought.ok ? "" : priceDateRefusalInWords(brought.why)).toBe(
      "The Consumer Prices Index (CPI) does not cover Tuesday 24 November 2026: it reaches to Tuesday 30 June 2026",
    );
  });
});
