import { describe, expect, test } from "vitest";
import { outlierRuleOn, setOutlierRule, usualRule } from "#app/domain/benchmark/outlier-rule.ts";
import { toDay } from "#app/domain/calendar.ts";

const today = toDay("2026-12-04");
const rule = { ...usualRule, from: toDay("2027-01-01"), source: "Cabinet, December 2026" };
const first = { ...rule, version: 1, from: toDay("2026-11-01") };

describe("a version of the rule", () => {
  test("follows those before it", () => {
    expect(setOutlierRule(rule, [first], today)).toMatchObject({
      ok: true,
      value: { version: 2, from: "2027-01-01" },
    });
  });

  test.each([
    ["from a day that has passed", { from: toDay("2026-12-03") }, { kind: "in-the-past" }],
    ["with a cut-off below one", { cutOff: 0.5 }, { kind: "cut-off" }],
    [
      "that calls an expected cost itself too much",
      { expected: { over: 1, under: 0.85 } },
      { kind: "over-one" },
    ],
    [
      "that calls a published figure itself too little",
      { benchmark: { over: 1.2, under: 1 } },
      { kind: "under-one" },
    ],
  ])("is refused %s", (_what, change, why) => {
    expect(setOutlierRule({ ...rule, ...change }, [first], today)).toEqual({ ok: false, why });
  });

  test("is refused on the day of another, and before the last", () => {
    const last = { ...first, version: 2, from: toDay("2027-02-01") };
    expect(setOutlierRule({ ...rule, from: toDay("2027-02-01") }, [first, last], today)).toMatchObject({
      why: { kind: "day-taken" },
    });
    expect(setOutlierRule(rule, [first, last], today)).toMatchObject({
      why: { kind: "before-the-last", last: "2027-02-01" },
    });
  });

  test("never tells of fewer than five providers", () => {
    expect(() => setOutlierRule({ ...rule, leastProviders: 4 }, [], today)).toThrow(RangeError);
  });
});

test("the version that took over last holds; before the first the portal's own does", () => {
  const second = { ...rule, version: 2 };
  expect(outlierRuleOn([second, first], toDay("2026-10-31"))).toBe(usualRule);
  expect(outlierRuleOn([second, first], toDay("2026-12-31"))).toBe(first);
  expect(outlierRuleOn([first, second], toDay("2027-01-01"))).toBe(second);
});
