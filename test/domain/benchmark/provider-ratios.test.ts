import { expect, test } from "vitest";
import { ratiosOfProviders } from "#app/domain/benchmark/provider-ratios.ts";

const least = { fewestProviders: 5, fewestPlacements: 2 };
const pair = (provider: string, one: number, other: number) => [
  { provider, ratio: one },
  { provider, ratio: other },
];
const five = ["a", "b", "c", "d", "e"].flatMap((provider) => pair(provider, 0.8, 1.25));

test("a provider's mean is geometric, and one placement strays by the deviation within providers", () => {
  // 0.8 and 1.25 are ±0.22314 in logarithms about a mean ratio of 1; within each, s = 0.22314 × √2.
  const found = ratiosOfProviders(five, least);
  expect(found?.providers[0]).toMatchObject({ provider: "a", placements: 2 });
  expect(found?.providers[0]?.ratio).toBeCloseTo(1, 12);
  expect(found?.spread.onePlacement).toBeCloseTo(0.315_57, 5);
  expect(found?.spread.tauSquared).toBe(0);
});

test("one placement is no mean, and four providers are no funnel", () => {
  expect(ratiosOfProviders(five.slice(0, 8), least)).toBeUndefined();
  expect(ratiosOfProviders([...five.slice(0, 8), { provider: "e", ratio: 1.1 }], least)).toBeUndefined();
  expect(ratiosOfProviders([...five, { provider: "f", ratio: 9 }], least)?.providers).toHaveLength(5);
});

test("where no placement strays from its provider's mean nothing can be said of chance", () => {
  expect(
    ratiosOfProviders(
      ["a", "b", "c", "d", "e"].flatMap((one) => pair(one, 1, 1)),
      least,
    ),
  ).toBeUndefined();
});
