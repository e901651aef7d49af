import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addMeasure,
  basePayment,
  baseShare,
  earned,
  paidTerm,
  periodsOf,
  recordResult,
  resultsOf,
  type OutcomeTerms,
} from "#app/domain/call-off/outcomes.ts";
import { addDays, toDay } from "#app/domain/calendar.ts";
import { basisPoints, decimal4, pence } from "#app/domain/money.ts";

const measure: OutcomeTerms = {
  ...{ title: "Living at home 91 days after discharge", cohort: "People discharged with reablement" },
  ...{ unit: "per cent", baseline: decimal4("40"), target: decimal4("60"), direction: "UP" },
  ...{ share: basisPoints(2_000), rule: "LINEAR", everyMonths: 3 },
};
const term = { value: pence(1_000_000), startsOn: toDay("2027-04-01"), endsOn: toDay("2028-03-31") };
const year = { ...term, endsOn: addDays(term.startsOn, 365) };

test("a year in quarters: the worked case", () => {
  expect(periodsOf(measure, year).map(({ from, stake }) => [from, stake])).toEqual([
    ["2027-04-01", 49_863],
    ["2027-07-01", 50_411],
    ["2027-10-01", 50_411],
    ["2028-01-01", 49_315],
  ]);
});

test.each([
  ["three quarters of the way", {}, "55", 37_808],
  ["at the baseline", {}, "40", 0],
  ["below the baseline", {}, "30", 0],
  ["at the target", {}, "60", 50_411],
  ["beyond the target", {}, "70", 50_411],
  ["all or nothing, just short", { rule: "ALL_OR_NOTHING" }, "59.9999", 0],
  ["all or nothing, reached", { rule: "ALL_OR_NOTHING" }, "60", 50_411],
  ["downwards, half way", { baseline: "12", target: "8", direction: "DOWN" }, "10", 25_206],
  ["downwards, worse than before", { baseline: "12", target: "8", direction: "DOWN" }, "13", 0],
  ["downwards, beyond", { baseline: "12", target: "8", direction: "DOWN" }, "2", 50_411],
])("a result earns: %s", (_what, changes, value, expected) => {
  expect(earned({ ...measure, ...changes } as OutcomeTerms, pence(50_411), decimal4(value))).toBe(expected);
});

test("what may be earned and what is paid anyway are the whole value to the penny, in any term", () => {
  const shares = fc.array(fc.integer({ min: 1, max: 2_500 }), { minLength: 1, maxLength: 4 });
  const terms = fc.record({
    value: fc.integer({ min: 1, max: 900_000_000 }),
    days: fc.integer({ min: 1, max: 2_500 }),
    every: fc.constantFrom(1, 3, 6, 12),
  });
  fc.assert(
    fc.property(shares, terms, (all, { value, days, every }) => {
      const measures = all.map((share) => ({ ...measure, share: basisPoints(share), everyMonths: every }));
      const paid = { value: pence(value), startsOn: term.startsOn, endsOn: addDays(term.startsOn, days) };
      const reached = measures.flatMap((one) =>
        resultsOf(
          one,
          paid,
          periodsOf(one, paid).map(({ number }) => ({
            period: number,
            value: one.target,
            evidence: "",
            stake: null,
          })),
        ),
      );
      const total = reached.reduce((sum, period) => sum + (period.earned ?? 0), 0);
      expect(total + basePayment(paid, reached)).toBe(value);
      expect(reached.every((period) => period.stake >= 0 && period.earned === period.stake)).toBe(true);
    }),
  );
});

test("a result never earns less than nothing or more than its stake", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: -900, max: 900 }), (stake, value) => {
      const got = earned(measure, pence(stake), decimal4(`${value}`));
      expect(got).toBeGreaterThanOrEqual(0);
      expect(got).toBeLessThanOrEqual(stake);
    }),
  );
});

test("shares stay within the whole, and the rest is the stated base share", () => {
  const held = [{ share: basisPoints(8_500) }];
  expect(baseShare(held)).toBe(1_500);
  expect(addMeasure(held, { ...measure, share: basisPoints(1_500) }).ok).toBe(true);
  expect(addMeasure(held, { ...measure, share: basisPoints(1_501) })).toMatchObject({
    why: { kind: "shares-over-whole", left: 1_500 },
  });
});

test.each([
  ["level with the baseline", { target: "40" }],
  ["the other way", { target: "30" }],
  ["upwards where it is to fall", { direction: "DOWN" }],
])("a target lies beyond its baseline the way it is to go: not %s", (_what, changes) => {
  expect(addMeasure([], { ...measure, ...changes } as OutcomeTerms)).toMatchObject({
    why: { kind: "target-not-beyond-baseline" },
  });
});

test("a result is recorded once its period is over", () => {
  const periods = periodsOf(measure, year);
  expect(recordResult(periods, 1, new Date("2027-06-30T22:59:59Z"))).toMatchObject({
    why: { kind: "period-not-over", to: "2027-07-01" },
  });
  expect(recordResult(periods, 1, new Date("2027-06-30T23:00:00Z")).ok).toBe(true);
  expect(recordResult(periods, 5, new Date("2029-01-01"))).toMatchObject({ why: { kind: "no-such-period" } });
});

test("a period without a result has earned nothing yet, which is not nought", () => {
  const [first, second] = resultsOf(measure, year, [
    { period: 2, value: decimal4("40"), evidence: "Survey", stake: null },
  ]);
  expect(first).toMatchObject({ value: null, earned: null });
  expect(second).toMatchObject({ value: "40", earned: 0, evidence: "Survey" });
});

test("a result keeps the sum that depended on it, whatever is varied afterwards; the rest follows the new value", () => {
  // £12,000.00 instead of £10,000.00: the second period is worth 92 of 365 days of £2,400.00.
  const varied = { ...year, value: pence(1_200_000) };
  const kept = { period: 1, value: measure.target, evidence: "Survey", stake: pence(49_863) };
  const periods = resultsOf(measure, varied, [kept]);
  expect(periods.slice(0, 2)).toMatchObject([{ stake: 49_863, earned: 49_863 }, { stake: 60_493 }]);
  const stakes = periods.reduce((sum, { stake }) => sum + stake, 0);
  expect(basePayment(varied, periods) + stakes).toBe(1_200_000);
});

test("a contract's last day is paid for, and one that ends early is worth its days' part", () => {
  const agreed = { value: pence(1_000_000), startsOn: toDay("2027-04-01"), lastDay: toDay("2028-03-30") };
  expect(paidTerm({ ...agreed, endedOn: null })).toEqual(term);
  const whole = { ...agreed, lastDay: toDay("2028-03-30"), value: pence(1_000_000) };
  // 183 of 365 days.
  const ended = paidTerm({ ...whole, endedOn: toDay("2027-09-30") });
  expect(ended).toEqual({ value: 501_370, startsOn: "2027-04-01", endsOn: "2027-10-01" });
  expect(periodsOf(measure, ended).map(({ stake }) => stake)).toEqual([49_863, 50_411]);
});
