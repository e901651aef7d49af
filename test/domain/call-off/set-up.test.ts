import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { approveCallOff } from "#app/domain/call-off/approval.ts";
import { checkJudging } from "#app/domain/call-off/criteria.ts";
import { estimatedValue } from "#app/domain/call-off/estimate.ts";
import { nextDeadline } from "#app/domain/call-off/next-deadline.ts";
import type { RouteRule } from "#app/domain/call-off/recommendation.ts";
import { addRouteRule, endRouteRule } from "#app/domain/call-off/route-rule.ts";
import { setUpGaps, stepsOf, type SetUpFacts } from "#app/domain/call-off/set-up.ts";
import { basisPoints, pence } from "#app/domain/money.ts";

const now = new Date("2026-11-25T10:00:00Z");
const at = (day: string) => new Date(`${day}T12:00:00Z`);
const whole: Parameters<typeof setUpGaps>[0] = {
  ...{ regime: "PCR_2015_LIGHT_TOUCH", mixedTest: "", userChoice: false, choiceStatement: "" },
  ...{ startsOn: toDay("2027-01-04"), endsOn: toDay("2028-01-04"), kind: "SPOT", innovation: false },
  ...{ value: pence(2_600_000), valueWithVat: pence(2_600_000), route: "RESTRICTED", qualityWeight: 60 },
  ...{ tieRule: "LOWER_PRICE", questionsCloseAt: at("2026-12-04"), closesAt: at("2026-12-11") },
};
const facts: SetUpFacts = {
  ...{ frameworkRegime: "PCR_2015_LIGHT_TOUCH", lots: 1, lotsWithoutLine: 0, weights: [60, 40] },
  ...{ evaluators: 2, invitees: 2, linesWithoutBlockTerms: 1, trial: null },
};
const trial = {
  ...{ hypothesis: "Fewer falls", measure: "Falls a month", ceiling: pence(2_600_000) },
  endsOn: toDay("2027-07-01"),
};
const gaps = (changes: Partial<typeof whole> = {}, known: Partial<SetUpFacts> = {}) =>
  setUpGaps({ ...whole, ...changes }, { ...facts, ...known }, now).map(({ kind }) => kind);

describe("what is missing before approval", () => {
  test("is nothing where every step is whole", () => {
    expect(gaps()).toEqual([]);
  });

  test.each([
    [{ regime: "PSR_2023" }, {}, ["no-mixed-test"]],
    [{ userChoice: true }, {}, ["no-choice-statement"]],
    [{ startsOn: toDay("2026-11-25") }, {}, ["starts-in-the-past", "starts-before-it-closes"]],
    [{}, { lots: 0 }, ["no-lots"]],
    [{}, { lotsWithoutLine: 1 }, ["lot-without-line"]],
    [{ value: pence(0) }, {}, ["no-value"]],
    [{ tieRule: null }, {}, ["no-weighting"]],
    [{}, { weights: [60, 30] }, ["weights-not-hundred"]],
    [{ closesAt: null }, {}, ["no-dates"]],
    [{ questionsCloseAt: now }, {}, ["closes-in-the-past"]],
    [{ startsOn: toDay("2026-12-11") }, {}, ["starts-before-it-closes"]],
    [{}, { evaluators: 1 }, ["too-few-evaluators"]],
    [{}, { invitees: 1 }, ["too-few-invitees"]],
    [{ route: "OPEN" }, { invitees: 0 }, []],
    [{ route: "OPEN", qualityWeight: 0 }, { evaluators: 0, weights: [] }, []],
    [{ route: "DIRECT", closesAt: null, tieRule: null }, { evaluators: 0, invitees: 0 }, []],
    [{ route: null, closesAt: null }, {}, ["no-route"]],
    [{ kind: "BLOCK" }, {}, ["no-block-terms"]],
    [{ kind: "BLOCK" }, { linesWithoutBlockTerms: 0 }, []],
    [{ innovation: true }, {}, ["no-trial"]],
    [{ innovation: true }, { trial }, []],
    [{ innovation: true, valueWithVat: pence(2_600_001) }, { trial }, ["trial-does-not-fit"]],
  ] as const)("with %o and %o", (changes, known, missing) => {
    expect(gaps(changes, known)).toEqual(missing);
  });

  test("a direct award has no bids to set up, a restricted competition chooses whom it invites", () => {
    const spot = { kind: "SPOT", innovation: false } as const;
    expect(stepsOf({ ...spot, route: "DIRECT", qualityWeight: null })).toEqual(["details", "lots", "route"]);
    expect(stepsOf({ ...spot, route: "RESTRICTED", qualityWeight: 60 })).toContain("invitations");
    expect(stepsOf({ ...spot, route: "OPEN", qualityWeight: 0 })).not.toContain("evaluators");
  });
});

describe("approval", () => {
  const callOff = { createdBy: "a", approvalAskedBy: "b", valueWithVat: pence(100) };
  test.each([
    ["a", 1_000, "own-work"],
    ["b", 1_000, "own-work"],
    ["c", null, "no-limit"],
    ["c", 99, "over-limit"],
  ])("by %s with a limit of %s is refused: %s", (accountId, limit, kind) => {
    expect(approveCallOff(callOff, { accountId, limit: limit === null ? null : pence(limit) })).toMatchObject(
      {
        ok: false,
        why: { kind },
      },
    );
  });

  test("by another person at the very limit stands", () => {
    expect(approveCallOff(callOff, { accountId: "c", limit: pence(100) }).ok).toBe(true);
  });
});

const question = { title: "T", question: "Q", guidance: "", minimumScore: null, maximumWords: 500 };
const judging = (qualityWeight: number, ...weights: readonly number[]) => ({
  ...{ qualityWeight, minimumQuality: null, tieRule: "DRAWN_LOTS" as const },
  criteria: weights.map((weight) => ({ ...question, weight })),
});

test("weights make 100, whatever they are made of", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 }), (weights) => {
      const sum = weights.reduce((total, weight) => total + weight, 0);
      expect(checkJudging(judging(60, ...weights)).ok).toBe(sum === 100);
    }),
  );
  expect(checkJudging(judging(0)).ok).toBe(true);
  expect(checkJudging(judging(0, 100))).toMatchObject({ why: { kind: "questions-without-quality" } });
  expect(checkJudging(judging(60))).toMatchObject({ why: { kind: "quality-without-questions" } });
});

test("a line's value is rounded half a penny up, and then its VAT", () => {
  const line = { units: "0.50", estimate: pence(2_401), vat: basisPoints(2_000) };
  expect(estimatedValue([line])).toEqual({ value: 1_201, valueWithVat: 1_441 });
  expect(estimatedValue([line, { ...line, vat: basisPoints(0) }])).toEqual({
    value: 2_402,
    valueWithVat: 2_642,
  });
});

test("the next clock is the first that has not run out", () => {
  const clocks = { questionsCloseAt: at("2026-12-04"), closesAt: at("2026-12-11"), offers: [], award: null };
  expect(nextDeadline(clocks, "open", now)).toEqual({ kind: "questions-close", at: at("2026-12-04") });
  expect(nextDeadline(clocks, "open", at("2026-12-04"))).toEqual({
    kind: "bids-close",
    at: at("2026-12-11"),
  });
  expect(nextDeadline(clocks, "closed", at("2026-12-12"))).toBeUndefined();
});

describe("a rule of a lot", () => {
  const today = toDay("2026-11-25");
  const rule: RouteRule & { readonly id: string } = {
    ...{
      id: "r",
      lotId: "a",
      route: "DIRECT",
      kinds: ["SPOT"],
      minimum: null,
      maximum: null,
      needsReason: false,
    },
    ...{ shortestMonths: null, longestMonths: null, fromOn: today, toOn: null },
  };
  const before = { ...rule, id: "before", fromOn: toDay("2024-04-01") };

  test("takes over from the one before it, which ends on its day", () => {
    expect(addRouteRule(rule, [before], today)).toEqual({ ok: true, value: { ends: before } });
  });

  test.each([
    [{ fromOn: toDay("2026-11-24") }, "in-the-past"],
    [{ kinds: [] }, "no-kind"],
    [{ minimum: pence(2), maximum: pence(1) }, "maximum-below-minimum"],
    [{ shortestMonths: 2, longestMonths: 1 }, "longest-below-shortest"],
  ])("with %o is refused", (changes, kind) => {
    expect(addRouteRule({ ...rule, ...changes }, [before], today)).toMatchObject({ why: { kind } });
  });

  test("is refused where another of its route begins or ends later", () => {
    const later = { ...before, fromOn: today };
    expect(addRouteRule(rule, [later], today)).toMatchObject({ why: { kind: "later-rule" } });
    const ending = { ...before, toOn: toDay("2026-12-01") };
    expect(addRouteRule(rule, [ending], today)).toMatchObject({ why: { kind: "later-rule" } });
  });

  test("ends once, on a day to come", () => {
    expect(endRouteRule(before, toDay("2026-11-26"), today).ok).toBe(true);
    expect(endRouteRule(before, today, today)).toMatchObject({ why: { kind: "in-the-past" } });
    const coming = { ...rule, fromOn: toDay("2026-12-01") };
    expect(endRouteRule(coming, toDay("2026-12-01"), today)).toMatchObject({
      why: { kind: "before-it-begins" },
    });
    const ended = { ...before, toOn: today };
    expect(endRouteRule(ended, toDay("2026-12-01"), today)).toMatchObject({ why: { kind: "ended-already" } });
  });
});
