import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { varianceShown } from "#app/components/expected-cost/expected-view.ts";

/** A provider's own model beside the estimate, line by line. */
export function VarianceTable({
  lines,
  whose,
}: {
  readonly lines: ReturnType<typeof varianceShown>;
  readonly whose: string;
}) {
  return (
    <ResponsiveTable
      caption={`Line by line beside ${whose}, pounds a week`}
      dense
      columns={[
        { key: "name", label: "Line" },
        { key: "model", label: "The model", numeric: true },
        { key: "atThisNeed", label: "At this person’s hours", numeric: true },
        { key: "expected", label: "Expected", numeric: true },
        { key: "difference", label: "Difference", numeric: true },
      ]}
      rows={lines.map(({ key, whole, ...cells }) => ({
        key,
        cells,
        classes: whole ? "app-table__sum" : undefined,
      }))}
    />
  );
}
