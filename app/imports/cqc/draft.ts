import type { CsvRecord } from "#app/imports/csv-records.ts";
import type { Draft } from "#app/imports/cqc/dating.ts";
import { readCells, type CqcCells } from "#app/imports/cqc/fields.ts";
import { cellsOf, columnName, type CqcHeader } from "#app/imports/cqc/header.ts";
import type { BadRow } from "#app/imports/cqc/row.ts";
import { ratingIn } from "#app/imports/cqc/words.ts";

/** Reads one record as a location: its facts with the rating's date still as text, or what is wrong with it. */
export function draftOf(header: CqcHeader, record: CsvRecord): Draft | BadRow {
  const { row } = record;
  const isCutOff = record.cells.length < header.width;
  if (isCutOff || !isPadding(record.cells.slice(header.width))) return wrongWidth(header, record);
  const cells = cellsOf(header, record);
  const read = readCells(cells, header.layout.registration);
  if (!read.ok) {
    const column = columnName(header.layout, read.cell);
    return { kind: "bad", row, column, value: cells[read.cell] ?? "", message: read.message };
  }
  const rating = ratingIn(cells.rating ?? "");
  if (rating === undefined) {
    const column = columnName(header.layout, "rating");
    return {
      kind: "bad",
      row,
      column,
      value: cells.rating ?? "",
      message: "This is not one of CQC's ratings.",
    };
  }
  return { kind: "draft", row, facts: read.facts, ...(rating !== "none" && { rating }), ...datesIn(cells) };
}

function datesIn(cells: CqcCells): { readonly on?: string; readonly registeredOn?: string } {
  return {
    ...(cells.ratingOn !== undefined && { on: cells.ratingOn }),
    ...(cells.startDate !== undefined && { registeredOn: cells.startDate }),
  };
}

function isPadding(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function wrongWidth(header: CqcHeader, record: CsvRecord): BadRow {
  return {
    kind: "bad",
    row: record.row,
    column: "",
    value: record.cells.join(",").slice(0, 120),
    message: `The row has ${record.cells.length} cells and the header has ${header.width}: it may be cut off or its commas misplaced.`,
  };
}
