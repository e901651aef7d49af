import {
  addDays,
  addMonths,
  dayOf,
  isWeekend,
  londonClock,
  londonInstant,
  noonOn,
} from "#app/domain/calendar.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import {
  bankHolidaysCover,
  isWorkingDay,
  nextWorkingDay,
  type BankHolidays,
} from "#app/domain/working-days.ts";
import type { Timetable } from "./round.ts";

/** How often a framework takes applications, where nothing else is said: every six months. */
const usualCadenceMonths = 6;

/**
 * Proposes the timetable of the round after the last: every date so many months on, moved to a working day. It opens at
 * the same time of day; questions and applications close at 12 noon. Steps on until it opens in the future.
 */
export function proposeNextRound(
  last: Timetable,
  holidays: BankHolidays,
  now: Instant,
  cadenceMonths = usualCadenceMonths,
): Timetable {
  let months = cadenceMonths;
  let proposed = moved(last, months, holidays);
  while (proposed.opensAt <= now) {
    months += cadenceMonths;
    proposed = moved(last, months, holidays);
  }
  return proposed;
}

function moved(last: Timetable, months: number, holidays: BankHolidays): Timetable {
  const on = (instant: Instant) => workingDayFrom(addMonths(dayOf(instant), months), holidays);
  return {
    opensAt: atSameTime(last.opensAt, on(last.opensAt)),
    clarificationsCloseAt: noonOn(on(last.clarificationsCloseAt)),
    closesAt: noonOn(on(last.closesAt)),
    effectiveOn: workingDayFrom(addMonths(last.effectiveOn, months), holidays),
  };
}

/** The day itself, or the first working day after it; only weekends are known where its bank holidays are not on file. */
export function workingDayFrom(day: Day, holidays: BankHolidays): Day {
  if (!bankHolidaysCover(day, "england", holidays)) {
    return isWeekend(day) ? workingDayFrom(addDays(day, 1), holidays) : day;
  }
  return isWorkingDay(day, "england", holidays) ? day : nextWorkingDay(day, "england", holidays);
}

function atSameTime(instant: Instant, day: Day): Instant {
  const { hour, minute } = londonClock(instant);
  const same = londonInstant({ day, hour, minute });
  return same.ok ? same.value : noonOn(day);
}
