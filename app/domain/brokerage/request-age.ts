import {
  addDays,
  compareDays,
  dayOf,
  isWeekend,
  londonClock,
  type Day,
  type Instant,
} from "#app/domain/calendar.ts";
import type { WorkingHours } from "#app/domain/call-off/response-clock.ts";
import { bankHolidaysCover, isWorkingDay, type BankHolidays } from "#app/domain/working-days.ts";

/** How long a request has waited: whole working hours, and how many of them make a working day. */
export type RequestAge = { readonly hours: number; readonly hoursADay: number };

/**
 * The working hours in England since a request was made, cut to whole hours. A year whose bank holidays are not on file
 * counts its weekdays, since no right hangs on it.
 */
export function ageOf(
  madeAt: Instant,
  now: Instant,
  hours: WorkingHours,
  holidays: BankHolidays,
): RequestAge {
  const hoursADay = hours.toHour - hours.fromHour;
  const [first, last] = [dayOf(madeAt), dayOf(now)];
  let minutes = 0;
  for (let day = first; compareDays(day, last) <= 0; day = addDays(day, 1)) {
    if (!works(day, holidays)) continue;
    const from = day === first ? minutesIn(madeAt, hours) : 0;
    const to = day === last ? minutesIn(now, hours) : hoursADay * 60;
    minutes += Math.max(0, to - from);
  }
  return { hours: Math.floor(minutes / 60), hoursADay };
}

/** Whether an urgent request has waited for a working day or more. */
export function isLate(urgent: boolean, { hours, hoursADay }: RequestAge): boolean {
  return urgent && hours >= hoursADay;
}

function works(day: Day, holidays: BankHolidays): boolean {
  const calendar = bankHolidaysCover(day, "england", holidays) ? "england" : "none";

  return !isWeekend(day) && isWorkingDay(day, calendar, holidays);
}

/** How many minutes of the working day have run at an instant. */
function minutesIn(instant: Instant, { fromHour, toHour }: WorkingHours): number {
  const { hour, minute } = londonClock(instant);
  return Math.min(Math.max(hour * 60 + minute - fromHour * 60, 0), (toHour - fromHour) * 60);
}
