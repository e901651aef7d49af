import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf, londonClock, londonInstant, toDay } from "#app/domain/calendar.ts";
import { responseDueAt, type ResponseTime } from "#app/domain/call-off/response-clock.ts";
import { isWorkingDay } from "#app/domain/working-days.ts";
import { bankHolidays } from "#test/factories/bank-holidays.ts";

const hours = { fromHour: 9, toHour: 17 };

function at(text: string): Date {
  const [day = "", time = "00:00"] = text.split(" ");
  const [hour, minute] = time.split(":").map(Number);
  const verdict = londonInstant({ day: toDay(day), hour: hour ?? 0, minute: minute ?? 0 });
  if (!verdict.ok) throw new Error(text);
  return verdict.value;
}

function due(sent: Date, time: ResponseTime): Date {
  const verdict = responseDueAt(sent, time, hours, bankHolidays);
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value;
}

describe("the clock of an offer", () => {
  test.each([
    ["2026-11-25 10:15", 4, "2026-11-25 14:15", "inside one day"],
    ["2026-11-25 13:00", 4, "2026-11-25 17:00", "to the end of the day, which is not carried over"],
    ["2026-11-27 16:30", 4, "2026-11-30 12:30", "half an hour on Friday, the rest on Monday"],
    ["2026-11-27 17:00", 4, "2026-11-30 13:00", "sent as the office closes"],
    ["2026-11-25 06:00", 4, "2026-11-25 13:00", "sent before it opens"],
    ["2026-11-28 11:00", 8, "2026-11-30 17:00", "sent on a Saturday, a whole Monday"],
    [
      "2026-12-24 15:00",
      4,
      "2026-12-29 11:00",
      "two hours on Christmas Eve; Monday 28 December is a holiday",
    ],
    ["2026-12-31 16:00", 9, "2027-01-04 17:00", "one hour, then the whole Monday after New Year's Day"],
    ["2027-03-25 16:00", 2, "2027-03-30 10:00", "over Easter and the clocks going forward on 28 March"],
    ["2026-10-23 16:00", 2, "2026-10-26 10:00", "over the clocks going back on 25 October"],
    ["2027-04-30 16:00", 2, "2027-05-04 10:00", "over the first Monday in May"],
  ])("sent %s with %i working hours ends %s: %s", (sent, units, ends) => {
    expect(due(at(sent), { measure: "WORKING_HOURS", units })).toEqual(at(ends));
  });

  test.each([
    ["2026-11-25 10:15", 1, "2026-11-26 17:00", "the day of sending is not counted"],
    ["2026-11-27 08:00", 2, "2026-12-01 17:00", "over a weekend"],
    ["2026-12-23 12:00", 3, "2026-12-30 17:00", "over Christmas: 24, 29 and 30 December"],
    ["2026-11-28 12:00", 1, "2026-11-30 17:00", "sent on a Saturday"],
  ])("sent %s with %i working days ends %s: %s", (sent, units, ends) => {
    expect(due(at(sent), { measure: "WORKING_DAYS", units })).toEqual(at(ends));
  });

  test("keeps the seconds of the sending", () => {
    const sent = new Date("2026-11-25T10:00:12.345Z");
    expect(due(sent, { measure: "WORKING_HOURS", units: 8 })).toEqual(new Date("2026-11-26T10:00:12.345Z"));
  });

  test("refuses a year whose holidays nobody has put on file", () => {
    const none = { "england-and-wales": [], scotland: [], "northern-ireland": [] };
    const time = { measure: "WORKING_HOURS", units: 4 } as const;
    expect(responseDueAt(at("2026-11-25 10:00"), time, hours, none)).toEqual({
      ok: false,
      why: { kind: "holidays-not-on-file", day: "2026-11-25" },
    });
  });

  const instants = fc.integer({ min: 0, max: 500 * 24 * 60 }).map((minutes) => {
    return new Date(Date.parse("2026-01-01T00:00:00Z") + minutes * 60_000);
  });
  const times = fc.record({
    measure: fc.constantFrom("WORKING_HOURS" as const, "WORKING_DAYS" as const),
    units: fc.integer({ min: 1, max: 40 }),
  });

  test("never ends on a weekend or a bank holiday, nor outside the hours, nor before it began", () => {
    fc.assert(
      fc.property(instants, times, (sent, time) => {
        const ends = due(sent, time);
        const clock = londonClock(ends);
        expect(isWorkingDay(dayOf(ends), "england", bankHolidays)).toBe(true);
        expect(clock.hour * 60 + clock.minute).toBeGreaterThanOrEqual(9 * 60);
        expect(clock.hour * 60 + clock.minute).toBeLessThanOrEqual(17 * 60);
        expect(ends.getTime()).toBeGreaterThan(sent.getTime());
      }),
    );
  });

  test("ends no earlier when it is sent later or is given longer", () => {
    fc.assert(
      fc.property(instants, times, fc.nat(20_000), fc.nat(20), (sent, time, minutes, more) => {
        const later = new Date(sent.getTime() + minutes * 60_000);
        const longer = { ...time, units: time.units + more };
        expect(due(later, time).getTime()).toBeGreaterThanOrEqual(due(sent, time).getTime());
        expect(due(sent, longer).getTime()).toBeGreaterThanOrEqual(due(sent, time).getTime());
      }),
    );
  });
});
