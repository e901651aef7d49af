import { addDays, addMonths, dayOf, daysBetween, type Day, type Instant } from "#app/domain/calendar.ts";
import {
  basisPoints,
  between,
  compareExact,
  exact,
  minus,
  mulDivHalfUp,
  over,
  pence,
  times,
  toPence,
  type BasisPoints,
  type Decimal4,
  type Exact,
  type Pence,
} from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** How a result becomes a payment: in a line from the baseline to the target, or only where the target is reached. */
export type OutcomeRule = "LINEAR" | "ALL_OR_NOTHING";

/** What is measured of whom, from where to where, and the share of the value that depends on it. */
export type OutcomeTerms = {
  readonly title: string;
  readonly cohort: string;
  readonly unit: string;
  readonly baseline: Decimal4;
  readonly target: Decimal4;
  readonly direction: "UP" | "DOWN";
  readonly share: BasisPoints;
  readonly rule: OutcomeRule;
  /** The length of a period: it is measured at the end of each. */
  readonly everyMonths: number;
};

export type OutcomeMeasure = OutcomeTerms & { readonly id: string; readonly position: number };

export type MeasureRefusal =
  | { readonly kind: "shares-over-whole"; readonly left: BasisPoints }
  | { readonly kind: "target-not-beyond-baseline"; readonly direction: "UP" | "DOWN" };

/** A measure may be added while all shares stay within the whole, and where its target lies beyond its baseline the way it is to go. */
export function addMeasure(
  held: readonly Pick<OutcomeTerms, "share">[],
  added: OutcomeTerms,
): Verdict<OutcomeTerms, MeasureRefusal> {
  const left = baseShare(held);
  if (added.share > left) return no({ kind: "shares-over-whole", left });
  const way = compareExact(exact(added.target), exact(added.baseline));
  if (way !== (added.direction === "UP" ? 1 : -1))
    return no({ kind: "target-not-beyond-baseline", direction: added.direction });
  return yes(added);
}

/** The share of the value that is paid whatever the results: what the measures leave of the whole. */
export function baseShare(measures: readonly Pick<OutcomeTerms, "share">[]): BasisPoints {
  return basisPoints(measures.reduce((left, { share }) => left - share, 10_000));
}

/** What is paid for and from when to when; `endsOn` is the day after the last. */
export type PaidTerm = { readonly value: Pence; readonly startsOn: Day; readonly endsOn: Day };

/**
 * What is paid for in a contract that includes its last day. One that ends early is worth its days' part of the value,
 * rounded half a penny up, so that the stakes of the periods before stay what they were, to a penny.
 *
 * £10,000.00 for the 365 days from 1 April 2027, ended on 30 September: 183 days are £5,013.70 (5,013.6986).
 */
export function paidTerm({
  value,
  startsOn,
  lastDay,
  endedOn,
}: {
  readonly value: Pence;
  readonly startsOn: Day;
  readonly lastDay: Day;
  readonly endedOn: Day | null;
}): PaidTerm {
  const endsOn = addDays(lastDay, 1);
  if (endedOn === null) return { value, startsOn, endsOn };
  const ended = addDays(endedOn, 1);
  const part = mulDivHalfUp(value, daysBetween(startsOn, ended), daysBetween(startsOn, endsOn));
  return { value: part, startsOn, endsOn: ended };
}

/** A period of a measure: numbered from one, up to an excluded day, with the sum that depends on its result. */
export type OutcomePeriod = {
  readonly number: number;
  readonly from: Day;
  readonly to: Day;
  readonly stake: Pence;
};

/**
 * The periods of a measure in a term. Its share of the value is spread over them by their days; a stake is what falls
 * due up to its end less what fell due before, so that all stakes together are the whole share to the penny.
 *
 * £10,000.00 a year from 1 April, a share of 20% (£2,000.00), every three months: 91, 92, 92 and 90 of 365 days are
 * £498.63, £1,002.74 − £498.63 = £504.11, £1,506.85 − £1,002.74 = £504.11 and £2,000.00 − £1,506.85 = £493.15.
 */
export function periodsOf(
  { share, everyMonths }: Pick<OutcomeTerms, "share" | "everyMonths">,
  { value, startsOn, endsOn }: PaidTerm,
): readonly OutcomePeriod[] {
  const whole = daysBetween(startsOn, endsOn);
  const due = (day: Day) => mulDivHalfUp(value, share * daysBetween(startsOn, day), 10_000 * whole);
  const periods: OutcomePeriod[] = [];
  for (let number = 1, from = startsOn; from < endsOn; number += 1) {
    const next = addMonths(startsOn, number * everyMonths);
    const to = next < endsOn ? next : endsOn;
    periods.push({ number, from, to, stake: pence(due(to) - due(from)) });
    from = to;
  }
  return periods;
}

/**
 * What a result earns of a stake, rounded half a penny up: in a line from nothing at the baseline to all of it at the
 * target and never more, or all of it at the target and nothing before.
 *
 * A stake of £504.11, from 40 up to 60: 55 earns three quarters, £378.08 (378.0825); 30 nothing; 70 all of it.
 * All or nothing, from 12 down to 8: 8 earns all of it, 8.1 nothing.
 */
export function earned(
  measure: Pick<OutcomeTerms, "baseline" | "target" | "direction" | "rule">,
  stake: Pence,
  value: Decimal4,
): Pence {
  const [baseline, target, found] = [exact(measure.baseline), exact(measure.target), exact(value)];
  const way = compareExact(found, target);
  const reached = way === 0 || way === (measure.direction === "UP" ? 1 : -1);
  if (reached) return stake;
  if (measure.rule === "ALL_OR_NOTHING") return pence(0);
  const achieved = between(exact(0), over(minus(found, baseline), minus(target, baseline)), exact(1));
  return inPence(times(exact(stake), achieved));
}

/** A figure in pence to whole pence: `toPence` reads pounds. */
function inPence(figure: Exact): Pence {
  return toPence(over(figure, exact(100)));
}

/** A period with its result, where one was recorded, and what that earned. */
export type PeriodResult = OutcomePeriod & {
  readonly value: Decimal4 | null;
  readonly evidence: string;
  readonly earned: Pence | null;
};

/** What was found of a period, with the sum that depended on it when it was recorded, where that was kept. */
export type FoundOfPeriod = {
  readonly period: number;
  readonly value: Decimal4;
  readonly evidence: string;
  readonly stake: Pence | null;
};

/**
 * A measure over the whole term with what each period earned. A result that was recorded keeps its stake, whatever
 * is varied afterwards.
 */
export function resultsOf(
  measure: OutcomeTerms,
  term: PaidTerm,
  found: readonly FoundOfPeriod[],
): readonly PeriodResult[] {
  return periodsOf(measure, term).map((period) => {
    const result = found.find((one) => one.period === period.number);
    const stake = result?.stake ?? period.stake;
    return {
      ...period,
      stake,
      value: result?.value ?? null,
      evidence: result?.evidence ?? "",
      earned: result ? earned(measure, stake, result.value) : null,
    };
  });
}

export type ResultRefusal =
  { readonly kind: "no-such-period" } | { readonly kind: "period-not-over"; readonly to: Day };

/** A result is recorded once its period is over. */
export function recordResult(
  periods: readonly OutcomePeriod[],
  number: number,
  now: Instant,
): Verdict<OutcomePeriod, ResultRefusal> {
  const period = periods.find((one) => one.number === number);
  if (!period) return no({ kind: "no-such-period" });
  if (dayOf(now) < period.to) return no({ kind: "period-not-over", to: period.to });
  return yes(period);
}

/** What is paid whatever the results: the whole value less the stakes of all periods of all measures, to the penny. */
export function basePayment({ value }: PaidTerm, periods: readonly Pick<OutcomePeriod, "stake">[]): Pence {
  return pence(periods.reduce((left, { stake }) => left - stake, Number(value)));
}
