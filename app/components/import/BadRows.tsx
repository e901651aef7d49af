import { capitalised } from "#app/components/govuk/capitalised.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

type BadRow = {
  readonly row: number;
  /** The column's name; empty where the whole row is bad. */
  readonly column: string;
  readonly value: string;
  readonly message: string;
};

/** The bad cells of a file, each by its row and column with what is wrong. */
export function BadRows({ rows, caption }: { readonly rows: readonly BadRow[]; readonly caption: string }) {
  if (rows.length === 0) return null;
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        { key: "row", label: "Row" },
        { key: "column", label: "Column" },
        { key: "value", label: "What it holds" },
        { key: "message", label: "What is wrong" },
      ]}
      rows={rows.map(({ row, column, value, message }, at) => ({
        key: at,
        cells: {
          row,
          column: column || "The whole row",
          value: value || "Nothing",
          message: capitalised(message),
        },
      }))}
    />
  );
}
