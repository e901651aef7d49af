import { describe, expect, test } from "vitest";
import { mayStandAt } from "#app/domain/benchmark/index-point.ts";
import type { IndexPoint, IndexSeries } from "#app/domain/benchmark/price-date.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";

const today = toDay("2026-11-24");

function point(day: string, level: string): IndexPoint {
  return { fromOn: toDay(day), level: decimal4(level), source: "A page", uncertain: false };
}

const cpi: IndexSeries = { name: "cpi", points: [point("2026-06-01", "140"), point("2026-09-01", "142")] };
const wage: IndexSeries = { name: "living-wage", points: [point("2026-04-01", "12.71")] };

describe("what an index stands at", () => {
  test("is taken where it is in step with the figures beside it", () => {
    expect(mayStandAt(cpi, point("2026-10-01", "143.2"), today)).toMatchObject({ ok: true });
    expect(mayStandAt({ ...cpi, points: [] }, point("2026-10-01", "143.2"), today)).toMatchObject({
      ok: true,
    });
  });

  test.each([
    ["a point moved by two places", cpi, point("2026-10-01", "14320"), "out-of-step"],
    // A quarter above 142 is 177.5, a quarter below is 106.5.
    ["a little more than a quarter above", cpi, point("2026-10-01", "177.51"), "out-of-step"],
    ["a little more than a quarter below", cpi, point("2026-10-01", "106.49"), "out-of-step"],
    ["out of step with the figure after it", cpi, point("2026-01-01", "200"), "out-of-step"],
    ["the middle of a month", cpi, point("2026-10-15", "143.2"), "not-first-of-month"],
    ["prices of a month to come", cpi, point("2026-12-01", "143.2"), "in-the-future"],
    ["a wage further ahead than one is announced", wage, point("2028-04-01", "13"), "in-the-future"],
    ["nought", cpi, point("2026-10-01", "0"), "not-above-nought"],
  ] as const)("is refused for %s", (_what, series, entered, kind) => {
    expect(mayStandAt(series, entered, today)).toMatchObject({ ok: false, why: { kind } });
  });

  test("may be a quarter apart, or far apart over more than two years", () => {
    expect(mayStandAt(cpi, point("2026-10-01", "177.5"), today)).toMatchObject({ ok: true });
    expect(mayStandAt(cpi, point("2016-10-01", "100"), today)).toMatchObject({ ok: true });
  });

  test("is known ahead for the living wage of the next year", () => {
    expect(mayStandAt(wage, point("2027-04-01", "13.2"), today)).toMatchObject({ ok: true });
  });
});
