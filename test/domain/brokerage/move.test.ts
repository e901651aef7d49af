import { expect, test } from "vitest";
import { directionOf, moveState, planMove } from "#app/domain/brokerage/move.ts";
import { isDue } from "#app/domain/brokerage/retention.ts";
import { ruleOn, setUpkeepRule } from "#app/domain/brokerage/upkeep-rule.ts";
import { toDay } from "#app/domain/calendar.ts";

const today = toDay("2026-11-16");
const plan = { status: "active", fromRung: 8, toRung: 5, on: toDay("2027-01-11") } as const;

test("a move goes down, up or across by the rungs of the care ladder", () => {
  expect([directionOf(8, 5), directionOf(4, 9), directionOf(4, 4), directionOf(null, 4)]).toEqual([
    "down",
    "up",
    "across",
    "unknown",
  ]);
});

test("a move is planned from a running placement to another rung, for a day ahead, once", () => {
  expect(planMove(plan, false, today)).toEqual({ ok: true, value: "down" });
  expect(planMove({ ...plan, status: "ended" }, false, today)).toMatchObject({
    why: { kind: "not-running" },
  });
  expect(planMove({ ...plan, on: today }, false, today)).toMatchObject({ why: { kind: "not-ahead" } });
  expect(planMove({ ...plan, toRung: 8 }, false, today)).toMatchObject({ why: { kind: "same-rung" } });
  expect(planMove(plan, true, today)).toMatchObject({ why: { kind: "planned-already" } });
});

test("a planned move is ahead until its day, then overdue, and made once a placement followed", () => {
  const move = { plannedOn: today, followedOn: null, givenUp: false };
  expect(moveState(move, today)).toBe("ahead");
  expect(moveState(move, toDay("2026-11-17"))).toBe("overdue");
  expect(moveState({ ...move, givenUp: true }, today)).toBe("given-up");
  expect(moveState({ ...move, followedOn: today }, today)).toBe("made");
});

test.each([
  ["2018-11-16", 8, true],
  ["2018-11-17", 8, false],
  [null, 8, false],
])("a thread whose last placement ended on %s, kept for %i years, is due: %s", (ended, years, due) => {
  expect(isDue(ended === null ? null : toDay(ended), years, today)).toBe(due);
});

test("the rule of a day is the last that has begun, and none is set back in time or twice from one day", () => {
  const rule = (from: string, value: number) => ({
    ...{ key: "retention-years" as const, fromOn: toDay(from), value, source: "Schedule" },
  });
  const rules = [rule("2025-04-01", 6), rule("2026-11-16", 8), rule("2027-04-01", 10)];
  expect(ruleOn(rules, "retention-years", today)).toBe(8);
  expect(ruleOn(rules, "move-days", today)).toBeUndefined();
  expect(setUpkeepRule(rule("2026-11-15", 7), rules, today)).toMatchObject({ why: { kind: "in-the-past" } });
  expect(setUpkeepRule(rule("2027-04-01", 7), rules, today)).toMatchObject({ why: { kind: "day-taken" } });
});
