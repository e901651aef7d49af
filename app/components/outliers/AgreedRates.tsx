import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

export type AgreedRatesProps = {
  readonly caption: string;
  readonly rows: readonly {
    readonly key: string;
    readonly lot: string;
    readonly group: string;
    readonly region: string;
    readonly median: string;
    readonly middle: string;
    readonly kept: string;
    readonly of: string;
  }[];
};

/** On what questions about prices ended, group by group; nothing of fewer than five providers. */
export function AgreedRates({ caption, rows }: AgreedRatesProps) {
  return (
    <ResponsiveTable
      dense
      caption={caption}
      columns={[
        { key: "lot", label: "Lot" },
        { key: "group", label: "Client group" },
        { key: "region", label: "Region" },
        { key: "median", label: "Middle price", numeric: true },
        { key: "middle", label: "Middle half", numeric: true },
        { key: "kept", label: "Of what was asked", numeric: true },
        { key: "of", label: "Behind it" },
      ]}
      rows={rows.map(({ key, ...cells }) => ({
        key,
        cells: { ...cells, middle: cells.middle || "–", kept: cells.kept || "–", of: cells.of || "–" },
      }))}
    />
  );
}
