import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { roundStatus, type RoundFacts, type RoundStatus } from "./round.ts";
import { checkTimetable, type Term, type TimetableRefusal } from "./timetable.ts";

type WrongStatus = { readonly kind: "wrong-status"; readonly status: RoundStatus };

/** A round is changed, and its questions are, while it is a draft; once published it is promised, once open it is relied on. */
export function mayChange(round: RoundFacts, now: Instant): Verdict<RoundFacts, WrongStatus> {
  const status = roundStatus(round, now);
  return status === "draft" ? yes(round) : no({ kind: "wrong-status", status });
}

export type PublishRefusal =
  | WrongStatus
  | TimetableRefusal
  | { readonly kind: "nothing-asked" }
  | { readonly kind: "no-lots" }
  | { readonly kind: "rates-set-for-later"; readonly on: Day };

/**
 * A draft is published with dates that follow one another, at least one lot and at least one question. Its prices hold
 * from a day after the last on which an uplift or a lowered cap has already set a rate: what was set is not undone.
 */
export function publishRound(
  round: RoundFacts & {
    readonly lots: number;
    readonly questions: number;
    readonly ratesSetUntil: Day | null;
  },
  term: Term,
  now: Instant,
): Verdict<{ readonly publishedAt: Instant }, PublishRefusal> {
  const changeable = mayChange(round, now);
  if (!changeable.ok) return changeable;
  if (round.lots === 0) return no({ kind: "no-lots" });
  if (round.questions === 0) return no({ kind: "nothing-asked" });
  const { ratesSetUntil } = round;
  if (ratesSetUntil !== null && round.effectiveOn <= ratesSetUntil)
    return no({ kind: "rates-set-for-later", on: ratesSetUntil });
  const times = checkTimetable(round, term, now);
  return times.ok ? yes({ publishedAt: now }) : times;
}

/** A round is cancelled until its submissions are opened; after that it is decided, lot by lot. */
export function cancelRound(
  round: RoundFacts,
  now: Instant,
): Verdict<{ readonly cancelledAt: Instant }, WrongStatus> {
  const status = roundStatus(round, now);
  if (status === "opened" || status === "finished" || status === "cancelled")
    return no({ kind: "wrong-status", status });
  return yes({ cancelledAt: now });
}

export type ExtendRefusal =
  | WrongStatus
  | { readonly kind: "not-later"; readonly closesAt: Instant }
  | { readonly kind: "prices-hold-before-it-closes" };

/**
 * A published round closes later than it was to, and only later. Refused from the closing instant on: who was in time
 * has then been settled, and nobody's missed deadline is undone.
 */
export function extendRound(
  round: RoundFacts,
  closesAt: Instant,
  now: Instant,
): Verdict<{ readonly before: Instant; readonly after: Instant }, ExtendRefusal> {
  const status = roundStatus(round, now);
  if (status !== "open" && status !== "upcoming") return no({ kind: "wrong-status", status });
  if (closesAt <= round.closesAt) return no({ kind: "not-later", closesAt: round.closesAt });
  if (round.effectiveOn <= dayOf(closesAt)) return no({ kind: "prices-hold-before-it-closes" });
  return yes({ before: round.closesAt, after: closesAt });
}

export type SettleRefusal = WrongStatus | { readonly kind: "undecided"; readonly submissions: number };

/** The rates of members that did not apply are settled once the round is opened and everyone who applied has an outcome. */
export function maySettle(
  round: RoundFacts,
  undecided: number,
  now: Instant,
): Verdict<RoundFacts, SettleRefusal> {
  const status = roundStatus(round, now);
  if (status !== "opened" && status !== "finished") return no({ kind: "wrong-status", status });
  return undecided > 0 ? no({ kind: "undecided", submissions: undecided }) : yes(round);
}
