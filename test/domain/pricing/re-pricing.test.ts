import { describe, expect, test } from "vitest";
import { addDays, toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { afterRound, boundOf, withinBound } from "#app/domain/pricing/re-pricing.ts";
import {
  boundInWords,
  changeInWords,
  percentText,
  unfitInWords,
} from "#app/domain/pricing/re-pricing-words.ts";

const rePricing = { changeFrom: basisPoints(9_000), changeTo: basisPoints(11_500) };
const effectiveOn = toDay("2027-01-04");

describe("the bound on change", () => {
  test.each([
    [2_000, 1_800, true, "exactly 90% of the last rate passes"],
    [2_000, 1_799, false, "one penny less fails"],
    [2_000, 2_300, true, "exactly 115% passes"],
    [2_000, 2_301, false, "one penny more fails"],
    [2_201, 1_981, true, "90% of 22.01 is 19.809, so 19.81 is the least"],
    [2_201, 1_980, false, "19.80 is under 90% of 22.01"],
    [2_201, 2_531, true, "115% of 22.01 is 25.3115, so 25.31 is the most"],
    [2_201, 2_532, false, "25.32 is over 115% of 22.01"],
    [2_000, 2_220, true, "a year in which loaded pay rose by 11% fits"],
  ])("from %i to %i: %s (%s)", (last, price, passes) => {
    expect(withinBound(pence(price), pence(last), null, rePricing).ok).toBe(passes);
  });

  test("says the least and the most in pence", () => {
    expect(withinBound(pence(2_500), pence(2_000), null, rePricing)).toEqual({
      ok: false,
      why: { kind: "outside-bound", lastPence: 2_000, leastPence: 1_800, mostPence: 2_300 },
    });
  });

  test("never holds a price above a cap that came down by more", () => {
    expect(boundOf(pence(2_000), pence(1_700), rePricing).leastPence).toBe(1_700);
    expect(withinBound(pence(1_700), pence(2_000), pence(1_700), rePricing).ok).toBe(true);
    expect(withinBound(pence(1_699), pence(2_000), pence(1_700), rePricing).ok).toBe(false);
  });

  test("does not bind a price without a last rate", () => {
    expect(withinBound(pence(99_999), null, pence(1), rePricing).ok).toBe(true);
  });
});

describe("the rates of a member that did not apply", () => {
  const cap = {
    id: "cap",
    areaId: "everywhere",
    pence: pence(2_400),
    effectiveFrom: effectiveOn,
    effectiveTo: null,
  };
  const rate = (id: string, amount: number, more: object = {}) => ({
    ...{ id, serviceLineId: "visit", pence: pence(amount), validFrom: toDay("2026-01-05"), validTo: null },
    ...more,
  });
  const exception = {
    ...{ id: "exception", serviceLineId: "visit", maximumPence: pence(2_450) },
    ...{ fromOn: toDay("2026-06-01"), toOn: addDays(effectiveOn, 1) },
  };
  const settle = (rates: Parameters<typeof afterRound>[0], policy: "lapse" | "drop-to-cap" = "drop-to-cap") =>
    afterRound(rates, () => cap, [], policy, effectiveOn);

  test.each([
    [2_400, "at the cap stays", true],
    [2_401, "one penny over does not", false],
  ])("a rate of %i: %s", (amount, _what, stays) => {
    expect(settle([rate("r", amount)]).stay).toEqual(stays ? ["r"] : []);
  });

  test("end on the day where they lapse, and go on at the cap where they drop to it", () => {
    expect(settle([rate("r", 2_500)], "lapse")).toEqual({ stay: [], end: ["r"], begin: [] });
    expect(settle([rate("r", 2_500)])).toEqual({
      ...{ stay: [], end: ["r"] },
      begin: [{ after: "r", pence: 2_400, capId: "cap" }],
    });
  });

  test("over the cap stay under an exception until the day it ends", () => {
    const under = (toOn: string, amount = 2_450) =>
      afterRound([rate("r", amount)], () => cap, [{ ...exception, toOn: toDay(toOn) }], "lapse", effectiveOn)
        .stay;
    expect(under("2027-01-05")).toEqual(["r"]);
    expect(under("2027-01-04")).toEqual([]);
    expect(under("2027-01-05", 2_451)).toEqual([]);
  });

  test("stay without a cap, and under another line's exception do not", () => {
    expect(afterRound([rate("r", 9_999)], () => null, [], "lapse", effectiveOn).stay).toEqual(["r"]);
    const other = { ...exception, serviceLineId: "night" };
    expect(afterRound([rate("r", 2_450)], () => cap, [other], "lapse", effectiveOn).end).toEqual(["r"]);
  });

  test("are left alone once their end is set, or when they begin on the day", () => {
    const ended = rate("ended", 2_500, { validTo: toDay("2027-03-01") });
    const begun = rate("begun", 2_500, { validFrom: effectiveOn });
    expect(settle([ended, begun])).toEqual({ stay: [], end: [], begin: [] });
  });
});

describe("in words", () => {
  test.each([
    [9_000, "90"],
    [10_000, "100"],
    [11_250, "112.5"],
    [11_525, "115.25"],
    [0, "0"],
  ])("%i hundredths of one per cent are %s per cent", (share, words) => {
    expect(percentText(basisPoints(share))).toBe(words);
  });

  test.each([
    [50, 210, "+£0.50 (+2.1%)"],
    [-123, -500, "-£1.23 (-5.0%)"],
    [0, 0, "No change"],
  ])("a change of %i pence is %s per ten thousand: %s", (amount, share, words) => {
    expect(changeInWords({ pence: pence(amount), share: basisPoints(share) })).toBe(words);
  });

  test("the round says what happens beyond the bound, and to rates that no longer fit", () => {
    expect(boundInWords({ ...rePricing, beyond: "refuse", unfitRates: "lapse" })).toBe(
      "A price must be between 90% and 115% of the last rate. One beyond is not taken",
    );
    expect(unfitInWords("drop-to-cap", effectiveOn)).toContain("drops to the cap");
    expect(unfitInWords("lapse", effectiveOn)).toContain("Monday 4 January 2027 ends that day");
  });
});
