import type { Instant } from "#app/domain/calendar.ts";
import { deadlineInWords, inWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import {
  openingState,
  type Opening,
  type OpeningRefusal,
  type RoundToOpen,
} from "#app/domain/evaluation/opening.ts";
import { unreachable } from "#app/domain/verdict.ts";

type NamedOpening = Opening & { readonly firstName: string; readonly secondName: string | null };

/** What the page of an opening by two people shows of it: where it stands for this person, until when, and who opened. */
export function openingShown(
  round: RoundToOpen,
  opening: NamedOpening | null,
  accountId: string,
  now: Instant,
) {
  const state = openingState(round, opening, now);
  const until = state.kind === "begun" ? state.until : round.closesAt;
  return {
    state: state.kind,
    mine: state.kind === "begun" && state.firstBy === accountId,
    until: deadlineInWords(until),
    left: timeLeftInWords(now, until),
    first: opening?.firstName ?? null,
    second: opening?.secondName ?? null,
    openedAt: opening?.openedAt ? inWords(opening.openedAt) : null,
  };
}

/** What a page says of what it opens, where an opening is refused. */
type Words = {
  /** That it is too early, with when the time comes. */
  readonly notClosed: (closes: string) => string;
  readonly open: string;
  readonly never: string;
};

/** Why a step of an opening is refused. */
export function openingRefusalInWords(why: OpeningRefusal, words: Words): string {
  switch (why.kind) {
    case "not-closed":
      return words.notClosed(deadlineInWords(why.closesAt));
    case "same-person":
      return "A second person must complete the opening: you began it";
    case "already-begun":
      return "A colleague has already begun the opening. You can complete it";
    case "not-begun":
      return "No opening is under way, or it lapsed. Begin it, and ask a second person to complete it";
    case "already-open":
      return words.open;
    case "no-round":
      return words.never;
    default:
      return unreachable(why);
  }
}
