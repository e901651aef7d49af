import { expect, test } from "vitest";
import { pence } from "#app/domain/money.ts";
import { capEffect, capEffectBy, type RateUnderCap } from "#app/domain/pricing/cap-effect.ts";

const rate = (provider: string, amount: number, over: Partial<RateUnderCap> = {}): RateUnderCap => ({
  providerId: provider,
  providerName: provider,
  small: true,
  areaId: "all",
  areaName: "Everywhere",
  locationId: `${provider}-office`,
  locationName: "Office",
  pence: pence(amount),
  volume: { units: 1_000, people: 4 },
  ...over,
});

test("a rate at the cap is within it, one a penny above is over it by a penny for each unit", () => {
  expect(capEffect([rate("a", 2_500), rate("b", 2_501)], pence(2_500))).toEqual({
    members: 2,
    membersOver: 1,
    locationsOver: 1,
    peopleOver: 4,
    spendOver: 2_501_000,
    atStake: 1_000,
    withoutVolume: 0,
  });
});

test("a member over it at two places is one member at two locations; what has no volume is counted apart", () => {
  const rates = [
    rate("a", 2_600),
    rate("a", 2_700, { locationId: "a-second", volume: null }),
    rate("b", 2_400, { small: false }),
  ];
  expect(capEffect(rates, pence(2_500))).toMatchObject({
    members: 2,
    membersOver: 1,
    locationsOver: 2,
    peopleOver: 4,
    atStake: 100_000,
    withoutVolume: 1,
  });
});

test("groups stand apart, and add up to the whole", () => {
  const rates = [rate("a", 2_600), rate("b", 2_700, { small: false })];
  const groups = capEffectBy(rates, pence(2_500), ({ small }) => (small ? "small" : "larger"));
  expect(groups.map(({ group, atStake }) => [group, atStake])).toEqual([
    ["larger", 200_000],
    ["small", 100_000],
  ]);
});
