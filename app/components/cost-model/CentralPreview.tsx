import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { CentralCosts, CostSheet } from "#app/domain/pricing/cost-model/workbook.ts";
import { figureInWords } from "./preview-rows.ts";

export type CentralPreviewProps = { readonly sheet: CostSheet; readonly central: CentralCosts };

/** The costs that homes share, with each home's part in the sharing; nothing where no cost is shared. */
export function CentralPreview({ sheet, central }: CentralPreviewProps) {
  if (central.costs.length === 0) return null;
  const nameOf = (code: string) => sheet.template.lines.find((line) => line.code === code)?.name ?? code;
  const labelOf = (key: string) => sheet.keys.find(({ code }) => code === key)?.label ?? key;
  return (
    <ResponsiveTable
      caption="Central costs"
      dense
      columns={[
        { key: "line", label: "Line" },
        { key: "pounds", label: "A year", numeric: true },
        { key: "key", label: "Shared by" },
        { key: "shares", label: "Each home’s figure" },
      ]}
      rows={central.costs.map(({ line, poundsAYear, key, shares }) => ({
        key: line,
        cells: {
          line: nameOf(line),
          pounds: figureInWords(poundsAYear, "amount"),
          key: labelOf(key),
          shares: sharesInWords(sheet, shares.size > 0 ? shares : central.unitsAYear),
        },
      }))}
    />
  );
}

function sharesInWords({ homes }: CostSheet, figures: CentralCosts["unitsAYear"]): string {
  return homes
    .flatMap(({ locationId, name }) => {
      const figure = figures.get(locationId);
      return figure === undefined ? [] : [`${name}: ${figure}`];
    })
    .join("; ");
}
