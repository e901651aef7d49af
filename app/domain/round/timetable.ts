import { addDays, dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { bankHolidaysCover, isWorkingDay, type BankHolidays } from "#app/domain/working-days.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Timetable } from "./round.ts";

export type TimetableRefusal =
  | { readonly kind: "opens-in-the-past" }
  | { readonly kind: "closes-before-it-opens" }
  | { readonly kind: "questions-close-before-it-opens" }
  | { readonly kind: "questions-close-after-the-round" }
  | { readonly kind: "prices-hold-before-it-closes" }
  | { readonly kind: "prices-hold-outside-the-framework"; readonly startsOn: Day; readonly endsOn: Day };

/** The days on which a framework may have prices, its last included. */
export type Term = { readonly startsOn: Day; readonly endsOn: Day };

/**
 * Whether the dates of a round follow one another: it opens in the future; questions close while it is open or with it;
 * its prices hold from a day after it closes, within the framework's term.
 */
export function checkTimetable(
  times: Timetable,
  term: Term,
  now: Instant,
): Verdict<Timetable, TimetableRefusal> {
  const { opensAt, clarificationsCloseAt, closesAt, effectiveOn } = times;
  if (opensAt <= now) return no({ kind: "opens-in-the-past" });
  if (closesAt <= opensAt) return no({ kind: "closes-before-it-opens" });
  if (clarificationsCloseAt <= opensAt) return no({ kind: "questions-close-before-it-opens" });
  if (clarificationsCloseAt > closesAt) return no({ kind: "questions-close-after-the-round" });
  if (effectiveOn <= dayOf(closesAt)) return no({ kind: "prices-hold-before-it-closes" });
  if (effectiveOn < term.startsOn || effectiveOn > term.endsOn) {
    return no({ kind: "prices-hold-outside-the-framework", ...term });
  }
  return yes(times);
}

/** The fewest working days that leave a small provider time to apply in the evenings. */
const fewestWorkingDays = 20;

export type TimetableWarning =
  | { readonly kind: "short"; readonly workingDays: number }
  | { readonly kind: "over-bank-holidays"; readonly days: readonly Day[] }
  | { readonly kind: "not-a-working-day"; readonly what: "opens" | "questions" | "closes" }
  | { readonly kind: "bank-holidays-not-on-file"; readonly year: string };

/** What should be thought about before a round is published with these dates; none of it forbids them. */
export function timetableWarnings(times: Timetable, holidays: BankHolidays): readonly TimetableWarning[] {
  const days = daysFrom(dayOf(times.opensAt), dayOf(times.closesAt));
  const unknown = days.find((day) => !bankHolidaysCover(day, "england", holidays));
  if (unknown) return [{ kind: "bank-holidays-not-on-file", year: unknown.slice(0, 4) }];
  const working = (day: Day) => isWorkingDay(day, "england", holidays);
  const workingDays = days.slice(0, -1).filter(working).length;
  const within = holidays["england-and-wales"].filter((day) => days.includes(day));
  return [
    ...(workingDays < fewestWorkingDays ? [{ kind: "short", workingDays } as const] : []),
    ...(within.length > 0 ? [{ kind: "over-bank-holidays", days: within } as const] : []),
    ...notWorking(times, working),
  ];
}

function notWorking(times: Timetable, working: (day: Day) => boolean): readonly TimetableWarning[] {
  const moments = [
    { what: "opens", at: times.opensAt },
    { what: "questions", at: times.clarificationsCloseAt },
    { what: "closes", at: times.closesAt },
  ] as const;
  return moments
    .filter(({ at }) => !working(dayOf(at)))
    .map(({ what }) => ({ kind: "not-a-working-day", what }));
}

function daysFrom(first: Day, last: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
