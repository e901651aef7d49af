import { describe, expect, test } from "vitest";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { toDay } from "#app/domain/calendar.ts";
import {
  paStandstillEndsAt,
  pcrStandstillEndsAt,
  psrStandstillEndsAt,
} from "#app/domain/regime/standstill.ts";
import { bankHolidays } from "#test/factories/bank-holidays.ts";

describe("standstill under the Public Contracts Regulations 2015", () => {
  test.each([
    ["2026-11-02", "Thursday 12 November 2026", "the tenth day is a working day"],
    ["2026-11-04", "Monday 16 November 2026", "the tenth day is a Saturday and runs to the Monday"],
    ["2026-12-15", "Tuesday 29 December 2026", "Christmas Day runs past Boxing Day's substitute"],
    ["2026-11-20", "Monday 30 November 2026", "St Andrew's Day is a working day of England and Wales"],
  ])("letters sent on %s hold the contract to the end of %s: %s", (sentOn, lastDay) => {
    const endsAt = pcrStandstillEndsAt(toDay(sentOn), bankHolidays);
    expect(deadlineInWords(endsAt)).toBe(`12 midnight at the end of ${lastDay}`);
  });

  test("in summer it ends at midnight in London, an hour before Greenwich", () => {
    expect(pcrStandstillEndsAt(toDay("2026-07-06"), bankHolidays)).toEqual(new Date("2026-07-16T23:00:00Z"));
  });

  test("letters sent otherwise than electronically hold it for fifteen days", () => {
    expect(pcrStandstillEndsAt(toDay("2026-11-02"), bankHolidays, 15)).toEqual(
      new Date("2026-11-18T00:00:00Z"),
    );
  });

  test.each([0, -1, 1.5])("a standstill of %d days is a bug", (days) => {
    expect(() => pcrStandstillEndsAt(toDay("2026-11-02"), bankHolidays, days)).toThrow(RangeError);
  });
});

describe("standstill under the Procurement Act 2023", () => {
  test.each([
    ["2026-12-21", "Tuesday 5 January 2027", "2nd January is kept in Scotland on Monday the 4th"],
    ["2026-11-02", "Wednesday 11 November 2026", "the day of publication is the first"],
    ["2026-11-07", "Wednesday 18 November 2026", "a Saturday does not count, so Monday is the first"],
    ["2026-11-26", "Tuesday 8 December 2026", "St Andrew's Day does not count"],
  ])("a notice published on %s holds the contract to the end of %s: %s", (publishedOn, lastDay) => {
    const endsAt = paStandstillEndsAt(toDay(publishedOn), bankHolidays);
    expect(deadlineInWords(endsAt)).toBe(`12 midnight at the end of ${lastDay}`);
  });

  test("a longer voluntary standstill holds it for as long as the notice says", () => {
    expect(paStandstillEndsAt(toDay("2026-11-02"), bankHolidays, 10)).toEqual(
      new Date("2026-11-14T00:00:00Z"),
    );
  });
});

describe("standstill under the Provider Selection Regime", () => {
  test.each([
    ["2026-11-02", "Thursday 12 November 2026", "the day after the notice is the first"],
    ["2026-11-07", "Wednesday 18 November 2026", "a notice on a Saturday begins on Monday"],
    ["2026-12-21", "Tuesday 5 January 2027", "Monday 4 January is a working day in England"],
    ["2026-11-26", "Tuesday 8 December 2026", "St Andrew's Day is a working day in England"],
    ["2020-04-27", "Monday 11 May 2020", "neither the first Monday in May nor VE Day counts"],
  ])("a notice on %s holds the contract to the end of %s: %s", (noticeOn, lastDay) => {
    const endsAt = psrStandstillEndsAt(toDay(noticeOn), bankHolidays);
    expect(deadlineInWords(endsAt)).toBe(`12 midnight at the end of ${lastDay}`);
  });
});
