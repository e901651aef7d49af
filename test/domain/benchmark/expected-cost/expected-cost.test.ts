import fc from "fast-check";
import { expect, test } from "vitest";
import type { CareSlot, CareSlots } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type { CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import { expectedCost, type ExpectedCost } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import { loadedRate, partsOfRate } from "#app/domain/benchmark/expected-cost/loaded-rate.ts";
import { decimal4, toDecimal4, type Decimal4 } from "#app/domain/money.ts";
import { figure, parameters, withFigures } from "#test/factories/cost-parameters.ts";

const week: CareSlots = [
  { kind: "shared", hours: decimal4("84"), people: 4 },
  { kind: "one-to-one", hours: decimal4("14") },
  { kind: "two-to-one", hours: decimal4("5") },
  { kind: "waking-night", nights: decimal4("2"), hours: decimal4("10"), people: 1 },
  { kind: "sleep-in", nights: decimal4("3"), people: 2 },
];

function costOf(slots: CareSlots, of: CostParameters = parameters()): ExpectedCost {
  const verdict = expectedCost(slots, of);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.why));
  return verdict.value;
}

/**
 * By hand, 2026/27: £13.00 × 30 hours × 52 weeks is £20,280.00 a year. National Insurance is 15% of what is above £5,000:
 * £2,292.00; pension 3% of what is above £6,240: £421.20; together £2,713.20 ÷ 1,560 hours = £1.739231 an hour, and with
 * 12% of holiday £1.947938. Pay £13.00, holiday £1.56, sickness £0.26, training £0.13: in all £16.897938.
 */
test("an hour of work costs its pay, holiday, what the law adds by the hours worked, sickness and training", () => {
  expect(toDecimal4(loadedRate(parameters(), "worker", "middle") ?? fail())).toBe("16.8979");
  expect(partsOfRate(parameters(), "worker", "middle")?.map(({ code, amount }) => [code, amount])).toEqual([
    ["pay:worker", "13"],
    ["on-costs", "1.9479"],
    ["holiday", "1.56"],
    ["sickness", "0.26"],
    ["training", "0.13"],
  ]);
});

test("fewer hours a week leave more of the pay under the threshold, so an hour costs less", () => {
  const sixteen = { ...parameters().weeklyHours, hours: decimal4("16") };
  // 13 × 16 × 52 = 10,816.00; insurance 872.40, pension 137.28; 1,009.68 ÷ 832 = 1.213558, × 1.12 = 1.359185; with 14.95.
  expect(toDecimal4(loadedRate(parameters({ weeklyHours: sixteen }), "worker", "middle") ?? fail())).toBe(
    "16.3092",
  );
});

test("a waking night has its own pay where one is on file", () => {
  const rate = loadedRate(
    withFigures(figure("pay:night-worker", "pay", "hour", "14")),
    "night-worker",
    "middle",
  );
  // 14 × 1,560 = 21,840.00; insurance 2,526.00, pension 468.00; 2,994 ÷ 1,560 = 1.919231, × 1.12 = 2.149538; 14 × 1.15 = 16.10.
  expect(toDecimal4(rate ?? fail())).toBe("18.2495");
});

/**
 * By hand at £16.897938: shared 84 ÷ 4 = 21 hours, £354.8567; one to one 14, £236.5711; two to one 5 × 2 = 10, £168.9794;
 * waking 2 × 10 = 20, £337.9588; sleep-ins 3 × £70 ÷ 2 = £105; food £40: £1,243.3660. Overhead a tenth, £124.3366; return
 * a twentieth of £1,367.7026, £68.3851. Each rounded by itself; together £1,436.10.
 */
test("a week is built up line by line, each rounded once, and the whole is what is shown", () => {
  const cost = costOf(week);
  expect(cost.lines.map(({ code, middle }) => [code, middle])).toEqual([
    ["shared", 35_486],
    ["one-to-one", 23_657],
    ["two-to-one", 16_898],
    ["waking-night", 33_796],
    ["sleep-in", 10_500],
    ["food", 4_000],
    ["overhead", 12_434],
    ["return-on-operations", 6_839],
  ]);
  expect(cost).toMatchObject({ calculation: 1, low: 143_610, middle: 143_610, high: 143_610 });
  expect(cost.lines[0]?.how).toEqual({
    ...{ kind: "hours", hours: "84", workers: 1, people: 4 },
    rate: { low: "16.8979", middle: "16.8979", high: "16.8979" },
  });
});

test("overhead and return may be pounds a week too", () => {
  const cost = costOf(
    [{ kind: "sleep-in", nights: decimal4("1"), people: 1 }],
    withFigures(
      figure("overhead", "overhead", "week", "30", "31.5", "33"),
      figure("return-on-capital", "return", "week", "12"),
    ),
  );
  // Middle: 70 + 40 + 31.50 = 141.50; return 5% = 7.075, rounded 7.08, and 12.
  expect(cost.lines.slice(2).map(({ middle }) => middle)).toEqual([3_150, 708, 1_200]);
  expect(cost.middle).toBe(16_058);
});

test("three sets give a low, an expected and a high figure", () => {
  const cost = costOf(week, withFigures(figure("food", "weekly", "week", "30", "40", "55")));
  // Food a tenner less is 10 × 1.1 × 1.05 = £11.55 less, £15 more is £17.325 more.
  expect(cost).toMatchObject({ low: 142_455, middle: 143_610, high: 145_342 });
});

test.each([
  [
    "sets out of order",
    figure("food", "weekly", "week", "50", "40", "55"),
    { kind: "unordered", code: "food" },
  ],
  [
    "a figure below nought",
    figure("food", "weekly", "week", "-1", "4", "5"),
    { kind: "negative", code: "food" },
  ],
  [
    "a share above the whole",
    figure("holiday", "on-pay", "share", "1.01"),
    { kind: "too-large", code: "holiday" },
  ],
  [
    "pay below the living wage of the day",
    figure("pay:worker", "pay", "hour", "12.70", "13", "14"),
    { kind: "below-the-living-wage", code: "pay:worker", wage: "12.71" },
  ],
])("nothing is worked out from %s", (_, wrong, why) => {
  expect(expectedCost(week, withFigures(wrong))).toEqual({ ok: false, why });
});

test("nothing is worked out for sleep-ins without a price, nor without pay", () => {
  const without = (code: string) => ({
    ...parameters(),
    figures: parameters().figures.filter((one) => one.code !== code),
  });
  expect(expectedCost(week, without("sleep-in"))).toEqual({ ok: false, why: { kind: "no-night-figure" } });
  expect(expectedCost(week.slice(0, 3), without("sleep-in")).ok).toBe(true);
  expect(expectedCost(week, without("pay:worker"))).toEqual({ ok: false, why: { kind: "no-pay" } });
});

const quarters = (most: number) =>
  fc.integer({ min: 1, max: most * 4 }).map((n): Decimal4 => decimal4(String(n / 4)));
const people = fc.integer({ min: 1, max: 12 });
const someSlot: fc.Arbitrary<CareSlot> = fc.oneof(
  fc.record({ kind: fc.constant("shared" as const), hours: quarters(160), people }),
  fc.record({ kind: fc.constantFrom("one-to-one" as const, "two-to-one" as const), hours: quarters(160) }),
  fc.record({
    ...{ kind: fc.constant("waking-night" as const), nights: quarters(6), hours: quarters(12), people },
  }),
  fc.record({ kind: fc.constant("sleep-in" as const), nights: quarters(6), people }),
);
const pounds = (least: number, most: number) =>
  fc
    .array(fc.integer({ min: least * 100, max: most * 100 }), { minLength: 3, maxLength: 3 })
    .map((three) => three.sort((one, other) => one - other).map((n) => String(n / 100)));
const orderedSets = fc
  .record({ pay: pounds(12.71, 22), food: pounds(0, 90), night: pounds(40, 120), overhead: pounds(0, 1) })
  .map(({ pay, food, night, overhead }) => {
    const of = (three: string[]) => three as unknown as [string, string, string];
    return withFigures(
      figure("pay:worker", "pay", "hour", ...of(pay)),
      figure("food", "weekly", "week", ...of(food)),
      figure("sleep-in", "night", "night", ...of(night)),
      figure("overhead", "overhead", "share", ...of(overhead)),
    );
  });

test("low is never above expected, nor expected above high, where the sets are in order", () => {
  fc.assert(
    fc.property(someSlot, orderedSets, (slot, sets) => {
      const { low, middle, high } = costOf([slot], sets);
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
    }),
  );
});

test("more hours or nights are never cheaper, and dearer by a quarter of an hour at least in the line", () => {
  const more = (slot: CareSlot): CareSlot => {
    const add = (figure: Decimal4) => decimal4(String(Number(figure) + 0.25));
    return "nights" in slot ? { ...slot, nights: add(slot.nights) } : { ...slot, hours: add(slot.hours) };
  };
  fc.assert(
    fc.property(someSlot, orderedSets, (slot, sets) => {
      const [before, after] = [costOf([slot], sets), costOf([more(slot)], sets)];
      expect(after.middle).toBeGreaterThan(before.middle);
      expect(after.low).toBeGreaterThan(before.low);
    }),
  );
});

test("those who share divide: so many people at so many times the hours cost each the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), people, orderedSets, (hours, sharing, sets) => {
      const shared = (n: number, by: number) =>
        costOf([{ kind: "shared", hours: decimal4(String(n)), people: by }], sets).lines[0];
      const [alone, together] = [shared(hours, 1), shared(hours * sharing, sharing)];
      expect([together?.low, together?.middle, together?.high]).toEqual([
        ...[alone?.low, alone?.middle, alone?.high],
      ]);
    }),
  );
});

test("the same goes in, the same comes out, byte for byte", () => {
  fc.assert(
    fc.property(someSlot, orderedSets, (slot, sets) => {
      expect(JSON.stringify(costOf([slot], sets))).toBe(JSON.stringify(costOf([slot], sets)));
    }),
    { numRuns: 20 },
  );
});

function fail(): never {
  throw new Error("no rate");
}
