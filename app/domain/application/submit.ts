import type { Instant } from "#app/domain/calendar.ts";
import { isOpen, type Window } from "#app/domain/round/window.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { unfinished, type Task } from "./tasks.ts";

/** A round as a submission is held against it. */
export type SubmissionRound = Window & {
  readonly cancelled: boolean;
  /** Whether two people have opened what was submitted. */
  readonly opened: boolean;
};

export type RoundNotOpen = {
  readonly kind: "round-not-open";
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly arrivedAt: Instant;
};

export type SubmitRefusal = RoundNotOpen | { readonly kind: "unfinished"; readonly tasks: readonly Task[] };

export type WithdrawRefusal = RoundNotOpen | { readonly kind: "nothing-submitted" };

/** A draft may be changed while its round is open, and not after its opening. */
export function change(round: SubmissionRound, now: Instant): Verdict<true, RoundNotOpen> {
  if (isOpen(round, now) && !round.cancelled && !round.opened) return yes(true);
  return no({ kind: "round-not-open", opensAt: round.opensAt, closesAt: round.closesAt, arrivedAt: now });
}

/** A provider may submit, also again, once every section is complete and while the round is open. */
export function submit(
  tasks: readonly Task[],
  round: SubmissionRound,
  now: Instant,
): Verdict<true, SubmitRefusal> {
  const open = change(round, now);
  if (!open.ok) return open;
  const left = unfinished(tasks);
  return left.length > 0 ? no({ kind: "unfinished", tasks: left }) : yes(true);
}

/** A provider may take back what it submitted until the round closes. */
export function withdraw(
  current: { readonly submissionId: string } | null,
  round: SubmissionRound,
  now: Instant,
): Verdict<{ readonly submissionId: string }, WithdrawRefusal> {
  const open = change(round, now);
  if (!open.ok) return open;
  return current ? yes(current) : no({ kind: "nothing-submitted" });
}
