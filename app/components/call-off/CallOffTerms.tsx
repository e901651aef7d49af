import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

export type CallOffTermsProps = {
  readonly summary: readonly { readonly key: string; readonly value: string }[];
  readonly lines: readonly {
    readonly id: string;
    readonly line: string;
    readonly area: string;
    readonly units: string;
  }[];
  readonly criteria: readonly {
    readonly title: string;
    readonly question: string;
    readonly weight: number;
    readonly minimumScore: number | null;
  }[];
};

/** What a call-off asks for and how bids are judged: its summary, its lines and its questions on quality. */
export function CallOffTerms({ summary, lines, criteria }: CallOffTermsProps) {
  return (
    <>
      <SummaryList rows={summary.map(({ key, value }) => ({ key, value }))} />
      {lines.length > 0 ? (
        <ResponsiveTable
          caption="How much of what"
          captionSize="s"
          columns={[
            { key: "line", label: "Line" },
            { key: "area", label: "Where" },
            { key: "units", label: "How much", numeric: true },
          ]}
          rows={lines.map(({ id, ...cells }) => ({ key: id, cells }))}
        />
      ) : null}
      {criteria.length > 0 ? (
        <ResponsiveTable
          caption="Questions on quality"
          captionSize="s"
          columns={[
            { key: "question", label: "Question" },
            { key: "minimum", label: "Least score", numeric: true },
            { key: "weight", label: "Weight of 100", numeric: true },
          ]}
          rows={criteria.map(({ title, question, weight, minimumScore }) => ({
            key: title,
            cells: {
              question: (
                <>
                  {title}
                  <span className="app-aside">{question}</span>
                </>
              ),
              minimum: minimumScore ?? "None",
              weight,
            },
          }))}
        />
      ) : null}
    </>
  );
}
