import { Button } from "#app/components/govuk/Button.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

type EvaluatorTableProps = {
  readonly caption: string;
  readonly evaluators: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly livedExperience: boolean;
    readonly declared: boolean;
  }[];
  /** Whether each has a button that takes them off (`remove` is their account), for a form around the table. */
  readonly mayRemove?: boolean;
};

/** Those who judge, with their experience and whether they have declared their interests. */
export function EvaluatorTable({ caption, evaluators, mayRemove = false }: EvaluatorTableProps) {
  return (
    <ResponsiveTable
      caption={caption}
      captionSize="s"
      columns={[
        { key: "name", label: "Evaluator" },
        { key: "lived", label: "Lived experience of care" },
        { key: "declared", label: "Interests" },
        ...(mayRemove ? [{ key: "remove", label: "Take off" }] : []),
      ]}
      rows={evaluators.map(({ accountId, name, livedExperience, declared }) => ({
        key: accountId,
        cells: {
          name,
          lived: livedExperience ? "Yes" : "–",
          declared: declared ? "Declared" : "Not declared yet",
          remove: (
            <Button name="remove" value={accountId} variant="secondary" classes="govuk-!-margin-bottom-0">
              Take off<span className="govuk-visually-hidden"> {name}</span>
            </Button>
          ),
        },
      }))}
    />
  );
}
