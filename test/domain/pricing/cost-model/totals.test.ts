import { expect, test } from "vitest";
import { decimal4 } from "#app/domain/money.ts";
import {
  grandTotal,
  groupTotals,
  reconcile,
  travelMinutesPerContactHour,
} from "#app/domain/pricing/cost-model/totals.ts";
import { costTemplateOf } from "#test/factories/cost-templates.ts";

const home = costTemplateOf("care-home");
// The medians of Brighton & Hove, in the order of the lines (Annex B, April 2022 prices).
const medians =
  "0 312.88 0 13.68 55.51 25.24 48.69 45.76 13.61 9.75 0 28.06 5.36 8.76 43.62 6.59 6.64 1.72 1.24 6.72 3.25 2.58 1.43 36.86 6.01 5.10 16.82";
const uppers = "0 439.47 0 18.17 73.04 37.99 52.31 58.21 30.51 141.92";

function entered(figures: string) {
  return new Map(
    figures.split(" ").map((figure, place) => [home.lines[place]?.code ?? "", decimal4(figure)]),
  );
}

test("the printed lines of a council add up, group by group", () => {
  expect(groupTotals(home, entered(medians)).map(({ total }) => total)).toEqual([
    "525.12",
    "42.18",
    "138.58",
    "0",
    "0",
    "0",
  ]);
  expect(groupTotals(home, entered(uppers))[0]?.total).toBe("851.62");
});

test("the whole is every line to four places, and no line of another template", () => {
  const lines = new Map([...entered("0.0001 0.0002"), ["elsewhere", decimal4("9")] as const]);
  expect(grandTotal(home, lines)).toBe("0.0003");
});

test.each([
  ["1000", "1000", "reconciles", "0"],
  ["980", "1000", "reconciles", "20"],
  ["979.9999", "1000", "price-above-model", "20.0001"],
  ["1020", "1000", "reconciles", "-20"],
  ["1020.0001", "1000", "model-above-price", "-20.0001"],
] as const)("a model of £%s against a price of £%s %s", (total, price, kind, difference) => {
  expect(reconcile(decimal4(total), decimal4(price), decimal4("0.02"))).toEqual({ kind, difference });
});

test.each([
  ["30", "6", "12"],
  ["45", "5", "6.6667"],
  ["60", "0", "0"],
] as const)("visits of %s minutes with %s of travel make %s in a contact hour", (visit, travel, expected) => {
  expect(travelMinutesPerContactHour(decimal4(visit), decimal4(travel))).toBe(expected);
});

test.each(["care-home", "home-care", "supported-living", "day-services"] as const)(
  "%s names each line once and keeps the return on operations apart",
  (code) => {
    const { lines } = costTemplateOf(code);
    expect(new Set(lines.map((line) => line.code)).size).toBe(lines.length);
    expect(lines.filter(({ group }) => group === "Return on operations")).toHaveLength(1);
  },
);
