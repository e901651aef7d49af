import Holidays from "date-holidays";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isWeekend, toDay } from "#app/domain/calendar.ts";
import {
  addWorkingDays,
  bankHolidaysCover,
  isWorkingDay,
  nextWorkingDay,
  type BankHolidays,
  type WorkingCalendar,
} from "#app/domain/working-days.ts";
import { bankHolidays } from "#test/factories/bank-holidays.ts";

const calendars = fc.constantFrom<WorkingCalendar>("england", "england-and-wales", "united-kingdom", "none");
const days = fc.integer({ min: 0, max: 2500 }).map((n) => addDays(toDay("2020-06-01"), n));
const counts = fc.integer({ min: 0, max: 60 });

describe("the bank holidays on file", () => {
  test.each([2026, 2027])("are those of an independent source for England in %i", (year) => {
    const expected = new Holidays("GB", "ENG")
      .getHolidays(year)
      .filter((holiday) => holiday.type === "public")
      .map((holiday) => toDay(holiday.date.slice(0, 10)))
      .filter((day) => !isWeekend(day));
    const onFile = bankHolidays["england-and-wales"].filter((day) => day.startsWith(String(year)));
    expect(onFile).toEqual([...new Set(expected)].sort());
  });

  test("are in order, without repeats, in every part", () => {
    for (const part of Object.values(bankHolidays)) expect(part).toEqual([...new Set(part)].sort());
  });
});

describe("a working day", () => {
  test.each([
    ["2026-12-04", "an ordinary Friday", true, true],
    ["2026-12-05", "a Saturday", false, false],
    ["2026-12-25", "Christmas Day", false, false],
    ["2026-12-28", "the substitute for Boxing Day", false, false],
    ["2026-04-03", "Good Friday", false, false],
    ["2026-04-06", "Easter Monday, not kept in Scotland", false, false],
    ["2026-01-02", "2nd January in Scotland", true, false],
    ["2026-11-30", "St Andrew's Day in Scotland", true, false],
    ["2026-03-17", "St Patrick's Day in Northern Ireland", true, false],
    ["2026-07-13", "Battle of the Boyne in Northern Ireland", true, false],
    ["2020-05-04", "the first Monday in May, in the year its holiday moved to VE Day", false, true],
    ["2020-05-08", "VE Day", false, false],
    ["2026-05-11", "the second Monday in May", true, true],
  ])("%s, %s: England %s, United Kingdom %s", (text, _what, england, unitedKingdom) => {
    const day = toDay(text);
    expect(isWorkingDay(day, "england", bankHolidays)).toBe(england);
    expect(isWorkingDay(day, "united-kingdom", bankHolidays)).toBe(unitedKingdom);
    expect(isWorkingDay(day, "none", bankHolidays)).toBe(true);
  });

  test("a year without bank holidays on file stops the count rather than shorten it", () => {
    expect(() => isWorkingDay(toDay("2029-12-25"), "england", bankHolidays)).toThrow("2029");
    expect(bankHolidaysCover(toDay("2029-12-25"), "england", bankHolidays)).toBe(false);
    expect(bankHolidaysCover(toDay("2028-12-25"), "england", bankHolidays)).toBe(true);
  });

  test("the United Kingdom is covered only when each of its parts is", () => {
    const withoutScotland: BankHolidays = { ...bankHolidays, scotland: [] };
    expect(bankHolidaysCover(toDay("2026-12-04"), "england", withoutScotland)).toBe(true);
    expect(bankHolidaysCover(toDay("2026-12-04"), "united-kingdom", withoutScotland)).toBe(false);
    expect(() => isWorkingDay(toDay("2026-12-04"), "united-kingdom", withoutScotland)).toThrow("2026");
  });
});

describe("counting working days", () => {
  test.each([
    ["2026-12-18", 5, "england", "2026-12-29"],
    ["2026-12-18", 5, "none", "2026-12-23"],
    ["2027-01-08", -10, "england", "2026-12-22"],
    ["2026-12-05", 0, "england", "2026-12-05"],
    ["2026-12-04", 1, "england", "2026-12-07"],
    ["2026-12-31", 1, "england", "2027-01-04"],
    ["2026-12-31", 1, "united-kingdom", "2027-01-05"],
  ] as const)("from %s, %i by the calendar %s is %s", (day, count, calendar, expected) => {
    expect(addWorkingDays(toDay(day), count, calendar, bankHolidays)).toBe(expected);
  });

  test("half a working day is a bug", () => {
    expect(() => addWorkingDays(toDay("2026-12-04"), 0.5, "england", bankHolidays)).toThrow(RangeError);
  });

  test("lands on a working day with exactly that many passed", () => {
    fc.assert(
      fc.property(days, counts, calendars, (day, count, calendar) => {
        const reached = addWorkingDays(day, count, calendar, bankHolidays);
        let passed = 0;
        for (let at = day; at < reached;) {
          at = addDays(at, 1);
          if (isWorkingDay(at, calendar, bankHolidays)) passed += 1;
        }
        expect(passed).toBe(count);
        if (count > 0) expect(isWorkingDay(reached, calendar, bankHolidays)).toBe(true);
      }),
    );
  });

  test("from a working day, forwards and back again returns to it", () => {
    fc.assert(
      fc.property(days, counts, calendars, (day, count, calendar) => {
        const start = nextWorkingDay(day, calendar, bankHolidays);
        const reached = addWorkingDays(start, count, calendar, bankHolidays);
        expect(addWorkingDays(reached, -count, calendar, bankHolidays)).toBe(start);
      }),
    );
  });

  test("counting in two stages reaches the same day as counting at once", () => {
    fc.assert(
      fc.property(days, counts, counts, calendars, (day, first, second, calendar) => {
        const halfway = addWorkingDays(day, first, calendar, bankHolidays);
        const inTwo = addWorkingDays(halfway, second, calendar, bankHolidays);
        expect(inTwo).toBe(addWorkingDays(day, first + second, calendar, bankHolidays));
      }),
    );
  });
});
