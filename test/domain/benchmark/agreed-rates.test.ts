import { expect, test } from "vitest";
import { agreedRates, type SettledPrice } from "#app/domain/benchmark/agreed-rates.ts";
import { pence } from "#app/domain/money.ts";

const settled = (group: string, provider: string, price: number, before: number): SettledPrice => ({
  ...{ group, provider, pence: pence(price), before: pence(before) },
});

const five = [
  settled("a", "p1", 100_000, 100_000),
  settled("a", "p2", 110_000, 125_000),
  settled("a", "p3", 120_000, 150_000),
  settled("a", "p4", 130_000, 130_000),
  settled("a", "p5", 140_000, 175_000),
];

test("five providers make a figure: the quarter points, and how much of the price was kept", () => {
  // Kept: 1, 0.88, 0.8, 1 and 0.8; their middle is 0.88.
  expect(agreedRates(five, 5)).toEqual([
    {
      group: "a",
      figures: {
        prices: 5,
        providers: 5,
        quartiles: { lower: 110_000, median: 120_000, upper: 130_000 },
        kept: 0.88,
      },
    },
  ]);
});

test("four providers make none, however many prices they settled, and not even a count", () => {
  const again = [...five.slice(0, 4), settled("a", "p1", 90_000, 95_000)];
  expect(agreedRates(again, 5)).toEqual([{ group: "a", figures: null }]);
});

test("groups stand by themselves: a held back one is in no other's figures", () => {
  const four = five.slice(0, 4).map((one) => ({ ...one, group: "b", pence: pence(777_700) }));
  const told = agreedRates([...five, ...four], 5);
  expect(told.map(({ figures }) => figures?.prices ?? null)).toEqual([5, null]);
  expect(JSON.stringify(told)).not.toContain("7777");
});
