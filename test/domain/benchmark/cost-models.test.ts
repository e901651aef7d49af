import { expect, test } from "vitest";
import {
  figuresForProvider,
  figuresForStaff,
  totalBothWays,
  type ComparedModel,
} from "#app/domain/benchmark/cost-models.ts";

function modelsOf(count: number): ComparedModel[] {
  return Array.from({ length: count }, (_, place) => ({
    provider: `p${place}`,
    complete: true,
    lines: new Map([
      ["pay", 10 + place * 1.37],
      ["rent", 9 - place * 0.53],
    ]),
  }));
}

test.each([
  [4, false],
  [5, true],
])("staff see a line of %d providers: %s", (count, seen) => {
  expect(figuresForStaff(["pay"], modelsOf(count)).get("pay") !== null).toBe(seen);
});

test("many homes of one provider are one provider", () => {
  const one = modelsOf(12).map((model) => ({ ...model, provider: "p0" }));
  expect(figuresForStaff(["pay"], one).get("pay")).toBeNull();
  expect(totalBothWays(["pay"], one)).toBeNull();
});

test.each([
  [10, false],
  [11, true],
])("a provider among %d sees the others: %s", (count, seen) => {
  expect(figuresForProvider(["pay"], modelsOf(count), "p0", 10).get("pay") !== null).toBe(seen);
});

test("a line that too few others filled is held back alone", () => {
  const models = modelsOf(11);
  const thin = models.map((model, place) =>
    place === 5 ? { ...model, lines: new Map([["pay", 10]]) } : model,
  );
  const seen = figuresForProvider(["pay", "rent"], thin, "p0", 10);
  expect(seen.get("pay")).not.toBeNull();
  expect(seen.get("rent")).toBeNull();
});

test("nothing a provider does to its own models moves what it sees of others", () => {
  const others = modelsOf(12).slice(1);
  const own = [0, 50, 5000].map((pay) => ({
    provider: "p0",
    complete: true,
    lines: new Map([
      ["pay", pay],
      ["rent", pay],
    ]),
  }));
  const without = figuresForProvider(["pay", "rent"], others, "p0", 10);
  for (const model of own) {
    expect(figuresForProvider(["pay", "rent"], [...others, model, model], "p0", 10)).toEqual(without);
  }
});

test("figures for providers are whole pounds or whole tens of pence", () => {
  const models = modelsOf(14);
  const coarse = figuresForProvider(["pay"], models, "p0", 100).get("pay");
  expect(coarse && Object.values(coarse).every(Number.isInteger)).toBe(true);
  const fine = figuresForProvider(["pay"], models, "p0", 10).get("pay");
  expect(
    fine && Object.values(fine).every((figure) => Number.isInteger(Math.round(figure * 1e6) / 1e5)),
  ).toBe(true);
});

test("the median of totals is not the sum of medians", () => {
  const lines = [
    [1, 9],
    [2, 1],
    [3, 8],
    [4, 2],
    [9, 3],
  ].map(([pay = 0, rent = 0], place) => ({
    provider: `p${place}`,
    complete: true,
    lines: new Map([
      ["pay", pay],
      ["rent", rent],
    ]),
  }));
  expect(totalBothWays(["pay", "rent"], lines)).toEqual({ medianOfTotals: 10, sumOfMedians: 6 });
});

test("an owner of many homes is one figure, the middle of its homes", () => {
  const homes = [1, 2, 900].map((pay) => ({
    ...{ provider: "many", complete: true },
    lines: new Map([["pay", pay]]),
  }));
  const others = [3, 4, 5, 6].map((pay) => ({
    ...{ provider: `p${pay}`, complete: true },
    lines: new Map([["pay", pay]]),
  }));
  expect(figuresForStaff(["pay"], [...homes, ...others]).get("pay")).toEqual({
    ...{ lower: 3, median: 4, upper: 5 },
  });
});

test("only complete models have a total, and a line that was not asked is not nought", () => {
  const whole = [10, 20, 30, 40, 50].map((pay) => ({
    ...{ provider: `p${pay}`, complete: true },
    lines: new Map(
      pay === 30
        ? [["pay", pay]]
        : [
            ["pay", pay],
            ["rent", 4],
          ],
    ),
  }));
  const half = { provider: "half", complete: false, lines: new Map([["rent", 4]]) };
  expect(totalBothWays(["pay", "rent"], [...whole, half])).toEqual({ medianOfTotals: 30, sumOfMedians: 34 });
  expect(totalBothWays(["pay", "rent"], [...whole.slice(1), half])).toBeNull();
});
