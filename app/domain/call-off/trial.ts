import type { Day, Instant } from "#app/domain/calendar.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { CallOff } from "./call-off.ts";

/** What an innovation call-off tries out. The ceiling is the most that may be spent, with VAT; the last day is `endsOn`. */
export type TrialTerms = {
  readonly hypothesis: string;
  readonly measure: string;
  readonly ceiling: Pence;
  readonly endsOn: Day;
};

/** A trial as it was set up, with what became of it. */
export type Trial = TrialTerms & {
  readonly setUpBy: string;
  readonly spent: Pence;
  /** How many times it was recorded what was learnt. */
  readonly findings: number;
  readonly decision: TrialDecision | null;
};

export type TrialOutcome = "STOP" | "ADOPT";

export type TrialDecision = {
  readonly outcome: TrialOutcome;
  readonly reason: string;
  /** What was learnt, in words; owed where what was tried is adopted. */
  readonly lesson: string;
};

export type TrialRefusal =
  | { readonly kind: "not-innovation" }
  | { readonly kind: "value-over-ceiling"; readonly value: Pence; readonly ceiling: Pence }
  | { readonly kind: "outside-term"; readonly startsOn: Day; readonly endsOn: Day };

type Term = Pick<CallOff, "innovation" | "valueWithVat" | "startsOn" | "endsOn">;

/** A trial is of an innovation call-off, whose value with VAT is within its ceiling, and ends after the first and by the last day of its term. */
export function setUpTrial(terms: TrialTerms, callOff: Term): Verdict<TrialTerms, TrialRefusal> {
  const { innovation, valueWithVat: value, startsOn, endsOn } = callOff;
  if (!innovation) return no({ kind: "not-innovation" });
  if (value > terms.ceiling) return no({ kind: "value-over-ceiling", value, ceiling: terms.ceiling });
  if (terms.endsOn <= startsOn || terms.endsOn > endsOn)
    return no({ kind: "outside-term", startsOn, endsOn });
  return yes(terms);
}

export type SpendRefusal =
  { readonly kind: "over-ceiling"; readonly left: Pence } | { readonly kind: "not-yet"; readonly today: Day };

/** What is left of the ceiling after a payment. Refuses more than is left, and a day still to come. */
export function spendOnTrial(
  trial: Pick<Trial, "ceiling" | "spent">,
  payment: { readonly on: Day; readonly pence: Pence },
  now: Instant,
): Verdict<Pence, SpendRefusal> {
  const left = leftOfTrial(trial);
  if (payment.on > dayOf(now)) return no({ kind: "not-yet", today: dayOf(now) });
  if (payment.pence > left) return no({ kind: "over-ceiling", left });
  return yes(pence(left - payment.pence));
}

/** What may still be spent. */
export function leftOfTrial({ ceiling, spent }: Pick<Trial, "ceiling" | "spent">): Pence {
  return pence(ceiling - spent);
}

export type DecideTrialRefusal =
  | { readonly kind: "decided-already" }
  | { readonly kind: "own-trial" }
  | { readonly kind: "too-early"; readonly endsOn: Day }
  | { readonly kind: "no-lesson" };

/**
 * A trial is stopped or adopted once, by another person than the one who set it up, after something was learnt or on
 * its last day. What is adopted owes its lesson in words.
 */
export function decideTrial(
  trial: Trial,
  decision: TrialDecision,
  decidedBy: string,
  now: Instant,
): Verdict<TrialDecision, DecideTrialRefusal> {
  if (trial.decision) return no({ kind: "decided-already" });
  if (trial.setUpBy === decidedBy) return no({ kind: "own-trial" });
  if (trial.findings === 0 && dayOf(now) < trial.endsOn)
    return no({ kind: "too-early", endsOn: trial.endsOn });
  if (decision.outcome === "ADOPT" && decision.lesson === "") return no({ kind: "no-lesson" });
  return yes(decision);
}
