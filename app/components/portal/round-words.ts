import {
  dayInWords,
  deadlineInWords,
  inWords,
  shortDay,
  timeLeftInWords,
} from "#app/domain/calendar-words.ts";
import { londonClock, type Instant } from "#app/domain/calendar.ts";
import { roundStatus, type RoundFacts, type RoundStatus } from "#app/domain/round/round.ts";
import type { TimetableRefusal, TimetableWarning } from "#app/domain/round/timetable.ts";
import { unreachable } from "#app/domain/verdict.ts";
import type { StatusLook } from "./StatusTag.tsx";

/** The word and colour of each status of a round. */
export const roundLooks: { readonly [status in RoundStatus]: StatusLook } = {
  draft: { word: "Draft", colour: "grey" },
  upcoming: { word: "Opens soon", colour: "blue" },
  open: { word: "Open", colour: "green" },
  closed: { word: "Closed", colour: "yellow" },
  opened: { word: "Being decided", colour: "purple" },
  finished: { word: "Finished", colour: "grey" },
  cancelled: { word: "Cancelled", colour: "red" },
};

/** The legal regime of a framework as people name it. */
export const regimeWords = {
  PCR_2015_LIGHT_TOUCH: "Public Contracts Regulations 2015, light touch",
  PA_2023_LIGHT_TOUCH: "Procurement Act 2023, light touch",
  PSR_2023: "Provider Selection Regime 2023",
} as const;

/** A round as pages show it: its status and its dates in words. */
export type RoundInWords = {
  readonly id: string;
  readonly title: string;
  readonly status: RoundStatus;
  readonly opens: string;
  readonly questionsClose: string;
  readonly questionsOpen: boolean;
  readonly closes: string;
  readonly left: string;
  readonly urgent: boolean;
  readonly effective: string;
  readonly serverTime: string;
};

const aDay = 24 * 3_600_000;

export function roundInWords(
  round: RoundFacts & { readonly id: string; readonly title: string },
  now: Instant,
): RoundInWords {
  const status = roundStatus(round, now);
  const left = round.closesAt.getTime() - now.getTime();
  return {
    id: round.id,
    title: round.title,
    status,
    opens: inWords(round.opensAt),
    questionsClose: deadlineInWords(round.clarificationsCloseAt),
    questionsOpen: (status === "open" || status === "upcoming") && now < round.clarificationsCloseAt,
    closes: deadlineInWords(round.closesAt),
    left: status === "open" ? `${timeLeftInWords(now, round.closesAt)} left` : "",
    urgent: status === "open" && left < aDay,
    effective: dayInWords(round.effectiveOn),
    serverTime: inWords(now),
  };
}

/** Published questions with the time of their answer in words. */
export function answersInWords<T extends { readonly answeredAt: Instant }>(answered: readonly T[]) {
  return answered.map(({ answeredAt, ...words }) => ({ ...words, when: inWords(answeredAt) }));
}

/** Why the dates of a round are refused, and beside which field it is said. */
export function timetableSentence(why: TimetableRefusal): { readonly field: string; readonly text: string } {
  switch (why.kind) {
    case "opens-in-the-past":
      return { field: "opens", text: "The round must open in the future" };
    case "closes-before-it-opens":
      return { field: "closes", text: "The round must close after it opens" };
    case "questions-close-before-it-opens":
      return { field: "questions", text: "Questions must be taken until some time after the round opens" };
    case "questions-close-after-the-round":
      return { field: "questions", text: "Questions must close no later than the round" };
    case "prices-hold-before-it-closes":
      return { field: "effective", text: "Prices must hold from a day after the round closes" };
    case "prices-hold-outside-the-framework":
      return {
        field: "effective",
        text: `Prices must hold from a day between ${shortDay(why.startsOn)} and ${shortDay(why.endsOn)}, the term of the framework`,
      };
    default:
      return unreachable(why);
  }
}

/** What to think about before publishing a round with these dates. */
export function warningSentence(warning: TimetableWarning): string {
  switch (warning.kind) {
    case "short":
      return `The round is open for ${warning.workingDays} working ${warning.workingDays === 1 ? "day" : "days"}. Small providers need at least 20.`;
    case "over-bank-holidays":
      return `The round is open over ${warning.days.length === 1 ? "a bank holiday" : "bank holidays"}: ${warning.days.map(shortDay).join(", ")}.`;
    case "not-a-working-day":
      return `${momentWords[warning.what]} on a day that is not a working day.`;
    case "bank-holidays-not-on-file":
      return `The bank holidays of ${warning.year} are not on file yet, so working days could not be counted.`;
    default:
      return unreachable(warning);
  }
}

const momentWords = {
  opens: "The round opens",
  questions: "Questions close",
  closes: "The round closes",
} as const;

/** The hour and minute that London's clocks show, as they stand in two boxes. */
export function clockParts(instant: Instant): { readonly hour: string; readonly minute: string } {
  const { hour, minute } = londonClock(instant);
  return { hour: String(hour), minute: String(minute).padStart(2, "0") };
}
