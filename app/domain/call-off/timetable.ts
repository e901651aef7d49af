import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { mayTake, type CallOffState, type StepRefusal } from "./state.ts";

export type CallOffTimetable = { readonly questionsCloseAt: Instant; readonly closesAt: Instant };

export type CallOffTimetableRefusal = {
  readonly kind: "questions-close-in-the-past" | "closes-before-questions" | "starts-before-it-closes";
};

/** Questions close in the future and before the bids do, and the service starts on a day after the bids close. */
export function checkCallOffTimetable(
  times: CallOffTimetable,
  startsOn: Day,
  now: Instant,
): Verdict<CallOffTimetable, CallOffTimetableRefusal> {
  if (times.questionsCloseAt <= now) return no({ kind: "questions-close-in-the-past" });
  if (times.closesAt <= times.questionsCloseAt) return no({ kind: "closes-before-questions" });
  if (startsOn <= dayOf(times.closesAt)) return no({ kind: "starts-before-it-closes" });
  return yes(times);
}

export type ExtensionRefusal =
  | StepRefusal
  | { readonly kind: "not-later"; readonly closesAt: Instant | null }
  | { readonly kind: "starts-before-it-closes" };

/** A call-off that is open closes later, before its service starts: never earlier, and not once it has closed. */
export function extendCallOff(
  current: { readonly state: CallOffState; readonly closesAt: Instant | null; readonly startsOn: Day },
  closesAt: Instant,
): Verdict<{ readonly before: Instant; readonly after: Instant }, ExtensionRefusal> {
  const may = mayTake("extend", current.state);
  if (!may.ok) return may;
  if (current.closesAt === null || closesAt <= current.closesAt)
    return no({ kind: "not-later", closesAt: current.closesAt });
  if (current.startsOn <= dayOf(closesAt)) return no({ kind: "starts-before-it-closes" });
  return yes({ before: current.closesAt, after: closesAt });
}

export type AskRefusal =
  StepRefusal | { readonly kind: "questions-closed"; readonly closedAt: Instant | null };

/** A question is asked while a call-off is open and before its cut-off, which is itself too late. */
export function mayAskOfCallOff(
  current: { readonly state: CallOffState; readonly questionsCloseAt: Instant | null },
  now: Instant,
): Verdict<Instant, AskRefusal> {
  if (current.state !== "open") return no({ kind: "not-now", state: current.state });
  const { questionsCloseAt } = current;
  return questionsCloseAt !== null && now < questionsCloseAt
    ? yes(now)
    : no({ kind: "questions-closed", closedAt: questionsCloseAt });
}
