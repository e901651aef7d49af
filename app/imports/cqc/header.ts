import { refusing } from "#app/imports/file-refusal.ts";
import type { CsvRecord } from "#app/imports/csv-records.ts";
import { tidied, type CqcCell, type CqcCells } from "#app/imports/cqc/fields.ts";
import { cqcLayouts, type CqcLayout } from "#app/imports/cqc/layouts.ts";

const fewestColumns = 5;

/** A header that has been recognised: which layout it is, and where each cell stands. */
export type CqcHeader = {
  readonly layout: CqcLayout;
  readonly row: number;
  readonly width: number;
  readonly places: ReadonlyMap<CqcCell, number>;
  readonly flags: readonly { readonly cell: CqcCell; readonly place: number; readonly value: string }[];
};

/** Reads the record as the header of whichever layout it fits; undefined when a required column is not in it. */
export function headerIn(record: CsvRecord): CqcHeader | undefined {
  const layout = cqcLayouts.find((candidate) => missingColumns(candidate, record).length === 0);
  if (!layout) return undefined;
  const names = record.cells.map(asName);
  const places = new Map<CqcCell, number>();
  for (const [cell, aliases] of columnsOf(layout)) {
    const place = aliases.map((alias) => names.indexOf(asName(alias))).find((found) => found >= 0);
    if (place !== undefined) places.set(cell, place);
  }
  return { layout, row: record.row, width: record.cells.length, places, flags: flagsIn(layout, record) };
}

/** The refusal of a file in whose first records no header was found, naming the nearest layout. */
export function refuseHeader(records: readonly CsvRecord[], fileName: string): Error {
  const first = records[0];
  if (!first) return refusing("empty", `${fileName} is empty: it has no header and no rows.`);
  const nearest = records
    .flatMap((record) =>
      cqcLayouts.map((layout) => ({ record, layout, found: foundColumns(layout, record) })),
    )
    .reduce((best, other) => (other.found > best.found ? other : best));
  if (nearest.found < fewestColumns) return unknownLayout(first, fileName);
  const missing = missingColumns(nearest.layout, nearest.record).map((name) => `“${name}”`);
  return refusing(
    "column-missing",
    `${fileName} looks like ${nearest.layout.title}, with its header in row ${nearest.record.row}, but has no column ${missing.join(" and no column ")}.`,
  );
}

/** The cells of one record, by the header; blank cells are left out. */
export function cellsOf(header: CqcHeader, record: CsvRecord): CqcCells {
  const cells: { [Cell in CqcCell]?: string } = {};
  for (const [cell, place] of header.places) {
    const text = tidied(record.cells[place]);
    if (text !== undefined) cells[cell] = text;
  }
  for (const { cell, place, value } of header.flags) {
    if (/^y(es)?$/i.test(record.cells[place]?.trim() ?? ""))
      cells[cell] = cells[cell] ? `${cells[cell]}|${value}` : `${value}|`;
  }
  return cells;
}

/** What the layout calls a cell's column. */
export function columnName(layout: CqcLayout, cell: CqcCell): string {
  return layout.columns[cell]?.[0] ?? cell;
}

function unknownLayout(first: CsvRecord, fileName: string): Error {
  const found = first.cells.map((cell) => cell.trim()).join(", ");
  const titles = cqcLayouts.map((layout) => layout.title).join(", ");
  return refusing(
    "unknown-layout",
    `${fileName} has no header that is known: it begins “${found.slice(0, 120)}”. Expected ${titles} or location documents of the CQC API.`,
  );
}

function flagsIn(layout: CqcLayout, record: CsvRecord): CqcHeader["flags"] {
  return Object.entries(layout.flags).flatMap(([cell, start]) =>
    record.cells.flatMap((name, place) =>
      name.trim().startsWith(start)
        ? [{ cell: cell as CqcCell, place, value: name.trim().slice(start.length) }]
        : [],
    ),
  );
}

function foundColumns(layout: CqcLayout, record: CsvRecord): number {
  const names = record.cells.map(asName);
  return columnsOf(layout).filter(([, aliases]) => aliases.some((alias) => names.includes(asName(alias))))
    .length;
}

function missingColumns(layout: CqcLayout, record: CsvRecord): readonly string[] {
  const names = record.cells.map(asName);
  return layout.required
    .filter((cell) => !layout.columns[cell]?.some((alias) => names.includes(asName(alias))))
    .map((cell) => columnName(layout, cell));
}

function columnsOf(layout: CqcLayout): readonly (readonly [CqcCell, readonly string[]])[] {
  return Object.entries(layout.columns) as [CqcCell, readonly string[]][];
}

function asName(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("’", "'").trim().toLowerCase();
}
