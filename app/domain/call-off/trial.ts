import type { Day, Instant } from "#app/domain/calendar.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { CallOff } from "./call-off.ts";
import { contractState, endContract, type ContractFacts } from "./contract.ts";

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

/** What money is committed and until when, in a contract of a trial or in one about to be made. */
export type TrialCommitment = { readonly valueWithVat: Pence; readonly endsOn: Day };

/** More than a trial may cost, with VAT. */
export type OverCeiling = {
  readonly kind: "over-trial-ceiling";
  readonly valueWithVat: Pence;
  readonly ceiling: Pence;
};

export type CommitmentRefusal =
  OverCeiling | { readonly kind: "beyond-trial"; readonly endsOn: Day } | { readonly kind: "trial-stopped" };

/** Whether money may be committed to a trial, with VAT: up to its ceiling. Where nothing is tried out, always. */
export function commitToTrial(
  trial: Pick<Trial, "ceiling"> | null,
  valueWithVat: Pence,
): Verdict<Pence, OverCeiling> {
  return trial && valueWithVat > trial.ceiling
    ? no({ kind: "over-trial-ceiling", valueWithVat, ceiling: trial.ceiling })
    : yes(valueWithVat);
}

/**
 * Whether the contract of a trial may change so: never beyond the ceiling, and longer than the trial only once what was
 * tried is adopted; not longer at all once it is stopped. Where nothing is tried out, always.
 */
export function changeWithinTrial(
  trial: Pick<Trial, "ceiling" | "endsOn" | "decision"> | null,
  before: Pick<TrialCommitment, "endsOn">,
  after: TrialCommitment,
): Verdict<TrialCommitment, CommitmentRefusal> {
  const within = commitToTrial(trial, after.valueWithVat);
  if (!within.ok) return within;
  if (!trial || after.endsOn <= before.endsOn || trial.decision?.outcome === "ADOPT") return yes(after);
  if (trial.decision) return no({ kind: "trial-stopped" });
  return after.endsOn > trial.endsOn ? no({ kind: "beyond-trial", endsOn: trial.endsOn }) : yes(after);
}

/** What may still be spent. */
export function leftOfTrial({ ceiling, spent }: Pick<Trial, "ceiling" | "spent">): Pence {
  return pence(ceiling - spent);
}

export type NotToDecide =
  | { readonly kind: "decided-already" }
  | { readonly kind: "own-trial" }
  | { readonly kind: "too-early"; readonly endsOn: Day };

/**
 * Whether a person may stop or adopt a trial at an instant: once, another than the one who set it up, after something
 * was learnt or on its last day.
 */
export function mayDecideTrial(
  trial: Pick<Trial, "decision" | "setUpBy" | "findings" | "endsOn">,
  accountId: string,
  now: Instant,
): Verdict<true, NotToDecide> {
  if (trial.decision) return no({ kind: "decided-already" });
  if (trial.setUpBy === accountId) return no({ kind: "own-trial" });
  if (trial.findings === 0 && dayOf(now) < trial.endsOn)
    return no({ kind: "too-early", endsOn: trial.endsOn });
  return yes(true);
}

export type DecideTrialRefusal = NotToDecide | { readonly kind: "no-lesson" };

/** Stops or adopts a trial where the person may. What is adopted owes its lesson in words. */
export function decideTrial(
  trial: Trial,
  decision: TrialDecision,
  decidedBy: string,
  now: Instant,
): Verdict<TrialDecision, DecideTrialRefusal> {
  const may = mayDecideTrial(trial, decidedBy, now);
  if (!may.ok) return may;
  if (decision.outcome === "ADOPT" && decision.lesson === "") return no({ kind: "no-lesson" });
  return yes(decision);
}

export type StopRefusal =
  | { readonly kind: "no-last-day" }
  | { readonly kind: "last-day-outside"; readonly from: Day; readonly to: Day };

/**
 * The day on which the contract of a stopped trial ends early: from today on and within its term. Null where nothing has
 * to be ended: it is over or has an early end already, or the day given is its own last day.
 */
export function endWithTrial(
  contract: ContractFacts,
  lastDay: Day | null,
  now: Instant,
): Verdict<Day | null, StopRefusal> {
  const today = dayOf(now);
  if (isEnding(contract, today)) return yes(null);
  if (lastDay === null) return no({ kind: "no-last-day" });
  if (lastDay === contract.endsOn) return yes(null);
  const from = contract.startsOn > today ? contract.startsOn : today;
  if (lastDay < from || !endContract(contract, lastDay, today).ok)
    return no({ kind: "last-day-outside", from, to: contract.endsOn });
  return yes(lastDay);
}

/** Whether a contract is over, or its early end is noted already. */
export function isEnding(contract: ContractFacts, today: Day): boolean {
  return contract.endedOn !== null || contractState(contract, today) === "run-out";
}
