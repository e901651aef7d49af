/** What a cell holds; a blank cell is not there. */
export type SheetCell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly stored: string; readonly worked: "typed" | "formula" }
  | { readonly kind: "boolean"; readonly text: "TRUE" | "FALSE" }
  /** Like "#DIV/0!". */
  | { readonly kind: "error"; readonly code: string }
  /** A formula that was never worked out. */
  | { readonly kind: "no-result" };

/** A place in a sheet; rows and columns count from 1. */
export type Place = { readonly row: number; readonly column: number };

/** Cells from one corner to the other, both included. */
export type Block = { readonly from: Place; readonly to: Place };

/** A sheet, by row and column; its name is null in a CSV file. */
export type Sheet = {
  readonly name: string | null;
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;
  readonly merged: readonly Block[];
  /** The cells of this sheet that bear a name. */
  readonly named: ReadonlyMap<string, Place>;
  /** Whether its days count from 1904, as some old workbooks do. */
  readonly from1904: boolean;
};

/** The cell at a place, if it is not blank. */
export function cellAt({ rows }: Sheet, { row, column }: Place): SheetCell | undefined {
  return rows.get(row)?.get(column);
}

/** What a cell says, as words; nothing where it is blank. */
export function wordsAt(sheet: Sheet, place: Place): string {
  const cell = cellAt(sheet, place);
  switch (cell?.kind) {
    case "text":
    case "boolean":
      return cell.text.trim();
    case "number":
      return cell.stored;
    case "error":
      return cell.code;
    case "no-result":
    case undefined:
      return "";
  }
}

/** A place as a spreadsheet names it: row 14 of column 3 is "C14". */
export function cellName({ row, column }: Place): string {
  return `${columnLetters(column)}${row}`;
}

/** The place that a name stands for, "$C$14" too; null for anything else. */
export function placeOf(name: string): Place | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(name);
  if (!match) return null;
  const letters = [...(match[1] ?? "")];
  const column = letters.reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]), column };
}

/** Whether a place lies within a block. */
export function within({ row, column }: Place, { from, to }: Block): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}

function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? columnLetters(before) : ""}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
