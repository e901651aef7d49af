export type Answered = {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly when: string;
};

/** What was asked about a round and answered to all, without who asked. */
export function Answers({
  answers,
  headingLevel = 3,
}: {
  readonly answers: readonly Answered[];
  readonly headingLevel?: 3 | 4;
}) {
  const Heading = `h${headingLevel}` as const;
  return (
    <>
      {answers.map(({ id, question, answer, when }, index) => (
        <section key={id} aria-labelledby={`answer-${id}`}>
          <Heading className="govuk-heading-s" id={`answer-${id}`}>
            Question {index + 1}
          </Heading>
          <Paragraphs text={question} />
          <div className="app-answer">
            <Paragraphs text={answer} />
            <p className="govuk-hint">Answered at {when}</p>
          </div>
        </section>
      ))}
    </>
  );
}

/** Text as it was typed: each line a paragraph. */
export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line, index) => (
          <p className="govuk-body" key={index}>
            {line}
          </p>
        ))}
    </>
  );
}
