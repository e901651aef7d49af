import type { SheetHome, SheetProblem } from "#app/domain/pricing/cost-model/workbook.ts";
import { cellName, type Block, type Place, type Sheet } from "#app/imports/spreadsheet/cells.ts";

/** What is found against a workbook, and noted about it, while it is read. */
export type Findings = { readonly problems: SheetProblem[]; readonly notes: string[] };

/** Which line or driver, and which home, a cell is about. */
export type About = {
  readonly line?: { readonly code: string; readonly name: string } | undefined;
  readonly home?: SheetHome | undefined;
};

/** Adds a problem of one cell: the rule follows the place, "Cell C14 of the sheet “Costs” (Food, Oak House) has …". */
export function cellProblem(
  { problems }: Findings,
  sheet: Sheet,
  place: Place,
  rule: string,
  about: About = {},
): void {
  problems.push({
    sheet: sheet.name,
    cell: cellName(place),
    line: about.line?.code ?? null,
    home: about.home?.locationId ?? null,
    sentence: `${cellWords(sheet, place, about)} ${rule}`,
  });
}

/** Adds a problem of a whole sheet: the rule follows its name. */
export function sheetProblem(
  { problems }: Findings,
  sheet: Sheet,
  rule: string,
  { line, home }: About = {},
): void {
  problems.push({
    sheet: sheet.name,
    cell: null,
    line: line?.code ?? null,
    home: home?.locationId ?? null,
    sentence: `${sheetWords(sheet)} ${rule}`,
  });
}

/** A cell in words, with what it is about. */
export function cellWords(sheet: Sheet, place: Place, { line, home }: About = {}): string {
  const about = [line?.name, home?.name].filter((word) => word !== undefined).join(", ");
  return `Cell ${cellName(place)}${inSheet(sheet)}${about === "" ? "" : ` (${about})`}`;
}

/** A block of cells as a spreadsheet names it, "E14:F14". */
export function blockName({ from, to }: Block): string {
  return `${cellName(from)}:${cellName(to)}`;
}

/** " of the sheet “Costs”"; nothing in a file that is one sheet. */
export function inSheet({ name }: Sheet): string {
  return name === null ? "" : ` of the sheet “${name}”`;
}

function sheetWords({ name }: Sheet): string {
  return name === null ? "The file" : `The sheet “${name}”`;
}
