import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { formatPounds, type Pence } from "#app/domain/money.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

export type ContractLinesProps = {
  readonly lines: readonly {
    readonly lotNumber: number;
    readonly title: string;
    readonly unit: string;
    readonly area: string;
    readonly units: string;
    readonly pence: Pence;
    readonly ratePence: Pence | null;
    readonly value: Pence;
  }[];
};

/** What a contract buys, line by line, at its unit price beside the framework rate that it stands on. */
export function ContractLines({ lines }: ContractLinesProps) {
  return (
    <ResponsiveTable
      caption="What is bought"
      columns={[
        { key: "line", label: "Service line" },
        { key: "area", label: "Area" },
        { key: "units", label: "Units", numeric: true },
        { key: "price", label: "Unit price", numeric: true },
        { key: "rate", label: "Framework rate", numeric: true },
        { key: "value", label: "Value", numeric: true },
      ]}
      rows={lines.map((line) => ({
        key: `${line.lotNumber}-${line.title}-${line.area}`,
        cells: {
          line: `Lot ${line.lotNumber}: ${line.title}`,
          area: line.area,
          units: unitsInWords(line.units, toUnit(line.unit)),
          price: formatPounds(line.pence),
          rate: line.ratePence === null ? "–" : formatPounds(line.ratePence),
          value: formatPounds(line.value),
        },
      }))}
    />
  );
}
