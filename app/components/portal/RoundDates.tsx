import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import type { RoundInWords } from "./round-words.ts";

/** The dates of a round in words, as everyone is told them. */
export function RoundDates({ round }: { readonly round: RoundInWords }) {
  return (
    <SummaryList
      rows={[
        { key: "Opens", value: round.opens },
        { key: "Questions until", value: round.questionsClose },
        { key: "Closes", value: <strong>{round.closes}</strong> },
        { key: "Prices hold from", value: round.effective },
      ]}
    />
  );
}
