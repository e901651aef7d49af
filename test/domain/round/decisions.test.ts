import { describe, expect, test } from "vitest";
import { londonInstant, toDay } from "#app/domain/calendar.ts";
import { cancelRound, extendRound, mayChange, publishRound } from "#app/domain/round/decisions.ts";
import { roundStatus, type RoundFacts } from "#app/domain/round/round.ts";
import { checkTimetable, timetableWarnings } from "#app/domain/round/timetable.ts";
import { no } from "#app/domain/verdict.ts";
import { bankHolidays } from "#test/factories/bank-holidays.ts";

const round: RoundFacts = {
  opensAt: new Date("2026-11-02T09:00:00Z"),
  clarificationsCloseAt: new Date("2026-11-27T12:00:00Z"),
  closesAt: new Date("2026-12-04T12:00:00Z"),
  effectiveOn: toDay("2027-01-04"),
  publishedAt: new Date("2026-10-19T09:00:00Z"),
  cancelledAt: null,
  openedAt: null,
};
const draft = { ...round, publishedAt: null };
const term = { startsOn: toDay("2024-04-01"), endsOn: toDay("2034-03-31") };
const before = new Date("2026-10-01T09:00:00Z");
const during = new Date("2026-11-24T09:30:00Z");

describe("a round", () => {
  test.each([
    ["draft", draft, during],
    ["upcoming", round, new Date("2026-11-02T08:59:59.999Z")],
    ["open", round, new Date("2026-11-02T09:00:00Z")],
    ["open", round, new Date("2026-12-04T11:59:59.999Z")],
    ["closed", round, new Date("2026-12-04T12:00:00Z")],
    ["opened", { ...round, openedAt: new Date("2026-12-07T10:00:00Z") }, new Date("2026-12-08T10:00:00Z")],
    [
      "opened",
      { ...round, openedAt: new Date("2026-12-07T10:00:00Z") },
      new Date("2027-01-03T23:59:59.999Z"),
    ],
    ["finished", { ...round, openedAt: new Date("2026-12-07T10:00:00Z") }, new Date("2027-01-04T00:00:00Z")],
    ["cancelled", { ...round, cancelledAt: during }, during],
  ] as const)("is %s", (status, facts, now) => {
    expect(roundStatus(facts, now)).toBe(status);
  });

  test("is changed as a draft only", () => {
    expect(mayChange(draft, before).ok).toBe(true);
    expect(mayChange(round, before)).toEqual(no({ kind: "wrong-status", status: "upcoming" }));
  });

  test("is published with a lot, a question and dates that follow one another", () => {
    expect(publishRound({ ...draft, lots: 1, questions: 1, ratesSetUntil: null }, term, before).ok).toBe(
      true,
    );
    expect(publishRound({ ...draft, lots: 0, questions: 1, ratesSetUntil: null }, term, before)).toEqual(
      no({ kind: "no-lots" }),
    );
    expect(publishRound({ ...draft, lots: 1, questions: 0, ratesSetUntil: null }, term, before)).toEqual(
      no({ kind: "nothing-asked" }),
    );
    expect(publishRound({ ...draft, lots: 1, questions: 1, ratesSetUntil: null }, term, during)).toEqual(
      no({ kind: "opens-in-the-past" }),
    );
  });

  test("is published with prices from a day after those that were already set", () => {
    const asked = { ...draft, lots: 1, questions: 1 };
    expect(publishRound({ ...asked, ratesSetUntil: toDay("2027-01-03") }, term, before).ok).toBe(true);
    expect(publishRound({ ...asked, ratesSetUntil: toDay("2027-01-04") }, term, before)).toEqual(
      no({ kind: "rates-set-for-later", on: toDay("2027-01-04") }),
    );
  });

  test("is cancelled until its submissions are opened", () => {
    expect(cancelRound(round, new Date("2026-12-05T09:00:00Z")).ok).toBe(true);
    expect(cancelRound({ ...round, openedAt: during }, during)).toEqual(
      no({ kind: "wrong-status", status: "opened" }),
    );
  });
});

describe("an extension", () => {
  const later = new Date("2026-12-11T12:00:00Z");

  test("moves the close later", () => {
    expect(extendRound(round, later, during)).toEqual({
      ok: true,
      value: { before: round.closesAt, after: later },
    });
  });

  test.each([
    ["the same instant", "2026-12-04T12:00:00Z"],
    ["a millisecond earlier", "2026-12-04T11:59:59.999Z"],
    ["last week", "2026-11-27T12:00:00Z"],
  ])("to %s is refused", (_when, closesAt) => {
    expect(extendRound(round, new Date(closesAt), during)).toEqual(
      no({ kind: "not-later", closesAt: round.closesAt }),
    );
  });

  test("is decided in the last millisecond, and refused at the closing instant", () => {
    expect(extendRound(round, later, new Date("2026-12-04T11:59:59.999Z")).ok).toBe(true);
    expect(extendRound(round, later, new Date("2026-12-04T12:00:00Z"))).toEqual(
      no({ kind: "wrong-status", status: "closed" }),
    );
  });

  test("does not pass the day from which its prices hold", () => {
    expect(extendRound(round, new Date("2027-01-04T12:00:00Z"), during)).toEqual(
      no({ kind: "prices-hold-before-it-closes" }),
    );
  });
});

describe("the dates of a round", () => {
  test.each([
    ["closes-before-it-opens", { closesAt: round.opensAt }],
    ["questions-close-before-it-opens", { clarificationsCloseAt: round.opensAt }],
    ["questions-close-after-the-round", { clarificationsCloseAt: new Date("2026-12-04T12:00:00.001Z") }],
    ["prices-hold-before-it-closes", { effectiveOn: toDay("2026-12-04") }],
    ["prices-hold-outside-the-framework", { effectiveOn: toDay("2034-04-01") }],
  ] as const)("are refused: %s", (kind, wrong) => {
    expect(checkTimetable({ ...round, ...wrong }, term, before)).toMatchObject({ ok: false, why: { kind } });
  });

  test("draw no warning when 24 working days pass between working days", () => {
    expect(timetableWarnings(round, bankHolidays)).toEqual([]);
  });

  test("below 20 working days, over Christmas, or on a Sunday are warned of", () => {
    const hurried = {
      ...round,
      opensAt: new Date("2026-12-14T09:00:00Z"),
      clarificationsCloseAt: new Date("2026-12-27T12:00:00Z"),
      closesAt: new Date("2026-12-31T12:00:00Z"),
    };
    expect(timetableWarnings(hurried, bankHolidays)).toEqual([
      { kind: "short", workingDays: 11 },
      { kind: "over-bank-holidays", days: ["2026-12-25", "2026-12-28"] },
      { kind: "not-a-working-day", what: "questions" },
    ]);
  });

  test("in an hour that does not exist, or comes twice, are refused on entry", () => {
    expect(londonInstant({ day: toDay("2027-03-28"), hour: 1, minute: 30 })).toEqual(
      no({ kind: "hour-does-not-exist" }),
    );
    expect(londonInstant({ day: toDay("2027-10-31"), hour: 1, minute: 30 })).toEqual(
      no({ kind: "hour-comes-twice" }),
    );
  });
});
