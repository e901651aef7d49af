import { describe, expect, test } from "vitest";
import {
  dayInWords,
  deadlineInWords,
  inWords,
  shortDay,
  timeInWords,
  timeLeftInWords,
} from "#app/domain/calendar-words.ts";
import { toDay } from "#app/domain/calendar.ts";

test("a day is written out, with or without its weekday", () => {
  expect(dayInWords(toDay("2026-12-04"))).toBe("Friday 4 December 2026");
  expect(shortDay(toDay("2026-12-04"))).toBe("4 December 2026");
});

describe("an instant in words", () => {
  test.each([
    ["2026-12-04T12:00:00Z", "12 noon on Friday 4 December 2026"],
    ["2026-07-03T11:00:00Z", "12 noon on Friday 3 July 2026"],
    ["2026-12-04T09:30:00Z", "9:30am on Friday 4 December 2026"],
    ["2026-12-04T17:00:00Z", "5pm on Friday 4 December 2026"],
    ["2026-12-04T17:00:01Z", "5:00pm on Friday 4 December 2026"],
    ["2026-12-04T12:00:00.001Z", "12:00pm on Friday 4 December 2026"],
    ["2026-12-04T11:59:59.999Z", "11:59am on Friday 4 December 2026"],
    ["2026-12-04T00:00:00Z", "12 midnight at the start of Friday 4 December 2026"],
    ["2026-12-04T00:05:00Z", "12:05am on Friday 4 December 2026"],
    ["2026-03-29T01:00:00Z", "2am on Sunday 29 March 2026"],
    ["2026-10-25T00:30:00Z", "1:30am British Summer Time on Sunday 25 October 2026"],
    ["2026-10-25T01:30:00Z", "1:30am Greenwich Mean Time on Sunday 25 October 2026"],
  ])("%s is %s", (instant, expected) => {
    expect(inWords(new Date(instant))).toBe(expected);
  });

  test.each([
    ["2026-11-13T00:00:00Z", "12 midnight at the end of Thursday 12 November 2026"],
    ["2026-07-02T23:00:00Z", "12 midnight at the end of Thursday 2 July 2026"],
    ["2027-01-01T00:00:00Z", "12 midnight at the end of Thursday 31 December 2026"],
    ["2026-12-04T12:00:00Z", "12 noon on Friday 4 December 2026"],
    ["2026-11-13T00:00:00.001Z", "12:00am on Friday 13 November 2026"],
  ])("a deadline at %s is %s", (instant, expected) => {
    expect(deadlineInWords(new Date(instant))).toBe(expected);
  });

  test.each([
    ["2026-12-04T11:59:30.999Z", "11:59:30am"],
    ["2026-07-03T10:59:30Z", "11:59:30am"],
    ["2026-12-04T12:00:00Z", "12 noon"],
    ["2026-12-04T12:00:00.001Z", "12:00:00pm"],
    ["2026-12-04T00:00:00Z", "12 midnight"],
    ["2026-12-04T17:00:00Z", "5:00:00pm"],
    ["2026-10-25T01:00:05Z", "1:00:05am Greenwich Mean Time"],
  ])("a receipt at %s shows %s", (instant, expected) => {
    expect(timeInWords(new Date(instant))).toBe(expected);
  });
});

describe("the time that is left", () => {
  test.each([
    ["2026-12-01T08:00:00Z", "3 days and 4 hours"],
    ["2026-12-01T07:00:01Z", "3 days and 4 hours"],
    ["2026-12-03T12:00:00Z", "1 day"],
    ["2026-12-03T11:00:00Z", "1 day and 1 hour"],
    ["2026-12-04T07:48:00Z", "4 hours and 12 minutes"],
    ["2026-12-04T11:00:00Z", "1 hour"],
    ["2026-12-04T11:00:01Z", "59 minutes"],
    ["2026-12-04T11:59:00Z", "1 minute"],
    ["2026-12-04T11:59:00.001Z", "less than a minute"],
    ["2026-12-04T12:00:00Z", "no time"],
    ["2026-12-05T12:00:00Z", "no time"],
  ])("at %s is %s before noon on 4 December 2026", (now, expected) => {
    expect(timeLeftInWords(new Date(now), new Date("2026-12-04T12:00:00Z"))).toBe(expected);
  });

  test("the hour that the clocks skip is not promised", () => {
    const [now, until] = [new Date("2026-03-28T12:00:00Z"), new Date("2026-03-29T11:00:00Z")];
    expect(timeLeftInWords(now, until)).toBe("23 hours");
  });
});
