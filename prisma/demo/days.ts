import { pcrStandstillEndsAt } from "#app/domain/regime/standstill.ts";
import { bankHolidaysOfReference } from "../reference/bank-holidays.ts";
import { startOfDay, toDay, type Day, type Instant } from "#app/domain/calendar.ts";

const referenceHolidays = bankHolidaysOfReference();

/** The instant at which the demonstration's clock starts, on a Tuesday inside the open round. */
export const demonstrationStartsAt = new Date("2026-11-24T09:30:00Z");

/** When everything about one round happens. What comes after the opening is there for a finished round only. */
export type RoundCalendar = {
  readonly number: number;
  readonly title: string;
  readonly publishedAt: Instant;
  readonly opensAt: Instant;
  readonly clarificationsCloseAt: Instant;
  readonly closesAt: Instant;
  /** The day from which the prices of those admitted hold. */
  readonly effectiveOn: Day;
  readonly finished?: FinishedCalendar;
};

export type FinishedCalendar = {
  readonly openedAt: Instant;
  readonly scoredAt: Instant;
  readonly proposedAt: Instant;
  readonly approvedAt: Instant;
  readonly letterAt: Instant;
  readonly standstillEndsAt: Instant;
  readonly termsAt: Instant;
  readonly admittedAt: Instant;
};

/** Two finished rounds and the open one, in order. */
export const roundCalendars: readonly RoundCalendar[] = [
  {
    number: 1,
    title: "Round 1: spring 2025",
    publishedAt: at("2025-02-17", 10),
    opensAt: at("2025-03-03", 9),
    clarificationsCloseAt: at("2025-03-28", 12),
    closesAt: at("2025-04-11", 12),
    effectiveOn: toDay("2025-07-01"),
    finished: finished({
      opened: "2025-04-14",
      scored: "2025-05-16",
      proposed: "2025-05-28",
      letter: "2025-06-06",
      admitted: "2025-06-24",
    }),
  },
  {
    number: 2,
    title: "Round 2: autumn 2025",
    publishedAt: at("2025-08-18", 10),
    opensAt: at("2025-09-01", 9),
    clarificationsCloseAt: at("2025-09-26", 12),
    closesAt: at("2025-10-10", 12),
    effectiveOn: toDay("2026-01-05"),
    finished: finished({
      opened: "2025-10-13",
      scored: "2025-11-14",
      proposed: "2025-11-21",
      letter: "2025-11-28",
      admitted: "2025-12-15",
    }),
  },
  {
    number: 3,
    title: "Round 3: autumn 2026",
    publishedAt: at("2026-10-19", 10),
    opensAt: at("2026-11-02", 9),
    clarificationsCloseAt: at("2026-11-27", 12),
    closesAt: at("2026-12-04", 12),
    effectiveOn: toDay("2027-01-04"),
  },
];

type FinishedDays = Readonly<Record<"opened" | "scored" | "proposed" | "letter" | "admitted", string>>;

function finished(days: FinishedDays): FinishedCalendar {
  const standstillEndsAt = pcrStandstillEndsAt(toDay(days.letter), referenceHolidays);
  return {
    openedAt: at(days.opened, 10),
    scoredAt: at(days.scored, 15),
    proposedAt: at(days.proposed, 11),
    approvedAt: at(days.letter, 9),
    letterAt: at(days.letter, 14),
    standstillEndsAt,
    termsAt: new Date(standstillEndsAt.getTime() + 40 * 3_600_000),
    admittedAt: at(days.admitted, 10),
  };
}

/** An hour of a London day. */
export function at(day: string, hour: number, minute = 0): Instant {
  return new Date(startOfDay(toDay(day)).getTime() + (hour * 60 + minute) * 60_000);
}
