import { expect, test } from "vitest";
import {
  dueOn,
  moveThrough,
  recordMilestone,
  stepsAfterChange,
  type MoveStep,
} from "#app/domain/call-off/cross-lot.ts";
import { toDay } from "#app/domain/calendar.ts";

const term = { startsOn: toDay("2027-01-31"), endsOn: toDay("2029-01-31") };
const lots = ["accommodation", "living", "home-care"].map((lotId) => ({ lotId, lines: 1 }));
const steps: readonly MoveStep[] = [
  { lotId: "home-care", afterMonths: 18, milestone: "Lives in a tenancy of their own" },
  { lotId: "accommodation", afterMonths: 0, milestone: "" },
  { lotId: "living", afterMonths: 1, milestone: "Cooks and shops with prompts" },
];

test("steps stand in the order in which people move, each due so many months after the start", () => {
  const verdict = moveThrough(steps, lots, term);
  expect(verdict.ok && verdict.value.map((step) => [step.lotId, dueOn(step, term)])).toEqual([
    ["accommodation", "2027-01-31"],
    ["living", "2027-02-28"],
    ["home-care", "2028-07-31"],
  ]);
});

const changed = (lotId: string, change: Partial<MoveStep>) =>
  steps.map((step) => (step.lotId === lotId ? { ...step, ...change } : step));

test.each([
  ["one lot alone", steps.slice(0, 1), lots.slice(2), "one-lot"],
  ["a lot left out", steps.slice(1), lots, "not-the-lots"],
  ["a lot twice", [...steps.slice(1), ...steps.slice(1, 2)], lots, "not-the-lots"],
  [
    "a lot without lines",
    steps,
    [...lots.slice(1), { lotId: "accommodation", lines: 0 }],
    "lots-without-lines",
  ],
  ["nobody at the start", changed("accommodation", { afterMonths: 1 }), lots, "nobody-at-the-start"],
  ["a later step without a milestone", changed("living", { milestone: "" }), lots, "no-milestone"],
  ["a step on the last day", changed("home-care", { afterMonths: 24 }), lots, "after-the-term"],
])("a move-through is refused: %s", (_what, asked, held, kind) => {
  expect(moveThrough(asked, held, term)).toMatchObject({ ok: false, why: { kind } });
});

const set = lots.map((lot) => ({ ...lot, ...steps.find(({ lotId }) => lotId === lot.lotId) }));
const standing = set.map((lot) => ({
  ...lot,
  afterMonths: lot.afterMonths ?? 0,
  milestone: lot.milestone ?? "",
}));
const unset = (lotId: string) => ({ lotId, lines: 1, afterMonths: null, milestone: "" });

test.each([
  ["nothing bears on them", standing, term, "stand"],
  ["a lot was added, which has no step yet", [...standing, unset("residential")], term, "forgotten"],
  ["the first lot was taken out", standing.slice(1), term, "forgotten"],
  ["the last lot was taken out of three", standing.slice(0, 2), term, "stand"],
  ["only one lot is left", standing.slice(0, 1), term, "forgotten"],
  ["the term ends before the last step", standing, { ...term, endsOn: toDay("2028-07-31") }, "forgotten"],
  ["a lot has no lines any more", standing.map((lot) => ({ ...lot, lines: 0 })), term, "forgotten"],
  ["none were set", lots.map(({ lotId }) => unset(lotId)), term, "none"],
])("after a change of a draft its steps stand or are forgotten: %s", (_what, now, over, kind) => {
  expect(stepsAfterChange(now, over).kind).toBe(kind);
});

const living = { afterMonths: 1 };
const reached = { outcome: "REACHED", on: toDay("2027-02-10"), note: "Cooks alone" } as const;
const now = new Date("2027-03-01T09:00:00Z");

test.each([
  ["reached before it was due", { ...reached, on: toDay("2027-02-01") }, null, true],
  ["missed on the day it was due", { ...reached, outcome: "MISSED", on: toDay("2027-02-28") }, null, true],
  ["missed before it was due", { ...reached, outcome: "MISSED", on: toDay("2027-02-27") }, null, "not-yet"],
  ["reached after it was missed", reached, { ...reached, outcome: "MISSED" }, true],
  ["missed after it was reached", { ...reached, outcome: "MISSED" }, reached, "reached-already"],
  ["on a day to come", { ...reached, on: toDay("2027-03-02") }, null, "not-yet"],
  ["before the contract", { ...reached, on: toDay("2027-01-30") }, null, "outside-contract"],
] as const)("a step is recorded, or not: %s", (_what, record, last, expected) => {
  const verdict = recordMilestone(living, last, record, term, now);
  expect(verdict.ok || verdict.why.kind).toBe(expected);
});

test("a step of another call-off is not recorded", () => {
  expect(recordMilestone(undefined, null, reached, term, now)).toMatchObject({
    why: { kind: "no-such-step" },
  });
});
