import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { ScreeningResult } from "#app/domain/evaluation/screening.ts";
import { ScreeningTag } from "./ScreeningTag.tsx";

export type QuestionListProps = {
  readonly href: (questionCode: string) => string;
  readonly screened: readonly {
    readonly code: string;
    readonly title: string;
    readonly answer: string;
    readonly result: ScreeningResult;
    readonly reason: string;
    readonly by: string;
  }[];
  readonly scored: readonly {
    readonly code: string;
    readonly title: string;
    readonly weight: number;
    readonly own: number | null;
    readonly all: readonly string[];
    readonly agreed: number | null;
  }[];
};

/** What an application answered: definite results first, then what people score. */
export function QuestionList({ href, screened, scored }: QuestionListProps) {
  return (
    <>
      <ResponsiveTable
        caption="Pass or fail"
        dense
        columns={[
          { key: "question", label: "Question" },
          { key: "answer", label: "Answer" },
          { key: "result", label: "Result" },
          { key: "by", label: "Found by" },
        ]}
        rows={screened.map((one) => ({
          key: one.code,
          cells: {
            question:
              one.by === "machine" && one.result !== "REFER" ? (
                one.title
              ) : (
                <a className="govuk-link" href={href(one.code)}>
                  {one.title}
                </a>
              ),
            answer: one.answer || "No answer",
            result: <ScreeningTag result={one.result} />,
            by:
              one.by === "machine"
                ? one.result === "REFER"
                  ? "Waits for a person"
                  : "Machine"
                : `${one.by}: ${one.reason}`,
          },
        }))}
      />
      <ResponsiveTable
        caption="Scored"
        dense
        columns={[
          { key: "question", label: "Question" },
          { key: "weight", label: "Weight", numeric: true },
          { key: "own", label: "Your score", numeric: true },
          { key: "all", label: "Scores" },
          { key: "agreed", label: "Agreed", numeric: true },
        ]}
        rows={scored.map((one) => ({
          key: one.code,
          cells: {
            question: (
              <a className="govuk-link" href={href(one.code)}>
                {one.title}
              </a>
            ),
            weight: one.weight,
            own: one.own ?? "–",
            all: one.all.length >= 2 ? one.all.join(", ") : "Not yet two that you may see",
            agreed: one.agreed ?? "–",
          },
        }))}
      />
    </>
  );
}
