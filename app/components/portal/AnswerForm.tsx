import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Paragraphs } from "./Answers.tsx";

export type AnswerFormProps = {
  /** The question as it was asked, and when. */
  readonly asked: string;
  readonly when: string;
  /** Who will read it: "everyone". */
  readonly readers: string;
  readonly answerHint: string;
  readonly maxLength: number;
  readonly question: string;
  readonly answer: string;
  readonly errors?: Readonly<Record<string, string>> | undefined;
};

/** A question with the form on which it is answered for all, without its asker. */
export function AnswerForm(props: AnswerFormProps) {
  const { asked, when, readers, answerHint, maxLength, question, answer, errors } = props;
  return (
    <>
      <h2 className="govuk-heading-s">As it was asked, at {when}</h2>
      <InsetText>
        <Paragraphs text={asked} />
      </InsetText>
      <form method="post" noValidate>
        <CharacterCount
          name="question"
          label={`The question as ${readers} will read it`}
          labelSize="s"
          hint="Take out names, places and anything that shows who asked."
          maxLength={maxLength}
          rows={5}
          value={question}
          error={errors?.["question"]}
        />
        <CharacterCount
          name="answer"
          label="The answer"
          labelSize="s"
          hint={answerHint}
          maxLength={maxLength}
          rows={7}
          value={answer}
          error={errors?.["answer"]}
        />
        <Button preventDoubleClick>Publish the answer</Button>
      </form>
    </>
  );
}
