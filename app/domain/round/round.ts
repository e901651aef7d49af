import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { isOpen, type Window } from "./window.ts";

/** How applications are taken in: all judged after one closing instant, or as they come, judged at a cut-off. */
export type Intake = "window" | "continuous";

/** When everything of a round happens. `clarificationsCloseAt` and `closesAt` are excluded instants. */
export type Timetable = Window & {
  readonly clarificationsCloseAt: Instant;
  /** The day from which the prices of those admitted hold. */
  readonly effectiveOn: Day;
};

/** What was decided about a round; its status follows from this and the time, and is never stored. */
export type RoundFacts = Timetable & {
  readonly publishedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  /** When two people opened what was submitted. */
  readonly openedAt: Instant | null;
};

/**
 * "upcoming" is published and not yet open; "opened" has had its answers and prices opened by two people; "finished" has
 * come to the day from which its prices hold.
 */
export type RoundStatus = "draft" | "upcoming" | "open" | "closed" | "opened" | "finished" | "cancelled";

/** Where a round stands at an instant. */
export function roundStatus(round: RoundFacts, now: Instant): RoundStatus {
  if (round.cancelledAt) return "cancelled";
  if (!round.publishedAt) return "draft";
  if (round.openedAt) return dayOf(now) < round.effectiveOn ? "opened" : "finished";
  if (isOpen(round, now)) return "open";
  return now < round.opensAt ? "upcoming" : "closed";
}
