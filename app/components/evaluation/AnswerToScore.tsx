import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { Paragraphs } from "#app/components/portal/Answers.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { scale } from "#app/domain/evaluation/scoring.ts";
import type { FieldState } from "./AnswerToJudge.tsx";

export type AnswerToScoreProps = FieldState & {
  readonly answer: string;
  readonly guidance: string;
  readonly weight: number;
  readonly own: { readonly score: number; readonly reason: string } | null;
  readonly scores: readonly {
    readonly name: string;
    readonly livedExperience: boolean;
    readonly score: number;
    readonly reason: string;
  }[];
  readonly agreed: { readonly score: number; readonly reason: string; readonly by: string } | null;
  readonly mayScore: boolean;
  readonly mayAgree: boolean;
};

/** An answer in words with its guidance, the reader's own score, those of others once they may be seen, and the agreed one. */
export function AnswerToScore(props: AnswerToScoreProps) {
  const { answer, guidance, weight, own, scores, agreed } = props;
  const fixed = agreed !== null || (own !== null && scores.length > 0);
  return (
    <>
      <InsetText>
        {answer ? <Paragraphs text={answer} /> : <p className="govuk-body">No answer was given.</p>}
      </InsetText>
      <p className="govuk-body">Weight {weight}.</p>
      {guidance ? (
        <Details summary="Guidance for this question">
          <Paragraphs text={guidance} />
        </Details>
      ) : null}
      {agreed ? (
        <p className="govuk-body">
          <strong>Agreed score {agreed.score}</strong>, by {agreed.by}: {agreed.reason}
        </p>
      ) : null}
      {scores.length > 0 ? <ScoresApart scores={scores} /> : null}
      {props.mayScore && fixed && scores.length === 0 && own ? (
        <p className="govuk-body">Your score: {own.score}.</p>
      ) : null}
      {props.mayScore && !fixed ? <OwnScore {...props} /> : null}
      {props.mayAgree ? <Agree {...props} /> : null}
    </>
  );
}

function ScoresApart({ scores }: Pick<AnswerToScoreProps, "scores">) {
  return (
    <ResponsiveTable
      caption="Scores given apart"
      captionSize="s"
      columns={[
        { key: "name", label: "Evaluator" },
        { key: "score", label: "Score", numeric: true },
        { key: "reason", label: "Reason" },
      ]}
      rows={scores.map((score, index) => ({
        key: index,
        cells: {
          name: score.livedExperience ? `${score.name} (lived experience of care)` : score.name,
          score: score.score,
          reason: score.reason,
        },
      }))}
    />
  );
}

function OwnScore({ own, ...fields }: AnswerToScoreProps) {
  return (
    <form method="post" noValidate>
      <ScoreFields legend="Your score" names={["score", "reason"]} stored={own} {...fields} />
      <Button name="deed" value="score">
        {own ? "Change your score" : "Keep your score"}
      </Button>
    </form>
  );
}

function Agree({ scores, agreed, ...fields }: AnswerToScoreProps) {
  if (scores.length < 2)
    return (
      <p className="govuk-body">A score can be agreed once two evaluators have scored this answer, apart.</p>
    );
  return (
    <form method="post" noValidate>
      <ScoreFields legend="Agreed score" names={["agreed", "agreedReason"]} stored={agreed} {...fields} />
      <Button name="deed" value="agree">
        {agreed ? "Change the agreed score" : "Agree this score"}
      </Button>
    </form>
  );
}

type ScoreFieldsProps = FieldState & {
  readonly legend: string;
  readonly names: readonly [score: string, reason: string];
  readonly stored: { readonly score: number; readonly reason: string } | null;
};

function ScoreFields({ legend, names: [score, reason], stored, typed, errorOf }: ScoreFieldsProps) {
  return (
    <>
      <Radios
        name={score}
        legend={legend}
        legendSize="m"
        small
        value={typed(score, stored ? String(stored.score) : "")}
        error={errorOf(score)}
        items={scale.map((step) => ({ value: String(step.score), text: `${step.score}: ${step.means}` }))}
      />
      <Textarea
        name={reason}
        label="Reason"
        hint="The provider reads the agreed score and its reason in its letter."
        rows={4}
        value={typed(reason, stored?.reason)}
        error={errorOf(reason)}
      />
    </>
  );
}
