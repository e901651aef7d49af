import type { Decimal4 } from "#app/domain/money.ts";
import type {
  CentralCost,
  CentralCosts,
  CostSheet,
  SharingKey,
  SheetLine,
} from "#app/domain/pricing/cost-model/workbook.ts";
import { cellAt, wordsAt, type Sheet } from "#app/imports/spreadsheet/cells.ts";
import { cellProblem, sheetProblem, type Findings } from "./findings.ts";
import { centralColumns, rowCodes } from "./layout.ts";
import { codedRows, figureAt, refuseMerged } from "./rows.ts";
import { findTable, sameWords, type Table } from "./table.ts";

/** No central costs: each home gives them on its own, or there are none. */
export const noCentralCosts: CentralCosts = { unitsAYear: new Map(), costs: [] };

/** Reads the sheet of central costs. A line whose pounds are blank is not shared; one that is must say how, with a figure for each home. */
export function readCentral(sheet: Sheet, asked: CostSheet, findings: Findings): CentralCosts {
  const table = findTable(sheet, centralColumns, asked, findings);
  if (!table) return noCentralCosts;
  refuseMerged(sheet, table, findings);
  const { byCode } = codedRows(sheet, table, centralColumns[0], findings);
  const costs: CentralCost[] = [];
  for (const [code, row] of byCode) {
    if (sameWords(code, rowCodes.location) || sameWords(code, rowCodes.unitsAYear)) continue;
    const line = asked.template.lines.find((one) => one.code === code && one.kind === "central");
    if (line) costs.push(...readCost(sheet, row, line, table, asked.keys, findings));
    else
      cellProblem(
        findings,
        sheet,
        { row, column: table.columnOf(centralColumns[0]) },
        `has the code “${code}”, which is no central line of this template. Put the code back, or delete the row.`,
      );
  }
  const unitsAYear = readUnits(sheet, byCode.get(rowCodes.unitsAYear), table, costs.length > 0, findings);
  return { unitsAYear, costs };
}

function readCost(
  sheet: Sheet,
  row: number,
  line: SheetLine,
  { columnOf, homes }: Table,
  keys: readonly SharingKey[],
  findings: Findings,
): readonly CentralCost[] {
  const pounds = { row, column: columnOf("Pounds a year") };
  const read = figureAt(sheet, pounds, "amount", { line }, findings);
  if (read === undefined && homes.some(({ column }) => cellAt(sheet, { row, column })))
    cellProblem(
      findings,
      sheet,
      pounds,
      "is blank, and figures to share it by are given. Enter the pounds a year.",
      { line },
    );
  if (!read) return [];
  const by = { row, column: columnOf("Shared by") };
  const said = wordsAt(sheet, by);
  const key = keys.find(({ code, label }) => sameWords(label, said) || sameWords(code, said));
  if (!key) {
    const says = said === "" ? "is blank" : `says “${said}”`;
    const choices = keys.map(({ label }) => `“${label}”`).join(", ");
    cellProblem(findings, sheet, by, `${says}. Say how the cost is shared: ${choices}.`, { line });
    return [];
  }
  const shares = new Map<string, Decimal4>();
  for (const { home, column } of homes) {
    const place = { row, column };
    const share = figureAt(sheet, place, "ratio", { line, home }, findings);
    if (share) shares.set(home.locationId, share.figure);
    else if (share === undefined && key.asksFigures)
      cellProblem(findings, sheet, place, `is blank. Enter the home’s figure for “${key.label}”, or 0.`, {
        line,
        home,
      });
  }
  return [{ line: line.code, poundsAYear: read.figure, key: key.code, shares }];
}

function readUnits(
  sheet: Sheet,
  row: number | undefined,
  { homes }: Table,
  needed: boolean,
  findings: Findings,
): ReadonlyMap<string, Decimal4> {
  const units = new Map<string, Decimal4>();
  if (row === undefined) {
    if (needed)
      sheetProblem(
        findings,
        sheet,
        `has no row “${rowCodes.unitsAYear}”. Put the row back from the template.`,
      );
    return units;
  }
  for (const { home, column } of homes) {
    const place = { row, column };
    const about = { line: { code: rowCodes.unitsAYear, name: "Units a year" }, home };
    const read = figureAt(sheet, place, "hours", about, findings);
    if (read && read.figure !== "0") units.set(home.locationId, read.figure);
    else if (read !== null && needed)
      cellProblem(
        findings,
        sheet,
        place,
        "is blank or 0. Enter how many units the home provides in a year.",
        about,
      );
  }
  return units;
}
