import { addDays, dayOfWeek, isWeekend, type Day } from "./calendar.ts";

/** A part of the United Kingdom with bank holidays of its own. */
export type UkPart = "england-and-wales" | "scotland" | "northern-ireland";

/** The bank holidays on file, in every part of the United Kingdom; always passed in, since they are dated data. */
export type BankHolidays = { readonly [part in UkPart]: readonly Day[] };

/**
 * Which days count as working days.
 * "england": the Provider Selection Regime (SI 2023/1348): neither a weekend, a bank holiday in England nor the first Monday in May.
 * "england-and-wales": the regulations of 2015: neither a weekend nor a bank holiday in England and Wales.
 * "united-kingdom": Procurement Act 2023 s.123: neither a weekend nor a bank holiday in any part of the United Kingdom.
 * "none": calendar days, every one of them.
 */
export type WorkingCalendar = "england" | "england-and-wales" | "united-kingdom" | "none";

const partsOf: { readonly [calendar in WorkingCalendar]: readonly UkPart[] } = {
  england: ["england-and-wales"],
  "england-and-wales": ["england-and-wales"],
  "united-kingdom": ["england-and-wales", "scotland", "northern-ireland"],
  none: [],
};

/** Whether a day counts. Throws for a year whose bank holidays are not on file: silence would move a legal deadline. */
export function isWorkingDay(day: Day, calendar: WorkingCalendar, holidays: BankHolidays): boolean {
  if (calendar === "none") return true;
  if (isWeekend(day)) return false;
  if (!bankHolidaysCover(day, calendar, holidays)) {
    throw new RangeError(`The bank holidays of ${yearOf(day)} are not on file (${calendar})`);
  }
  if (calendar === "england" && isFirstMondayInMay(day)) return false;
  return !partsOf[calendar].some((part) => holidays[part].includes(day));
}

/** Whether the bank holidays of a day's year are on file, so that working days can be counted in it. */
export function bankHolidaysCover(day: Day, calendar: WorkingCalendar, holidays: BankHolidays): boolean {
  const year = yearOf(day);
  return partsOf[calendar].every((part) => holidays[part].some((holiday) => yearOf(holiday) === year));
}

/** The day itself where it counts, otherwise the first one after it that does. */
export function sameOrNextWorkingDay(day: Day, calendar: WorkingCalendar, holidays: BankHolidays): Day {
  return isWorkingDay(day, calendar, holidays) ? day : nextWorkingDay(day, calendar, holidays);
}

/** The first working day after a day. */
export function nextWorkingDay(day: Day, calendar: WorkingCalendar, holidays: BankHolidays): Day {
  return addWorkingDays(day, 1, calendar, holidays);
}

/** The working day so many after a day, which is itself not counted; before it when negative; the day itself when 0. Throws unless the count is whole. */
export function addWorkingDays(
  day: Day,
  count: number,
  calendar: WorkingCalendar,
  holidays: BankHolidays,
): Day {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Not a whole number of days: ${count}`);
  let [reached, left] = [day, Math.abs(count)];
  while (left > 0) {
    reached = addDays(reached, Math.sign(count));
    if (isWorkingDay(reached, calendar, holidays)) left -= 1;
  }
  return reached;
}

function isFirstMondayInMay(day: Day): boolean {
  return day.slice(5, 7) === "05" && Number(day.slice(8)) <= 7 && dayOfWeek(day) === 1;
}

function yearOf(day: Day): string {
  return day.slice(0, 4);
}
