import { expect, test } from "vitest";
import {
  awardWithVat,
  decideAward,
  makeContract,
  recommendAward,
  type RecommendationFacts,
} from "#app/domain/call-off/award.ts";
import {
  callOffStandstill,
  standstillGround,
  waitAfterAnswer,
  type CallOffStandstillRule,
} from "#app/domain/call-off/award-standstill.ts";
import { recordHold } from "#app/domain/call-off/hold.ts";
import { fraction } from "#app/domain/call-off/fraction.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { no, yes } from "#app/domain/verdict.ts";
import { bankHolidays } from "#test/factories/bank-holidays.ts";

const free = { declared: true, hasInterest: false };
const place = (bidId: string, rank: number) => ({
  ...{ bidId, providerId: bidId, rank, cost: pence(100) },
  ...{ price: fraction(1), quality: fraction(1), total: fraction(2) },
});
const ranking = { ranked: [place("A", 1), place("B", 2)], notAdmissible: [], lowest: pence(100) };
const facts: RecommendationFacts = {
  ...{ declaration: free, ranking: yes(ranking), bidId: "A", toQuestion: [], lotsNotHeld: [] },
  ...{ trial: { ceiling: pence(120) }, valueWithVat: pence(120) },
};

test("the award goes to the first", () => {
  expect(recommendAward(facts)).toEqual(yes(ranking));
});

test.each<[Partial<RecommendationFacts>, string]>([
  [{ declaration: { declared: false, hasInterest: false } }, "not-declared"],
  [{ declaration: { declared: true, hasInterest: true } }, "interest"],
  [{ ranking: no({ kind: "not-scored", bidIds: ["B"] }) }, "not-scored"],
  [{ ranking: no({ kind: "draw-needed", bidIds: ["A", "B"] }) }, "draw-needed"],
  [{ toQuestion: ["B"] }, "to-question"],
  [{ ranking: yes({ ...ranking, ranked: [] }) }, "nobody-admissible"],
  [{ bidId: "B" }, "not-first"],
  [{ lotsNotHeld: ["lot"] }, "not-eligible"],
  [{ valueWithVat: pence(121) }, "over-trial-ceiling"],
])("no award is recommended with %j", (changes, kind) => {
  expect(recommendAward({ ...facts, ...changes })).toMatchObject({ ok: false, why: { kind } });
});

test("the value of an award carries the VAT of the estimate", () => {
  const estimate = { value: pence(100_000), valueWithVat: pence(120_000) };
  expect(awardWithVat(pence(90_001), estimate)).toBe(108_001); // 108,001.2
  expect(awardWithVat(pence(5), { value: pence(0), valueWithVat: pence(0) })).toBe(5);
});

const award = {
  recommendedBy: "author",
  valueWithVat: pence(1_000),
  ...{ check: { clear: true, on: toDay("2026-12-07") }, lotsNotHeld: [] as string[] },
};
const by = { accountId: "other", limit: pence(1_000), declaration: free };

test("another person approves up to and at the limit", () => {
  expect(decideAward(true, award, by)).toEqual(yes(true));
});

test.each([
  [true, award, { ...by, accountId: "author" }, "own-recommendation"],
  [true, award, { ...by, limit: pence(999) }, "over-limit"],
  [true, award, { ...by, limit: null }, "no-limit"],
  [true, { ...award, check: null }, by, "not-checked"],
  [true, { ...award, check: { ...award.check, clear: false } }, by, "not-clear"],
  [true, { ...award, lotsNotHeld: ["lot"] }, by, "not-eligible"],
  [true, award, { ...by, declaration: { declared: true, hasInterest: true } }, "interest"],
  [false, award, { ...by, accountId: "author" }, "own-recommendation"],
] as const)("an award is not decided: %s", (approve, it, who, kind) => {
  expect(decideAward(approve, it, who)).toMatchObject({ ok: false, why: { kind } });
});

test("an award is refused without a limit, without a check and with a lot that nobody holds any more", () => {
  expect(decideAward(false, { ...award, check: null, lotsNotHeld: ["lot"] }, { ...by, limit: null })).toEqual(
    yes(false),
  );
});

const [today, approvedOn] = [toDay("2026-12-16"), toDay("2026-12-08")];
const terms = { signedOn: today, startsOn: toDay("2027-01-04"), endsOn: toDay("2028-01-04") };
const contract = {
  ...{ today, approvedOn, check: award.check, daysSinceCheck: 9, checkDays: 28, lotsNotHeld: [] },
  ...{ frameworkEndsOn: toDay("2035-04-01"), latestEnd: toDay("2028-01-04") },
  ...{ trial: { ceiling: pence(1_000) }, valueWithVat: pence(1_000) },
};

test("a contract is made on the terms approved", () => {
  expect(makeContract(terms, contract)).toEqual(yes(terms));
});

test.each([
  [{ endsOn: terms.startsOn }, {}, "ends-before-it-starts"],
  [{ signedOn: toDay("2026-12-17") }, {}, "signed-in-the-future"],
  [{ signedOn: toDay("2026-12-07") }, {}, "signed-before-approval"],
  [{ startsOn: toDay("2026-12-15") }, {}, "starts-before-signed"],
  [{ endsOn: toDay("2028-01-05") }, {}, "ends-too-late"],
  [{}, { frameworkEndsOn: today }, "framework-ended"],
  [{}, { lotsNotHeld: ["lot"] }, "not-eligible"],
  [{}, { valueWithVat: pence(1_001) }, "over-trial-ceiling"],
  [{}, { check: null }, "not-checked"],
  [{}, { check: { ...award.check, clear: false } }, "not-clear"],
  [{}, { daysSinceCheck: 29 }, "check-too-old"],
] as const)("no contract with %j %j", (changed, otherwise, kind) => {
  expect(makeContract({ ...terms, ...changed }, { ...contract, ...otherwise })).toMatchObject({
    ok: false,
    why: { kind },
  });
});

const voluntary: CallOffStandstillRule = {
  ...{ days: 10, appliesToCallOffs: false, daysAfterFurtherDecision: null, clause: "regulation 87" },
};
const eight = { ...voluntary, days: 8 };
const psr = { ...eight, appliesToCallOffs: true, daysAfterFurtherDecision: 5 };
const monday = toDay("2026-11-02");

test("there is a standstill where the law, a promise or the notice asks for one", () => {
  const silent = { promised: false, noticeAsks: false };
  expect(standstillGround(silent, psr)).toBe("law");
  expect(standstillGround(silent, voluntary)).toBe("none");
  expect(standstillGround({ ...silent, promised: true }, voluntary)).toBe("promised");
  expect(standstillGround({ ...silent, noticeAsks: true }, voluntary)).toBe("notice");
  expect(standstillGround({ promised: true, noticeAsks: true }, undefined)).toBe("none");
});

test.each([
  ["PCR_2015_LIGHT_TOUCH", voluntary, "promised", monday, null, "2026-11-13T00:00:00.000Z"],
  ["PSR_2023", psr, "law", monday, monday, "2026-11-13T00:00:00.000Z"],
  [
    "PA_2023_LIGHT_TOUCH",
    eight,
    "notice",
    toDay("2026-12-18"),
    toDay("2026-12-21"),
    "2027-01-06T00:00:00.000Z",
  ],
] as const)(
  "the standstill under %s is counted as that regime counts",
  (regime, rule, ground, lettersOn, noticeOn, end) => {
    expect(callOffStandstill(regime, ground, rule, { lettersOn, noticeOn }, bankHolidays)).toEqual(
      yes(new Date(end)),
    );
  },
);

test("where no standstill is asked for there is none, and a notice of the past is refused", () => {
  const on = { lettersOn: monday, noticeOn: toDay("2026-11-01") };
  expect(callOffStandstill("PSR_2023", "none", psr, on, bankHolidays)).toEqual(yes(null));
  expect(callOffStandstill("PSR_2023", "law", psr, on, bankHolidays)).toMatchObject({
    why: { kind: "notice-in-the-past" },
  });
  expect(callOffStandstill("PSR_2023", "law", psr, { ...on, noticeOn: null }, bankHolidays)).toMatchObject({
    why: { kind: "notice-day-missing" },
  });
});

test("after an answer to representations five working days more pass, after one to a challenge none", () => {
  // Friday 13 November 2026 and five working days: the end of Friday 20 November.
  const day = toDay("2026-11-13");
  expect(waitAfterAnswer("REPRESENTATIONS", psr, day, bankHolidays)).toEqual(
    new Date("2026-11-21T00:00:00.000Z"),
  );
  expect(waitAfterAnswer("CHALLENGE", psr, day, bankHolidays)).toBeNull();
  expect(waitAfterAnswer("REPRESENTATIONS", eight, day, bankHolidays)).toBeNull();
});

test.each([
  [{ kind: "CHALLENGE", providerId: null }, "PA_2023_LIGHT_TOUCH", "2026-11-03", null],
  [{ kind: "REPRESENTATIONS", providerId: "A" }, "PSR_2023", "2026-11-03", null],
  [
    { kind: "REPRESENTATIONS", providerId: "A" },
    "PCR_2015_LIGHT_TOUCH",
    "2026-11-03",
    "not-under-this-regime",
  ],
  [{ kind: "REPRESENTATIONS", providerId: null }, "PSR_2023", "2026-11-03", "needs-a-bidder"],
  [{ kind: "REVIEW", providerId: null }, "PSR_2023", "2026-11-01", "received-before-letters"],
  [{ kind: "REVIEW", providerId: null }, "PSR_2023", "2026-11-05", "received-in-the-future"],
] as const)("a hold of %j under %s received on %s", (hold, regime, on, refusal) => {
  const verdict = recordHold(
    { ...hold, receivedOn: toDay(on) },
    { regime, lettersOn: monday },
    toDay("2026-11-04"),
  );
  expect(verdict).toMatchObject(refusal ? { ok: false, why: { kind: refusal } } : { ok: true });
});
