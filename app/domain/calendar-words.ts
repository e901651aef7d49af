import { addDays, dayOfWeek, londonClock, monthNames } from "./calendar.ts";
import { startOfDay, type Day, type Instant, type LondonClock } from "./calendar.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const minute = 60_000;
const hour = 60 * minute;

/** A day with its weekday: "Friday 4 December 2026". */
export function dayInWords(day: Day): string {
  return `${weekdays[dayOfWeek(day) - 1]} ${shortDay(day)}`;
}

/** A day without its weekday: "4 December 2026". */
export function shortDay(day: Day): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${monthNames[Number(month) - 1]} ${Number(year)}`;
}

/** An instant to the minute, in London: "9:30am on Friday 4 December 2026". Only noon itself is "12 noon"; half a minute past is "12:00pm". */
export function inWords(instant: Instant): string {
  const clock = londonClock(instant);
  const time = isOnTheHour(clock) ? hourInWords(clock) : twelveHour(clock, [clock.minute]);
  const where = time === "12 midnight" ? "at the start of" : "on";
  return `${time}${whichHour(clock)} ${where} ${dayInWords(clock.day)}`;
}

/** A deadline in words; midnight belongs to the day it ends: "12 midnight at the end of Thursday 12 November 2026". */
export function deadlineInWords(instant: Instant): string {
  const { day } = londonClock(instant);
  if (startOfDay(day).getTime() !== instant.getTime()) return inWords(instant);
  return `12 midnight at the end of ${dayInWords(addDays(day, -1))}`;
}

/** The time in London to the second, cut and not rounded: "11:59:30am". Only noon itself is "12 noon". */
export function timeInWords(instant: Instant): string {
  const clock = londonClock(instant);
  const isTwelve = clock.hour % 12 === 0 && isOnTheHour(clock);
  const time = isTwelve ? hourInWords(clock) : twelveHour(clock, [clock.minute, clock.second]);
  return `${time}${whichHour(clock)}`;
}

/** The time that is left, cut to its two largest units so as never to promise more: "3 days and 4 hours". A day is 24 hours. "no time" once it is up. */
export function timeLeftInWords(now: Instant, until: Instant): string {
  const left = until.getTime() - now.getTime();
  if (left <= 0) return "no time";
  if (left < minute) return "less than a minute";
  const days = Math.floor(left / (24 * hour));
  const hours = Math.floor(left / hour) % 24;
  const minutes = Math.floor(left / minute) % 60;
  const units =
    days > 0
      ? [counted(days, "day"), counted(hours, "hour")]
      : [counted(hours, "hour"), counted(minutes, "minute")];
  return units.filter((unit) => !unit.startsWith("0 ")).join(" and ");
}

function isOnTheHour(clock: LondonClock): boolean {
  return clock.minute === 0 && clock.second === 0 && clock.millisecond === 0;
}

function hourInWords(clock: LondonClock): string {
  if (clock.hour === 12) return "12 noon";
  return clock.hour === 0 ? "12 midnight" : twelveHour(clock, []);
}

function twelveHour(clock: LondonClock, rest: readonly number[]): string {
  const parts = [String(clock.hour % 12 || 12), ...rest.map((part) => String(part).padStart(2, "0"))];
  return `${parts.join(":")}${clock.hour < 12 ? "am" : "pm"}`;
}

/** In the hour that comes twice in October, says which of the two it is. */
function whichHour(clock: LondonClock): string {
  if (!clock.comesTwice) return "";
  return clock.isSummerTime ? " British Summer Time" : " Greenwich Mean Time";
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
