import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  compareDays,
  cutToMilliseconds,
  dayOf,
  dayOfWeek,
  daysBetween,
  isWeekend,
  londonInstant,
  noonOn,
  parseDay,
  parseDayParts,
  startOfDay,
  toDay,
} from "#app/domain/calendar.ts";
import { no, yes } from "#app/domain/verdict.ts";

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(toDay("2000-01-01"), n));

describe("a day", () => {
  test.each(["2026-12-04", "2028-02-29", "1900-01-01"])("%s is in the calendar", (text) => {
    expect(parseDay(text)).toEqual(yes(text));
  });

  test.each([
    ...["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "1899-12-31", "0226-01-01", ""],
    ...["2026-1-4", "20261204", "2026-12-04T12:00", " 2026-12-04", "+002026-12-04", "٢٠٢٦-12-04"],
  ])("%j is refused", (text) => {
    expect(parseDay(text)).toEqual(no({ kind: "not-a-date" }));
    expect(() => toDay(text)).toThrow(RangeError);
  });

  test.each([
    ["4", "12", "2026", "2026-12-04"],
    [" 04 ", "1", "2026", "2026-01-04"],
    ["4", "December", "2026", "2026-12-04"],
    ["4", "sept", "2026", "2026-09-04"],
    ["4", "MAY", "2026", "2026-05-04"],
  ])("the boxes %j %j %j are read as %s", (day, month, year, expected) => {
    expect(parseDayParts({ day, month, year })).toEqual(yes(expected));
  });

  test.each([
    ["", "", " ", { kind: "empty" }],
    ["4", "", "2026", { kind: "missing-parts", missing: ["month"] }],
    ["", "12", "", { kind: "missing-parts", missing: ["day", "year"] }],
    ["31", "6", "2026", { kind: "not-a-date" }],
    ["29", "2", "2027", { kind: "not-a-date" }],
    ["4", "12", "26", { kind: "not-a-date" }],
    ["4", "ma", "2026", { kind: "not-a-date" }],
    ["4", "Smarch", "2026", { kind: "not-a-date" }],
    ["4.0", "12", "2026", { kind: "not-a-date" }],
    ["-4", "12", "2026", { kind: "not-a-date" }],
    ["٤", "12", "2026", { kind: "not-a-date" }],
  ])("the boxes %j %j %j are refused as %j", (day, month, year, why) => {
    expect(parseDayParts({ day, month, year })).toEqual(no(why));
  });

  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-12-04", 0, "2026-12-04"],
  ])("%s and %i months is %s", (day, count, expected) => {
    expect(addMonths(toDay(day), count)).toBe(expected);
  });

  test("adding days and counting them agree", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        const other = addDays(day, count);
        expect(daysBetween(day, other)).toBe(count);
        expect(compareDays(other, day)).toBe(Math.sign(count));
      }),
    );
  });

  test("the weekend is Saturday and Sunday", () => {
    const week = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(toDay("2026-11-30"), n));
    expect(week.map(dayOfWeek)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(week.filter(isWeekend)).toEqual(["2026-12-05", "2026-12-06"]);
  });
});

describe("a closing instant in London", () => {
  test.each([
    ["2026-12-04", 12, 0, "2026-12-04T12:00:00.000Z"],
    ["2026-07-03", 12, 0, "2026-07-03T11:00:00.000Z"],
    ["2026-03-29", 0, 59, "2026-03-29T00:59:00.000Z"],
    ["2026-03-29", 2, 0, "2026-03-29T01:00:00.000Z"],
    ["2026-03-29", 12, 0, "2026-03-29T11:00:00.000Z"],
    ["2026-10-25", 0, 59, "2026-10-24T23:59:00.000Z"],
    ["2026-10-25", 2, 0, "2026-10-25T02:00:00.000Z"],
    ["2026-10-25", 12, 0, "2026-10-25T12:00:00.000Z"],
  ])("%s at %i:%i is %s", (day, hour, minute, expected) => {
    expect(londonInstant({ day: toDay(day), hour, minute })).toEqual(yes(new Date(expected)));
  });

  test.each([
    ["2026-03-29", 1, 0, "hour-does-not-exist"],
    ["2026-03-29", 1, 59, "hour-does-not-exist"],
    ["2026-10-25", 1, 0, "hour-comes-twice"],
    ["2026-10-25", 1, 59, "hour-comes-twice"],
    ["2026-12-04", 24, 0, "not-a-time"],
    ["2026-12-04", 12, 60, "not-a-time"],
    ["2026-12-04", -1, 0, "not-a-time"],
    ["2026-12-04", 9.5, 0, "not-a-time"],
    ["2026-12-04", NaN, 0, "not-a-time"],
  ])("%s at %d:%d is refused as %s", (day, hour, minute, kind) => {
    expect(londonInstant({ day: toDay(day), hour, minute })).toEqual(no({ kind }));
  });

  test.each([
    ["2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T11:00:00Z", 23],
    ["2026-10-25", "2026-10-24T23:00:00Z", "2026-10-25T12:00:00Z", 25],
    ["2026-12-04", "2026-12-04T00:00:00Z", "2026-12-04T12:00:00Z", 24],
    ["2026-07-03", "2026-07-02T23:00:00Z", "2026-07-03T11:00:00Z", 24],
  ])("%s begins at %s, reaches noon at %s and lasts %i hours", (text, start, noon, hours) => {
    const day = toDay(text);
    expect(startOfDay(day)).toEqual(new Date(start));
    expect(noonOn(day)).toEqual(new Date(noon));
    expect(startOfDay(addDays(day, 1)).getTime() - startOfDay(day).getTime()).toBe(hours * 3_600_000);
  });

  test("the day in London changes at London midnight, not at midnight in Greenwich", () => {
    expect(dayOf(new Date("2026-07-02T22:59:59.999Z"))).toBe("2026-07-02");
    expect(dayOf(new Date("2026-07-02T23:00:00.000Z"))).toBe("2026-07-03");
    expect(dayOf(new Date("2026-12-03T23:59:59.999Z"))).toBe("2026-12-03");
  });

  test("the midnight that begins a day belongs to it, and the millisecond before does not", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const midnight = startOfDay(day);
        expect(dayOf(midnight)).toBe(day);
        expect(dayOf(new Date(midnight.getTime() - 1))).toBe(addDays(day, -1));
      }),
    );
  });
});

describe("a time read from the database", () => {
  test.each([
    ["2026-12-04 11:59:59.999999+00", "2026-12-04T11:59:59.999Z"],
    ["2026-07-03 12:00:00.0009+01", "2026-07-03T11:00:00.000Z"],
    ["2026-12-04T12:00:00Z", "2026-12-04T12:00:00.000Z"],
    ["1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"],
  ])("%s is cut, not rounded, to %s", (timestamp, expected) => {
    expect(cutToMilliseconds(timestamp)).toEqual(new Date(expected));
  });

  test("a time without an offset is not an instant", () => {
    expect(() => cutToMilliseconds("2026-12-04 12:00:00")).toThrow(RangeError);
  });
});
