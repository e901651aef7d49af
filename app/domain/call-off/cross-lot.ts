import { addMonths, dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** A lot of a call-off as a step of a move-through: so many months after the start, and by what it is known that people move. */
export type MoveStep = {
  readonly lotId: string;
  readonly afterMonths: number;
  readonly milestone: string;
};

export type MoveRefusal =
  | { readonly kind: "one-lot" }
  | { readonly kind: "not-the-lots" }
  | { readonly kind: "lots-without-lines"; readonly lotIds: readonly string[] }
  | { readonly kind: "nobody-at-the-start" }
  | { readonly kind: "no-milestone"; readonly lotId: string }
  | { readonly kind: "after-the-term"; readonly lotId: string; readonly endsOn: Day };

type Term = { readonly startsOn: Day; readonly endsOn: Day };

/**
 * The steps of a move-through in their order: two or more lots, each with lines; the first begins with the term, every
 * later one by a milestone in words, before the term is over. Lots that begin in the same month stand side by side.
 */
export function moveThrough(
  steps: readonly MoveStep[],
  lots: readonly { readonly lotId: string; readonly lines: number }[],
  term: Term,
): Verdict<readonly MoveStep[], MoveRefusal> {
  if (lots.length < 2) return no({ kind: "one-lot" });
  const ids = new Set(steps.map(({ lotId }) => lotId));
  if (ids.size !== lots.length || steps.length !== lots.length || !lots.every(({ lotId }) => ids.has(lotId)))
    return no({ kind: "not-the-lots" });
  const empty = lots.filter(({ lines }) => lines === 0).map(({ lotId }) => lotId);
  if (empty.length > 0) return no({ kind: "lots-without-lines", lotIds: empty });
  const ordered = [...steps].sort((a, b) => a.afterMonths - b.afterMonths);
  if (ordered[0]?.afterMonths !== 0) return no({ kind: "nobody-at-the-start" });
  const silent = ordered.find(({ afterMonths, milestone }) => afterMonths > 0 && milestone === "");
  if (silent) return no({ kind: "no-milestone", lotId: silent.lotId });
  const late = ordered.find((step) => dueOn(step, term) >= term.endsOn);
  if (late) return no({ kind: "after-the-term", lotId: late.lotId, endsOn: term.endsOn });
  return yes(ordered);
}

/** A lot of a call-off as it stands in a draft: with its place among the steps, or none yet. */
export type LotInSteps = {
  readonly lotId: string;
  readonly lines: number;
  readonly afterMonths: number | null;
  readonly milestone: string;
};

/**
 * What becomes of the steps of a draft when its lots, lines or term were changed: they stand in their order while they
 * still make a move-through of all its lots, and are forgotten otherwise, to be set anew. "none" where none were set.
 */
export function stepsAfterChange(
  lots: readonly LotInSteps[],
  term: Term,
): { readonly kind: "none" | "forgotten" } | { readonly kind: "stand"; readonly steps: readonly MoveStep[] } {
  const steps = lots.flatMap(({ lotId, afterMonths, milestone }) =>
    afterMonths === null ? [] : [{ lotId, afterMonths, milestone }],
  );
  if (steps.length === 0) return { kind: "none" };
  const verdict = moveThrough(steps, lots, term);
  return verdict.ok ? { kind: "stand", steps: verdict.value } : { kind: "forgotten" };
}

/** The day on which a step is to begin. */
export function dueOn(
  { afterMonths }: Pick<MoveStep, "afterMonths">,
  { startsOn }: Pick<Term, "startsOn">,
): Day {
  return addMonths(startsOn, afterMonths);
}

export type MilestoneOutcome = "REACHED" | "MISSED";

/** What was recorded of a step in a contract. */
export type MilestoneRecord = {
  readonly outcome: MilestoneOutcome;
  readonly on: Day;
  readonly note: string;
};

export type MilestoneRefusal =
  | { readonly kind: "no-such-step" }
  | { readonly kind: "reached-already" }
  | { readonly kind: "outside-contract" }
  | { readonly kind: "not-yet" };

/**
 * A step is recorded as reached or missed on a day of the contract that is not to come. What was reached stands; what
 * was missed may be reached later, and no step is missed before it was due.
 */
export function recordMilestone(
  step: Pick<MoveStep, "afterMonths"> | undefined,
  last: MilestoneRecord | null,
  record: MilestoneRecord,
  contract: Term,
  now: Instant,
): Verdict<MilestoneRecord, MilestoneRefusal> {
  if (!step) return no({ kind: "no-such-step" });
  if (last?.outcome === "REACHED") return no({ kind: "reached-already" });
  if (record.on < contract.startsOn || record.on > contract.endsOn) return no({ kind: "outside-contract" });
  const tooEarly = record.outcome === "MISSED" && record.on < dueOn(step, contract);
  return record.on > dayOf(now) || tooEarly ? no({ kind: "not-yet" }) : yes(record);
}
