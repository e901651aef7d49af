import type { SheetDriver } from "#app/domain/pricing/cost-model/workbook.ts";
import type { Decimal4 } from "#app/domain/money.ts";
import {
  cellAt,
  within,
  wordsAt,
  type Block,
  type Place,
  type Sheet,
} from "#app/imports/spreadsheet/cells.ts";
import { readFigure } from "./figure.ts";
import { blockName, cellProblem, cellWords, inSheet, type About, type Findings } from "./findings.ts";
import type { Table } from "./table.ts";

/** The rows under the head: by their code, and those that have figures and no code. */
export type CodedRows = {
  readonly byCode: ReadonlyMap<string, number>;
  readonly withoutCode: readonly number[];
};

/** Sorts the rows under the head by their code. Lists a code that stands twice, and leaves the second out. */
export function codedRows(
  sheet: Sheet,
  { headRow, columnOf, homes }: Table,
  codeTitle: string,
  findings: Findings,
): CodedRows {
  const byCode = new Map<string, number>();
  const withoutCode: number[] = [];
  const column = columnOf(codeTitle);
  for (const row of [...sheet.rows.keys()].filter((one) => one > headRow).sort((a, b) => a - b)) {
    const code = wordsAt(sheet, { row, column });
    const first = byCode.get(code);
    if (code === "") {
      if (homes.some((home) => cellAt(sheet, { row, column: home.column }))) withoutCode.push(row);
    } else if (first === undefined) {
      byCode.set(code, row);
    } else {
      const rule = `has the code “${code}”, which stands in row ${first} already. Delete one of the two rows.`;
      cellProblem(findings, sheet, { row, column }, rule);
    }
  }
  return { byCode, withoutCode };
}

/** Lists the merged cells from the head down: what they hold could belong to any of them, so none is read. */
export function refuseMerged(sheet: Sheet, { headRow, columnOf }: Table, findings: Findings): void {
  for (const block of sheet.merged.filter(({ to }) => to.row >= headRow))
    findings.problems.push({
      sheet: sheet.name,
      cell: blockName(block),
      line: lineOf(sheet, block, columnOf("Line code")),
      home: null,
      sentence: `The cells ${blockName(block)}${inSheet(sheet)} are merged, so that their figures cannot be told apart. Unmerge them and enter each figure.`,
    });
}

/** The line or driver whose cells a block joins, where it lies in one row. */
function lineOf(sheet: Sheet, { from, to }: Block, column: number): string | null {
  const code = wordsAt(sheet, { row: from.row, column });
  return from.row !== to.row || code === "" ? null : code.replace(/^driver\./, "");
}

/** Whether a place belongs to merged cells. */
export function isMerged(sheet: Sheet, place: Place): boolean {
  return sheet.merged.some((block) => within(place, block));
}

/** The figure at a place: undefined where it is blank, null where it was refused and listed. What was rounded is noted. */
export function figureAt(
  sheet: Sheet,
  place: Place,
  kind: SheetDriver["kind"],
  about: About,
  findings: Findings,
): { readonly figure: Decimal4; readonly rounded: boolean } | null | undefined {
  if (isMerged(sheet, place)) return null;
  const cell = cellAt(sheet, place);
  if (!cell) return undefined;
  const read = readFigure(cell, kind);
  if (!read.ok) {
    cellProblem(findings, sheet, place, read.why, about);
    return null;
  }
  const { figure, rounded } = read.value;
  if (rounded !== null)
    findings.notes.push(`${cellWords(sheet, place, about)} has ${rounded}, and was read as ${figure}.`);
  return { figure, rounded: rounded !== null };
}
