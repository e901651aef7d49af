import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changeWithinTrial,
  commitToTrial,
  decideTrial,
  endWithTrial,
  leftOfTrial,
  setUpTrial,
  spendOnTrial,
  type Trial,
} from "#app/domain/call-off/trial.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const terms = {
  hypothesis: "A night responder keeps people out of hospital.",
  measure: "Admissions at night",
  ceiling: pence(5_000_000),
  endsOn: toDay("2027-06-30"),
};
const callOff = {
  innovation: true,
  valueWithVat: pence(5_000_000),
  startsOn: toDay("2027-01-04"),
  endsOn: toDay("2028-01-04"),
};
const trial: Trial = { ...terms, setUpBy: "one", spent: pence(0), findings: 0, decision: null };
const now = new Date("2027-03-01T10:00:00Z");

test.each([
  ["a value level with the ceiling", {}, {}, true],
  ["a value a penny over the ceiling", {}, { valueWithVat: pence(5_000_001) }, "value-over-ceiling"],
  ["a call-off that is no innovation", {}, { innovation: false }, "not-innovation"],
  ["an end on the last day of the term", { endsOn: callOff.endsOn }, {}, true],
  ["an end after the term", { endsOn: toDay("2028-01-05") }, {}, "outside-term"],
  ["an end on the first day", { endsOn: callOff.startsOn }, {}, "outside-term"],
])("a trial is set up, or refused: %s", (_what, ofTrial, ofCallOff, expected) => {
  const verdict = setUpTrial({ ...terms, ...ofTrial }, { ...callOff, ...ofCallOff });
  expect(verdict.ok || verdict.why.kind).toBe(expected);
});

test("payments never pass the ceiling, in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3_000_000 })), (payments) => {
      const spent = payments.reduce((sum, amount) => {
        const verdict = spendOnTrial(
          { ...trial, spent: pence(sum) },
          { on: toDay("2027-02-01"), pence: pence(amount) },
          now,
        );
        return verdict.ok ? sum + amount : sum;
      }, 0);
      expect(leftOfTrial({ ...trial, spent: pence(spent) })).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("what is left may be spent to the penny, and nothing is spent on a day to come", () => {
  const spent = { ...trial, spent: pence(4_999_999) };
  expect(spendOnTrial(spent, { on: toDay("2027-03-01"), pence: pence(1) }, now)).toMatchObject({ value: 0 });
  expect(spendOnTrial(spent, { on: toDay("2027-03-01"), pence: pence(2) }, now)).toMatchObject({
    why: { kind: "over-ceiling", left: 1 },
  });
  expect(spendOnTrial(spent, { on: toDay("2027-03-02"), pence: pence(1) }, now)).toMatchObject({
    why: { kind: "not-yet" },
  });
});

const adopt = { outcome: "ADOPT", reason: "It works.", lesson: "Answer within the hour." } as const;
const learnt = { ...trial, findings: 1 };

test.each([
  ["once something was learnt", learnt, adopt, "two", now, true],
  ["before anything was learnt", trial, adopt, "two", now, "too-early"],
  [
    "on its last day with nothing learnt",
    trial,
    { ...adopt, outcome: "STOP", lesson: "" },
    "two",
    new Date("2027-06-29T23:00:00Z"),
    true,
  ],
  ["the day before", trial, adopt, "two", new Date("2027-06-29T22:59:59Z"), "too-early"],
  ["by the person who set it up", learnt, adopt, "one", now, "own-trial"],
  ["a second time", { ...learnt, decision: adopt }, adopt, "two", now, "decided-already"],
  ["to adopt without its lesson", learnt, { ...adopt, lesson: "" }, "two", now, "no-lesson"],
  ["to stop without a lesson", learnt, { ...adopt, outcome: "STOP", lesson: "" }, "two", now, true],
] as const)("a trial is decided, or not: %s", (_what, of, decision, by, at, expected) => {
  const verdict = decideTrial(of, decision, by, at);
  expect(verdict.ok || verdict.why.kind).toBe(expected);
});

test("money is committed to a trial up to its ceiling, and as usual where nothing is tried out", () => {
  expect(commitToTrial(trial, pence(5_000_000))).toMatchObject({ ok: true });
  expect(commitToTrial(trial, pence(5_000_001))).toMatchObject({
    why: { kind: "over-trial-ceiling", ceiling: 5_000_000, valueWithVat: 5_000_001 },
  });
  expect(commitToTrial(null, pence(900_000_000))).toMatchObject({ ok: true });
});

const stop = { outcome: "STOP", reason: "It does not.", lesson: "" } as const;
const before = { endsOn: toDay("2027-03-31") };
const to = (day: string, valueWithVat = 5_000_000) => ({
  endsOn: toDay(day),
  valueWithVat: pence(valueWithVat),
});

test.each([
  ["made longer up to the trial's last day", null, to("2027-06-30"), true],
  ["made longer than the trial", null, to("2027-07-01"), "beyond-trial"],
  ["made longer than the trial once it is adopted", adopt, to("2027-12-31"), true],
  ["made longer once it is stopped", stop, to("2027-04-01"), "trial-stopped"],
  ["made shorter once it is stopped", stop, to("2027-03-30"), true],
  ["a penny dearer than the ceiling", null, to("2027-03-31", 5_000_001), "over-trial-ceiling"],
  ["dearer than the ceiling once it is adopted", adopt, to("2027-03-31", 5_000_001), "over-trial-ceiling"],
] as const)("the contract of a trial is changed, or not: %s", (_what, decision, after, expected) => {
  const verdict = changeWithinTrial({ ...trial, decision }, before, after);
  expect(verdict.ok || verdict.why.kind).toBe(expected);
});

test("a contract in which nothing is tried out is changed as usual", () => {
  expect(changeWithinTrial(null, before, to("2035-01-01", 900_000_000))).toMatchObject({ ok: true });
});

const contract = {
  ...{ value: pence(1), valueWithVat: pence(1), extensionMonths: 0, endedOn: null },
  ...{ startsOn: toDay("2027-01-04"), endsOn: toDay("2028-01-03") },
};

test.each([
  ["today", {}, "2027-03-01", { value: "2027-03-01" }],
  [
    "yesterday",
    {},
    "2027-02-28",
    { why: { kind: "last-day-outside", from: "2027-03-01", to: "2028-01-03" } },
  ],
  ["its own last day", {}, "2028-01-03", { value: null }],
  ["after its last day", {}, "2028-01-04", { why: { kind: "last-day-outside" } }],
  ["no day", {}, null, { why: { kind: "no-last-day" } }],
  ["before it starts", { startsOn: toDay("2027-04-01") }, "2027-03-31", { why: { from: "2027-04-01" } }],
  ["no day, ended early already", { endedOn: toDay("2027-05-01") }, null, { value: null }],
  ["no day, over since yesterday", { endsOn: toDay("2027-02-28") }, null, { value: null }],
] as const)("what is stopped ends its contract: %s", (_what, changes, lastDay, expected) => {
  expect(endWithTrial({ ...contract, ...changes }, lastDay && toDay(lastDay), now)).toMatchObject(expected);
});
