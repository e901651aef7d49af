import {
  basePayment,
  baseShare,
  resultsOf,
  type FoundOfPeriod,
  type OutcomeMeasure,
  type PaidTerm,
  type PeriodResult,
} from "#app/domain/call-off/outcomes.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { addDays, type Day } from "#app/domain/calendar.ts";
import { formatPercent, formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { everyWords, outcomeRuleWords, wayInWords } from "./outcome-words.ts";
import { ResultLine } from "./ResultLine.tsx";

type OutcomeResultsProps = {
  readonly today: Day;
  readonly term: PaidTerm & { readonly endedOn: Day | null };
  readonly measures: readonly OutcomeMeasure[];
  readonly found: readonly (FoundOfPeriod & { readonly measureId: string })[];
};

/** What a contract pays whatever the results, and of each measure its results over time and what they earned. */
export function OutcomeResults({ today, term, measures, found }: OutcomeResultsProps) {
  if (measures.length === 0)
    return (
      <EmptyState title="Nothing in this contract is paid by results">
        <p className="govuk-body">Measures are agreed when a service is called off, before bids or offers.</p>
      </EmptyState>
    );
  const all = measures.map((measure) => ({
    measure,
    periods: resultsOf(
      measure,
      term,
      found.filter(({ measureId }) => measureId === measure.id),
    ),
  }));
  const known = all.flatMap(({ periods }) => periods.filter(({ earned }) => earned !== null));
  return (
    <>
      <SummaryList
        rows={[
          {
            key: "Value of the contract",
            value: term.endedOn
              ? `${formatPounds(term.value)}, by its days up to its early end on ${shortDay(term.endedOn)}`
              : formatPounds(term.value),
          },
          {
            key: "Paid whatever the results",
            value: `${formatPounds(
              basePayment(
                term,
                all.flatMap(({ periods }) => periods),
              ),
            )}, a base share of ${formatPercent(baseShare(measures))}`,
          },
          {
            key: "Earned by results so far",
            value: formatPounds(sum(known.map(({ earned }) => earned ?? 0))),
          },
          {
            key: "Not earned in the same periods",
            value: formatPounds(sum(known.map(({ stake, earned }) => stake - (earned ?? 0)))),
          },
        ]}
      />
      {all.map(({ measure, periods }) => (
        <section key={measure.id} aria-labelledby={`measure-${measure.id}`}>
          <h2 className="govuk-heading-m" id={`measure-${measure.id}`}>
            {measure.title}
          </h2>
          <p className="govuk-body">
            {measure.cohort}. {wayInWords(measure)}. {formatPercent(measure.share)} of the value depends on
            it. {outcomeRuleWords[measure.rule]}. {everyWords[measure.everyMonths]}.
          </p>
          <ResultLine measure={measure} periods={periods} />
          <PeriodTable
            caption={`${measure.title}: results and payment`}
            today={today}
            periods={periods}
            unit={measure.unit}
          />
        </section>
      ))}
    </>
  );
}

type PeriodTableProps = {
  readonly caption: string;
  readonly today: Day;
  readonly periods: readonly PeriodResult[];
  readonly unit: string;
};

function PeriodTable({ caption, today, periods, unit }: PeriodTableProps) {
  return (
    <ResponsiveTable
      caption={caption}
      captionHidden
      columns={[
        { key: "period", label: "Period" },
        { key: "value", label: `Result in ${unit}`, numeric: true },
        { key: "stake", label: "Depends on it", numeric: true },
        { key: "earned", label: "Earned", numeric: true },
        { key: "evidence", label: "Evidence" },
      ]}
      rows={periods.map(({ number, from, to, value, stake, earned, evidence }) => ({
        key: number,
        cells: {
          period: `${number}: ${shortDay(from)} to ${shortDay(addDays(to, -1))}`,
          value: value ?? (to <= today ? "Awaited" : "Not over yet"),
          stake: formatPounds(stake),
          earned: earned === null ? "–" : formatPounds(earned),
          evidence: evidence || "–",
        },
      }))}
    />
  );
}

function sum(amounts: readonly number[]): Pence {
  return pence(amounts.reduce((total, amount) => total + amount, 0));
}
