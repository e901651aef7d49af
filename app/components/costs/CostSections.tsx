import { formatPounds, type Pence } from "#app/domain/money.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { CostSection } from "./cost-rows.ts";

export type CostSectionsProps = {
  readonly sections: readonly CostSection[];
  /** The head of the column of the model that is looked at, like "Your model". */
  readonly ownLabel?: string;
  /** What a dash stands for. */
  readonly dash: string;
};

/** A comparison line by line: a table for each group, then the whole. */
export function CostSections({ sections, ownLabel, dash }: CostSectionsProps) {
  const counted = sections.some(({ rows }) => rows.some(({ providers }) => providers !== null));
  return (
    <>
      <p className="govuk-hint">{dash}</p>
      {sections.map((section) => (
        <ResponsiveTable
          key={section.name}
          caption={section.name}
          captionSize="s"
          dense
          classes="app-table--figures"
          columns={[
            { key: "name", label: "Line" },
            ...(ownLabel ? [{ key: "own", label: ownLabel, numeric: true }] : []),
            { key: "lower", label: "Lower quartile", numeric: true },
            { key: "median", label: "Median", numeric: true },
            { key: "upper", label: "Upper quartile", numeric: true },
            ...(counted ? [{ key: "providers", label: "Providers", numeric: true }] : []),
          ]}
          rows={section.rows.map((row) => ({
            key: row.key,
            classes: row.kind === "line" ? undefined : "app-table__total",
            cells: {
              ...{ name: row.name, own: row.own, providers: row.providers ?? "" },
              lower: row.kind === "sum-of-medians" ? "" : figure(row.lower),
              median: figure(row.median),
              upper: row.kind === "sum-of-medians" ? "" : figure(row.upper),
            },
          }))}
        />
      ))}
    </>
  );
}

function figure(amount: Pence | null): string {
  return amount === null ? "–" : formatPounds(amount);
}
