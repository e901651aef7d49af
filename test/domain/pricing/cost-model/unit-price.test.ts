import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4, pence } from "#app/domain/money.ts";
import { gapsOf, type HomeModel } from "#app/domain/pricing/cost-model/readiness.ts";
import { compareWithPrice } from "#app/domain/pricing/cost-model/unit-price.ts";
import { financialYearOf } from "#app/domain/pricing/cost-model/year.ts";
import { costTemplateOf } from "#test/factories/cost-templates.ts";

const tolerance = decimal4("0.02");
const price = (serviceLineId: string, amount: number, areaId = "all") => ({
  ...{ serviceLineId, areaId, pence: pence(amount) },
});

describe("the price of a unit", () => {
  test("of a person's week is its hours and nights, each at its own price", () => {
    const lines = [
      { serviceLineId: "shared", driver: "shared-hours" },
      { serviceLineId: "one", driver: "one-to-one-hours" },
      { serviceLineId: "two", driver: "two-to-one-hours" },
      { serviceLineId: "sleep", driver: "sleep-in-nights" },
    ];
    const drivers = new Map([
      ["shared-hours", decimal4("20")],
      ["one-to-one-hours", decimal4("10")],
      ["two-to-one-hours", decimal4("0")],
      ["sleep-in-nights", decimal4("7")],
    ]);
    const prices = [price("shared", 20_80), price("one", 22_00), price("sleep", 101_07)];
    const offered = { prices, everywhereId: "all" };
    expect(compareWithPrice(decimal4("1343.49"), lines, drivers, offered, tolerance)).toEqual({
      ...{ kind: "reconciles", difference: "0", price: "1343.49" },
    });
    drivers.delete("sleep-in-nights");
    expect(compareWithPrice(decimal4("1"), lines, drivers, offered, tolerance)).toEqual({
      ...{ kind: "missing-driver", driver: "sleep-in-nights" },
    });
  });

  test.each([
    ["24.5", "reconciles", "24.38"],
    ["26", "reconciles", "26.47"],
    ["30", "model-above-price", "26.47"],
    ["20", "price-above-model", "23.34"],
  ])("of a model of %s pounds is the nearest of the areas'", (total, kind, nearest) => {
    const prices = [price("visit", 24_38), price("visit", 23_34, "urban"), price("visit", 26_47, "rural")];
    expect(
      compareWithPrice(
        decimal4(total),
        [{ serviceLineId: "visit", driver: null }],
        new Map(),
        { prices, everywhereId: "all" },
        tolerance,
      ),
    ).toMatchObject({ kind, price: nearest });
  });

  test("is not there while nothing is priced", () => {
    const lines = [{ serviceLineId: "visit", driver: null }];
    expect(
      compareWithPrice(decimal4("1"), lines, new Map(), { prices: [], everywhereId: "all" }, tolerance),
    ).toEqual({
      kind: "no-price",
    });
  });
});

test.each([
  ["2026-03-31", "2025-04-01", "2026-04-01"],
  ["2026-04-01", "2026-04-01", "2027-04-01"],
])("%s lies in the year from %s", (day, from, to) => {
  expect(financialYearOf(toDay(day))).toEqual({ from, to });
});

describe("a model of a lot with a compulsory open book", () => {
  const template = costTemplateOf("home-care");
  const year = financialYearOf(toDay("2026-10-01"));
  const whole: HomeModel = {
    ...{ template, form: "full", basePriceDay: toDay("2026-10-01"), note: "", confirmed: true },
    lines: new Map(template.lines.map(({ code }) => [code, decimal4("1")])),
    drivers: new Map(template.drivers.map(({ code }) => [code, decimal4("20")])),
  };
  const apart = { kind: "price-above-model", difference: decimal4("3"), price: decimal4("32") } as const;

  test("lacks nothing when it is whole and reconciles, or says what explains the difference", () => {
    const level = { kind: "reconciles", difference: decimal4("0"), price: decimal4("29") } as const;
    expect(gapsOf(whole, template, year, level)).toEqual([]);
    expect(gapsOf(whole, template, year, apart)).toEqual([apart]);
    expect(gapsOf({ ...whole, note: "A new office" }, template, year, apart)).toEqual([]);
  });

  test("says each thing that it lacks", () => {
    const old = {
      ...whole,
      confirmed: false,
      basePriceDay: toDay("2026-03-31"),
      lines: new Map(whole.lines),
    };
    old.lines.delete("business-costs.marketing");
    expect(gapsOf(old, template, year, null).map(({ kind }) => kind)).toEqual([
      ...["unconfirmed", "another-year", "partial"],
    ]);
    expect(gapsOf(null, template, year, null)).toEqual([{ kind: "blank" }]);
    const other = { ...whole, template: { code: "home-care", version: 2 } };
    expect(gapsOf(other, template, year, null)).toEqual([{ kind: "another-template" }]);
  });
});
