import { stringify } from "csv-stringify/sync";
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import { z } from "zod";
import { formatPounds, type Pence } from "#app/domain/money.ts";

/** A cell of a file: words (days among them, as 2026-10-01), or a sum of money. */
export type FileCell = string | { readonly pence: Pence };

export type FileTable = {
  /** The file's name without its ending. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
};

/** The params of an address that ends in a format. */
export const fileFormat = z.enum(["csv", "xlsx"]);

/** A table as a file to keep. In CSV, a cell that a spreadsheet would reckon with is disarmed; in XLSX, words are words. */
export async function fileOf(format: z.infer<typeof fileFormat>, table: FileTable): Promise<Response> {
  return fileWith(format, table.name, format === "csv" ? asCsv(table) : await asXlsx(table));
}

/** What is written already, as a file to keep; its name comes without its ending. */
export function fileWith(
  format: z.infer<typeof fileFormat>,
  name: string,
  body: string | Uint8Array<ArrayBuffer>,
): Response {
  return new Response(body, {
    headers: {
      "Content-Type": mediaTypes[format],
      "Content-Disposition": `attachment; filename="${name}.${format}"`,
    },
  });
}

const mediaTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

function asCsv({ columns, rows }: FileTable): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : plainPounds(cell))));
  return stringify([columns, ...cells], { bom: true, record_delimiter: "windows", escape_formulas: true });
}

async function asXlsx({ columns, rows }: FileTable): Promise<Uint8Array<ArrayBuffer>> {
  const head: SheetData = [columns.map((value) => ({ value, fontWeight: "bold", wrap: true }))];
  const body: SheetData = rows.map((row) =>
    row.map((cell) =>
      typeof cell === "string"
        ? { value: cell, type: String }
        : { value: Number(plainPounds(cell)), type: Number, format: "0.00" },
    ),
  );
  const workbook = await writeXlsxFile([...head, ...body], { stickyRowsCount: 1 }).toBuffer();
  return new Uint8Array(workbook);
}

/** Pounds and pence as spreadsheets read them: "1234.50". */
function plainPounds({ pence }: { readonly pence: Pence }): string {
  return formatPounds(pence).replaceAll(/[£,]/g, "");
}
