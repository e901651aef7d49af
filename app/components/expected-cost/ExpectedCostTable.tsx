import type { ReactNode } from "react";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { ExpectedView } from "#app/components/expected-cost/expected-view.ts";

/** What care is expected to cost, built up line by line in three sets. */
export function ExpectedCostTable({
  cost,
  caption,
}: {
  readonly cost: ExpectedView;
  readonly caption: string;
}) {
  const total = { name: "In all", ...{ low: cost.low, expected: cost.expected, high: cost.high } };
  return (
    <ResponsiveTable
      caption={caption}
      dense
      columns={[
        { key: "name", label: "Line" },
        { key: "how", label: "How it is worked out" },
        { key: "low", label: "Low", numeric: true },
        { key: "expected", label: "Expected", numeric: true },
        { key: "high", label: "High", numeric: true },
      ]}
      rows={[
        ...cost.parts.flatMap(({ part, name, lines, total: sum }) => [
          ...lines.map(({ code, ...line }) => ({ key: `${part} ${code}`, cells: line })),
          ...(lines.length > 1
            ? [
                {
                  key: `= ${part}`,
                  classes: "app-table__sum",
                  cells: { name: `${name}, together`, how: "", ...sum },
                },
              ]
            : []),
        ]),
        { key: "=", classes: "app-table__sum", cells: { ...total, how: "The sum of the lines" } },
      ]}
    />
  );
}

type Row = { readonly key: string; readonly value: ReactNode };

/** The three figures, the price beside them, and all the versions that went in. */
export function ExpectedSummary({
  cost,
  priceKey = "Price",
  versions,
}: {
  readonly cost: ExpectedView;
  readonly priceKey?: string;
  readonly versions: readonly Row[];
}) {
  return (
    <SummaryList
      rows={[
        { key: "Expected", value: <strong>{cost.expected} a week</strong> },
        { key: "Low to high", value: `${cost.low} to ${cost.high} a week` },
        ...(cost.beside === null ? [] : [{ key: priceKey, value: cost.beside }]),
        ...versions,
        { key: "Calculation", value: `Version ${cost.calculation}` },
      ]}
    />
  );
}
