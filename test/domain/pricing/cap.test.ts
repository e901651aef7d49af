import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { governingCap, pricedAreas, type Cap } from "#app/domain/pricing/cap.ts";
import { withinCap } from "#app/domain/pricing/within-cap.ts";

const areas = [
  { id: "everywhere", name: "Everywhere", everywhere: true },
  { id: "central", name: "Central", everywhere: false },
  { id: "rural", name: "Rural edge", everywhere: false },
];
const day = toDay("2027-01-04");

function cap(id: string, areaId: string, amount: number, from = "2024-04-01", to: string | null = null): Cap {
  return {
    id,
    areaId,
    pence: pence(amount),
    effectiveFrom: toDay(from),
    effectiveTo: to === null ? null : toDay(to),
  };
}

describe("the cap that governs an area", () => {
  const everywhere = cap("e", "everywhere", 2_438);
  const rural = cap("r", "rural", 2_690);

  test("is the area's own where it has one, else that of everywhere", () => {
    expect(governingCap([everywhere, rural], areas, "rural", day)).toBe(rural);
    expect(governingCap([everywhere, rural], areas, "central", day)).toBe(everywhere);
    expect(governingCap([rural], areas, "central", day)).toBeNull();
  });

  test("is the one of the day: a cap's last day is excluded", () => {
    const old = cap("old", "everywhere", 2_438, "2024-04-01", "2027-01-04");
    const next = cap("new", "everywhere", 2_475, "2027-01-04");
    expect(governingCap([old, next], areas, "everywhere", toDay("2027-01-03"))).toBe(old);
    expect(governingCap([old, next], areas, "everywhere", day)).toBe(next);
  });
});

describe("the areas to price", () => {
  const caps = [cap("e", "everywhere", 2_438), cap("r", "rural", 2_690)];
  const names = (covered: readonly string[], of = caps) =>
    pricedAreas(of, areas, covered, day).map((area) => area.id);

  test.each([
    [["everywhere"], ["everywhere", "rural"]],
    [["central"], ["everywhere"]],
    [["rural"], ["rural"]],
    [
      ["central", "rural"],
      ["everywhere", "rural"],
    ],
    [[], []],
  ])("for who covers %j are %j: an area with a cap of its own has a price of its own", (covered, priced) => {
    expect(names(covered)).toEqual(priced);
  });

  test("are everywhere alone where no area has a cap of its own, also without any cap", () => {
    expect(names(["central", "rural"], [cap("e", "everywhere", 2_438)])).toEqual(["everywhere"]);
    expect(names(["rural"], [])).toEqual(["everywhere"]);
  });
});

describe("a price within its cap", () => {
  const line = cap("c", "everywhere", 2_438, "2026-04-01");
  const exception = {
    ...{ id: "x", serviceLineId: "l", maximumPence: pence(2_600) },
    ...{ fromOn: toDay("2027-01-01"), toOn: toDay("2027-07-01") },
  };

  test.each([
    [2_437, true],
    [2_438, true],
    [2_439, false],
  ])("at %i pence against a cap of 2,438 is allowed: %s", (price, allowed) => {
    expect(withinCap(pence(price), line, [], day).ok).toBe(allowed);
  });

  test("is refused with the cap and the day it holds from", () => {
    expect(withinCap(pence(2_439), line, [], day)).toEqual({
      ok: false,
      why: { kind: "over-cap", capPence: 2_438, asOf: "2026-04-01" },
    });
  });

  test("may pass over it up to an exception while that holds, and not a penny or a day more", () => {
    expect(withinCap(pence(2_600), line, [exception], day)).toMatchObject({ value: { exceptionId: "x" } });
    expect(withinCap(pence(2_601), line, [exception], day).ok).toBe(false);
    expect(withinCap(pence(2_600), line, [exception], toDay("2027-07-01")).ok).toBe(false);
  });

  test("is free where there is no cap", () => {
    expect(withinCap(pence(900_000), null, [], day)).toMatchObject({ value: { capId: null } });
  });
});
