import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

export type CriteriaOfCallOffProps = {
  readonly criteria: readonly {
    readonly id: string;
    readonly title: string;
    readonly question: string;
    readonly guidance: string;
    readonly weight: number;
    readonly minimumScore: number | null;
  }[];
};

/** The questions on quality with their weights, what scores well, and the least that passes. */
export function CriteriaOfCallOff({ criteria }: CriteriaOfCallOffProps) {
  if (criteria.length === 0)
    return <p className="govuk-body">Nothing is asked about quality: bids are compared by price.</p>;
  return (
    <ResponsiveTable
      caption="Questions on quality"
      captionSize="s"
      columns={[
        { key: "question", label: "Question" },
        { key: "weight", label: "Weight", numeric: true },
        { key: "guidance", label: "What scores well" },
        { key: "least", label: "Least score" },
      ]}
      rows={criteria.map((one) => ({
        key: one.id,
        cells: {
          question: (
            <>
              {one.title}
              <span className="app-aside">{one.question}</span>
            </>
          ),
          weight: `${one.weight}%`,
          guidance: one.guidance || "As the question says",
          least: one.minimumScore === null ? "None" : `${one.minimumScore} of 5`,
        },
      }))}
    />
  );
}
