import { Temporal } from "temporal-polyfill";
import { no, yes, type Verdict } from "./verdict.ts";

/** A day in the calendar, "YYYY-MM-DD", from 1900 to 9999; it has no time and no time zone. */
export type Day = string & { readonly __brand: "Day" };

/** A moment in time, always to whole milliseconds. */
export type Instant = Date;

/** A day as typed into three boxes. */
export type DayParts = { readonly day: string; readonly month: string; readonly year: string };

/** Why a typed day is refused. */
export type DayRefusal =
  | { readonly kind: "empty" }
  | { readonly kind: "missing-parts"; readonly missing: readonly (keyof DayParts)[] }
  | { readonly kind: "not-a-date" };

/** What the clocks in London show at an instant; `comesTwice` in the hour repeated when summer time ends. */
export type LondonClock = {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly comesTwice: boolean;
  readonly isSummerTime: boolean;
};

const london = "Europe/London";
const dayInMilliseconds = 86_400_000;

/** The months' names, January first. */
export const monthNames = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
] as const;

/** Reads exactly "YYYY-MM-DD". Refuses any other form, a day that is not in the calendar and a year before 1900. */
export function parseDay(text: string): Verdict<Day, { readonly kind: "not-a-date" }> {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text < "1900") return no({ kind: "not-a-date" });
  try {
    return yes(Temporal.PlainDate.from(text).toString() as Day);
  } catch {
    return no({ kind: "not-a-date" });
  }
}

/** A day from a stored row or our own code. Throws on anything that `parseDay` refuses. */
export function toDay(text: string): Day {
  const verdict = parseDay(text);
  if (!verdict.ok) throw new RangeError(`Not a day: ${text}`);
  return verdict.value;
}

/** Reads a day from three boxes; the month may be a number or a name. Refuses empty boxes, by name, and days not in the calendar. */
export function parseDayParts(parts: DayParts): Verdict<Day, DayRefusal> {
  const [day, month, year] = [parts.day.trim(), parts.month.trim(), parts.year.trim()];
  const typed = { day, month, year };
  const missing = (["day", "month", "year"] as const).filter((part) => typed[part] === "");
  if (missing.length === 3) return no({ kind: "empty" });
  if (missing.length > 0) return no({ kind: "missing-parts", missing });
  return parseDay(`${year}-${monthNumber(month).padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** The day it is in London at an instant. */
export function dayOf(instant: Instant): Day {
  return inLondon(instant).toPlainDate().toString() as Day;
}

/** London midnight at the start of a day; as an excluded instant it is the end of the day before. */
export function startOfDay(day: Day): Instant {
  return toInstant(plainDate(day).toZonedDateTime(london));
}

/** 12 noon in London on a day. */
export function noonOn(day: Day): Instant {
  return toInstant(plainDate(day).toZonedDateTime({ timeZone: london, plainTime: "12:00" }));
}

/** The instant when London clocks show this time. Refuses a time that the clocks skip in March or show twice in October. */
export function londonInstant(local: {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
}): Verdict<Instant, { readonly kind: "hour-does-not-exist" | "hour-comes-twice" | "not-a-time" }> {
  if (!isWholeBelow(local.hour, 24) || !isWholeBelow(local.minute, 60)) return no({ kind: "not-a-time" });
  const shown = plainDate(local.day).toPlainDateTime({ hour: local.hour, minute: local.minute });
  const earlier = shown.toZonedDateTime(london, { disambiguation: "earlier" });
  if (!earlier.toPlainDateTime().equals(shown)) return no({ kind: "hour-does-not-exist" });
  if (comesTwice(shown)) return no({ kind: "hour-comes-twice" });
  return yes(toInstant(earlier));
}

/** What the clocks in London show at an instant. */
export function londonClock(instant: Instant): LondonClock {
  const local = inLondon(instant);
  const { hour, minute, second, millisecond } = local;
  return {
    day: local.toPlainDate().toString() as Day,
    ...{ hour, minute, second, millisecond },
    comesTwice: comesTwice(local.toPlainDateTime()),
    isSummerTime: local.offset === "+01:00",
  };
}

/** Reads a database timestamp ("2026-12-04 11:59:59.999999+00") and cuts it, never rounds it, to milliseconds. Throws without an offset. */
export function cutToMilliseconds(timestamp: string): Instant {
  return new Date(Temporal.Instant.from(timestamp).epochMilliseconds);
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return toDay(plainDate(day).add({ days }).toString());
}

/** The same day so many months later; the last day of the month when there is none (31 January + 1 → 28 February). */
export function addMonths(day: Day, count: number): Day {
  return toDay(plainDate(day).add({ months: count }, { overflow: "constrain" }).toString());
}

/** Whole days from one day to another, negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayInMilliseconds);
}

/** Orders days, earliest first: below 0, 0 or above 0. */
export function compareDays(a: Day, b: Day): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function dayOfWeek(day: Day): number {
  return plainDate(day).dayOfWeek;
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: Day): boolean {
  return dayOfWeek(day) > 5;
}

/** The number of a month typed by name, in full or from three letters on; anything else is left as it is. */
function monthNumber(month: string): string {
  const typed = month.toLowerCase();
  const index = monthNames.findIndex((name) => name.toLowerCase().startsWith(typed));
  return typed.length < 3 || index < 0 ? month : String(index + 1);
}

function isWholeBelow(n: number, limit: number): boolean {
  return Number.isInteger(n) && n >= 0 && n < limit;
}

function comesTwice(shown: Temporal.PlainDateTime): boolean {
  const [first, second] = (["earlier", "later"] as const).map((disambiguation) =>
    shown.toZonedDateTime(london, { disambiguation }),
  );
  return !!first && !!second && !first.equals(second) && first.toPlainDateTime().equals(shown);
}

function plainDate(day: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}

function inLondon(instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(london);
}

function toInstant(zoned: Temporal.ZonedDateTime): Instant {
  return new Date(zoned.epochMilliseconds);
}
