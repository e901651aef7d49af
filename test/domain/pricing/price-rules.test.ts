import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4, pence } from "#app/domain/money.ts";
import {
  addClause,
  endClause,
  holdingOn,
  setFloorBasis,
  setLimit,
  type DatedClause,
} from "#app/domain/pricing/price-rules.ts";
import { payOf } from "#test/factories/pay.ts";

const today = toDay("2026-11-24");
const refused = (kind: string) => ({ ok: false, why: { kind } });

describe("a limit of delegation", () => {
  const limit = (fromOn: string, amount: number) => ({
    ...{ role: "approver", limit: pence(amount), fromOn: toDay(fromOn) },
  });
  const before = [limit("2026-04-01", 100), limit("2027-04-01", 300)];
  const by = { roles: ["admin"], today };
  test("holds from today or later, between those that are there", () => {
    expect(setLimit(limit("2026-11-24", 200), before, by)).toMatchObject({ ok: true });
    expect(setLimit(limit("2026-11-23", 200), before, by)).toEqual(refused("in-the-past"));
    expect(setLimit(limit("2027-04-01", 200), before, by)).toEqual(refused("day-taken"));
    expect(setLimit(limit("2026-12-01", 100), before, by)).toEqual(refused("same-as-before"));
  });
  test("is never set by somebody who has the role", () => {
    const own = { roles: ["approver", "admin"], today };
    expect(setLimit(limit("2026-12-01", 200), before, own)).toEqual(refused("own-role"));
  });
  test("is the last that has begun", () => {
    expect(holdingOn(before, today)).toMatchObject({ limit: 100 });
    expect(holdingOn(before, toDay("2027-04-01"))).toMatchObject({ limit: 300 });
    expect(holdingOn(before, toDay("2026-03-31"))).toBeUndefined();
  });
});

describe("a clause", () => {
  const clause = (fromOn: string, toOn: string | null): DatedClause => ({
    ...{ id: fromOn, reason: "CAP", fromOn: toDay(fromOn), toOn: toOn === null ? null : toDay(toOn) },
  });
  const open = clause("2026-04-01", null);
  test("takes over from the one without an end", () => {
    expect(addClause(toDay("2026-12-01"), [open], today)).toEqual({ ok: true, value: { ends: open } });
    expect(addClause(today, [clause("2026-04-01", "2026-11-24")], today)).toMatchObject({
      value: { ends: null },
    });
  });
  test("comes after every other", () => {
    expect(addClause(toDay("2026-11-23"), [], today)).toEqual(refused("in-the-past"));
    expect(addClause(toDay("2026-12-01"), [clause("2026-12-01", null)], today)).toEqual(
      refused("later-clause"),
    );
    expect(addClause(toDay("2026-12-01"), [clause("2026-04-01", "2026-12-02")], today)).toEqual(
      refused("later-clause"),
    );
  });
  test("ends once, on a day to come after it has begun", () => {
    expect(endClause(open, toDay("2026-11-25"), today)).toMatchObject({ ok: true });
    expect(endClause(open, today, today)).toEqual(refused("in-the-past"));
    expect(endClause(clause("2027-01-01", null), toDay("2027-01-01"), today)).toEqual(
      refused("before-it-begins"),
    );
    expect(endClause(clause("2026-04-01", "2027-01-01"), toDay("2026-12-01"), today)).toEqual(
      refused("ended-already"),
    );
  });
});

describe("what a floor is worked out from", () => {
  const basis = {
    ...{ workHours: decimal4("1"), travelMinutes: decimal4("12"), miles: decimal4("4") },
    ...{ weeklyHours: 30, trainingHours: 20, sickDays: 6 },
  };
  const facts = { today, law: payOf("2026/27") };
  test("holds from today or later, once for each day", () => {
    expect(setFloorBasis({ basis, fromOn: today }, [], facts)).toMatchObject({ ok: true });
    expect(setFloorBasis({ basis, fromOn: today }, [today], facts)).toEqual(refused("day-taken"));
    expect(setFloorBasis({ basis, fromOn: toDay("2026-11-23") }, [], facts)).toEqual(refused("in-the-past"));
  });
  test("leaves a worker hours to work in a year", () => {
    const idle = { ...basis, weeklyHours: 5, trainingHours: 300 };
    expect(setFloorBasis({ basis: idle, fromOn: today }, [], facts)).toEqual(refused("no-hours-left"));
  });
});
