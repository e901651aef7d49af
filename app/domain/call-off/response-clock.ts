import { addDays, dayOf, londonClock, londonInstant, type Day, type Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { bankHolidaysCover, isWorkingDay, type BankHolidays } from "#app/domain/working-days.ts";
import type { ResponseMeasure } from "./call-off.ts";

/** The hours of a working day, in London: from the first (included) to the last (excluded), like 9 and 17. */
export type WorkingHours = { readonly fromHour: number; readonly toHour: number };

/** How long a member has to answer an offer. */
export type ResponseTime = { readonly measure: ResponseMeasure; readonly units: number };

export type ClockRefusal = { readonly kind: "holidays-not-on-file"; readonly day: Day };

const hourInMilliseconds = 3_600_000;

/**
 * The instant at which an offer sent at another lapses. Working hours run only inside the hours of working days in
 * England, from the moment of sending or the next opening of the day; so many working days end when the working hours
 * of the last of them end, and the day of sending is not counted. Refuses a year whose bank holidays are not on file.
 */
export function responseDueAt(
  sentAt: Instant,
  { measure, units }: ResponseTime,
  hours: WorkingHours,
  holidays: BankHolidays,
): Verdict<Instant, ClockRefusal> {
  const works = (day: Day) => isWorkingDay(day, "england", holidays);
  const [length, start] = [hours.toHour - hours.fromHour, dayOf(sentAt)];
  const begun = sinceOpening(sentAt, hours);
  let left = measure === "WORKING_HOURS" ? units * hourInMilliseconds : units;
  for (let day = start; ; day = addDays(day, 1)) {
    if (!bankHolidaysCover(day, "england", holidays)) return no({ kind: "holidays-not-on-file", day });
    if (!works(day)) continue;
    if (measure === "WORKING_DAYS") {
      if (day !== start) left -= 1;
      if (left === 0 && day !== start) return yes(onClock(day, hours.toHour, 0));
      continue;
    }
    const from = day === start ? begun : 0;
    const here = length * hourInMilliseconds - from;
    if (left <= here) return yes(onClock(day, hours.fromHour, from + left));
    left -= here;
  }
}

/** How long the working day has run at an instant, in milliseconds: nought before it opens, the whole of it once it is over. */
function sinceOpening(instant: Instant, { fromHour, toHour }: WorkingHours): number {
  const { hour, minute, second, millisecond } = londonClock(instant);
  const at = ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond;
  const whole = (toHour - fromHour) * hourInMilliseconds;
  return Math.min(Math.max(at - fromHour * hourInMilliseconds, 0), whole);
}

/** So many milliseconds after an hour of a day. Working hours lie far from the night in which clocks change. */
function onClock(day: Day, hour: number, milliseconds: number): Instant {
  const opening = londonInstant({ day, hour, minute: 0 });
  if (!opening.ok) throw new RangeError(`No working day begins or ends at ${hour} o'clock on ${day}`);
  return new Date(opening.value.getTime() + milliseconds);
}
