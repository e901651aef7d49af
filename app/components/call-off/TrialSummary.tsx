import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { leftOfTrial, type Trial, type TrialOutcome } from "#app/domain/call-off/trial.ts";
import { formatPounds, type Pence } from "#app/domain/money.ts";

/** What was decided of a trial, in a word. */
export const trialOutcomeWords: { readonly [outcome in TrialOutcome]: string } = {
  STOP: "Stopped",
  ADOPT: "Adopted",
};

type TrialSummaryProps = {
  readonly trial: Omit<Trial, "setUpBy">;
  /** When and by whom it was decided, in words. */
  readonly decided?: string | null;
  /** What its contract commits, with VAT. */
  readonly committed?: Pence;
};

/** What is tried out, for how much and until when, what is left of it and what was decided. */
export function TrialSummary({ trial, decided = null, committed }: TrialSummaryProps) {
  const { decision } = trial;
  return (
    <SummaryList
      rows={[
        { key: "What is believed", value: trial.hypothesis },
        { key: "How it will be known", value: trial.measure },
        { key: "Ends on", value: dayInWords(trial.endsOn) },
        { key: "The most that may be spent", value: `${formatPounds(trial.ceiling)} with VAT` },
        ...(committed === undefined
          ? []
          : [{ key: "Committed by the contract", value: `${formatPounds(committed)} with VAT` }]),
        { key: "Spent so far", value: formatPounds(trial.spent) },
        { key: "Left", value: formatPounds(leftOfTrial(trial)) },
        ...(decision
          ? [
              { key: "Decision", value: `${trialOutcomeWords[decision.outcome]}: ${decision.reason}` },
              ...(decided ? [{ key: "Decided", value: decided }] : []),
              ...(decision.lesson ? [{ key: "What was learnt", value: decision.lesson }] : []),
            ]
          : [{ key: "Decision", value: `Not yet. It is due on ${dayInWords(trial.endsOn)}` }]),
      ]}
    />
  );
}
