import { SummaryList } from "#app/components/govuk/SummaryList.tsx";

export type AskedQuestion = {
  readonly code: string;
  readonly text: string;
  readonly hint: string;
  readonly kind: "PASS_FAIL" | "SCORED" | "DOCUMENT";
  readonly choices: readonly string[];
  readonly weight: number;
  readonly maximumWords: number;
};

/** The questions of a round, as an applicant will meet them. */
export function WhatIsAsked({ questions }: { readonly questions: readonly AskedQuestion[] }) {
  return (
    <SummaryList
      rows={questions.map((question, index) => ({
        key: `${index + 1}. ${kindWords[question.kind]}`,
        value: (
          <>
            <p className="govuk-body">{question.text}</p>
            {question.hint ? <p className="govuk-hint">{question.hint}</p> : null}
            <p className="govuk-hint">{howAnswered(question)}</p>
          </>
        ),
      }))}
    />
  );
}

const kindWords = { PASS_FAIL: "Must be met", SCORED: "Scored", DOCUMENT: "Document" } as const;

function howAnswered({ kind, choices, weight, maximumWords }: AskedQuestion): string {
  if (kind === "PASS_FAIL") return `You choose one: ${choices.join("; ")}.`;
  if (kind === "SCORED") return `Up to ${maximumWords} words, ${weight} of 100 points.`;
  return "You add a file.";
}
