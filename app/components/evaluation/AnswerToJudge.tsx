import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import type { ScreeningResult } from "#app/domain/evaluation/screening.ts";
import { ScreeningTag } from "./ScreeningTag.tsx";

/** What a form page gives its fields: what was typed, and what was wrong with it. */
export type FieldState = {
  readonly typed: (name: string, stored?: string) => string;
  readonly errorOf: (name: string) => string | undefined;
};

export type AnswerToJudgeProps = FieldState & {
  readonly answer: string;
  readonly machine: ScreeningResult;
  readonly result: ScreeningResult;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly mayJudge: boolean;
};

/** A pass/fail answer: the machine's result where it is definite, else a person's decision with its reason. */
export function AnswerToJudge(props: AnswerToJudgeProps) {
  const { answer, machine, result, reason, decidedBy, mayJudge, typed, errorOf } = props;
  return (
    <>
      <SummaryList
        rows={[
          { key: "Answer", value: answer || "No answer" },
          { key: "Result", value: <ScreeningTag result={result} /> },
          {
            key: "Found by",
            value:
              machine === "REFER" ? (decidedBy ?? "Waits for a person") : "Machine: the answer is definite",
          },
          ...(reason ? [{ key: "Reason", value: reason }] : []),
        ]}
      />
      {machine === "REFER" && mayJudge ? (
        <form method="post" noValidate>
          <Radios
            name="result"
            legend="Your decision"
            legendSize="m"
            inline
            value={typed("result", result === "REFER" ? "" : result)}
            error={errorOf("result")}
            items={[
              { value: "PASS", text: "Pass" },
              { value: "FAIL", text: "Fail" },
            ]}
          />
          <Textarea
            name="reason"
            label="Reason"
            hint="The applicant reads it in its letter."
            rows={4}
            value={typed("reason", reason)}
            error={errorOf("reason")}
          />
          <Button name="deed" value="judge">
            Keep the decision
          </Button>
        </form>
      ) : null}
    </>
  );
}
