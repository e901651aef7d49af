import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { leftOfTrial, type Trial, type TrialOutcome } from "#app/domain/call-off/trial.ts";
import { formatPounds } from "#app/domain/money.ts";

/** What was decided of a trial, in a word. */
const trialOutcomeWords: { readonly [outcome in TrialOutcome]: string } = {
  STOP: "Stopped",
  ADOPT: "Adopted",
};

/** What is tried out, for how much and until when, what is left of it and what was decided. */
export function TrialSummary({ trial }: { readonly trial: Omit<Trial, "setUpBy"> }) {
  const { decision } = trial;
  return (
    <SummaryList
      rows={[
        { key: "What is believed", value: trial.hypothesis },
        { key: "How it will be known", value: trial.measure },
        { key: "Ends on", value: dayInWords(trial.endsOn) },
        { key: "The most that may be spent", value: formatPounds(trial.ceiling) },
        { key: "Spent so far", value: formatPounds(trial.spent) },
        { key: "Left", value: formatPounds(leftOfTrial(trial)) },
        ...(decision
          ? [
              { key: "Decision", value: `${trialOutcomeWords[decision.outcome]}: ${decision.reason}` },
              ...(decision.lesson ? [{ key: "What was learnt", value: decision.lesson }] : []),
            ]
          : [{ key: "Decision", value: "Not yet decided" }]),
      ]}
    />
  );
}
