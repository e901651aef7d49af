import type { Day } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import type { Decimal4 } from "#app/domain/money.ts";
import {
  askedOnSheet,
  type CentralCosts,
  type CostSheet,
  type HomeFigures,
  type SheetDriver,
} from "#app/domain/pricing/cost-model/workbook.ts";
import { cellAt, wordsAt, type Place, type Sheet } from "#app/imports/spreadsheet/cells.ts";
import { readDay } from "./day-cell.ts";
import { cellProblem, sheetProblem, type About, type Findings } from "./findings.ts";
import { costColumns, driverCode, rowCodes } from "./layout.ts";
import { codedRows, figureAt, isMerged, refuseMerged, type CodedRows } from "./rows.ts";
import { findTable, sameWords, type HomeColumn, type Table } from "./table.ts";
import { checkTotals, type ReadHome } from "./totals-given.ts";

/** A row that holds a figure for each home. */
type Asked = {
  readonly rowCode: string;
  readonly about: { readonly code: string; readonly name: string };
  readonly kind: SheetDriver["kind"];
  readonly into: "lines" | "drivers";
  /** Whether a blank is a figure that is missing. */
  readonly needed: boolean;
};

/** Reads the sheet of costs: every figure that can be read, for each home that has a column with anything in it. */
export function readCosts(
  sheet: Sheet,
  asked: CostSheet,
  central: CentralCosts,
  findings: Findings,
): readonly HomeFigures[] {
  const table = findTable(sheet, costColumns, asked, findings);
  if (!table) return [];
  refuseMerged(sheet, table, findings);
  const rows = codedRows(sheet, table, costColumns[0], findings);
  const wanted = wantedRows(asked, central);
  refuseStrangeRows(sheet, table, rows, wanted, findings);
  refuseMissingRows(sheet, rows, wanted, findings);
  const models = table.homes.flatMap((column) =>
    readHome(sheet, column, rows, wanted, central, asked, findings),
  );
  checkTotals(sheet, table, rows, asked, models, findings);
  return models.map(({ figures }) => figures);
}

function wantedRows(asked: CostSheet, central: CentralCosts): readonly Asked[] {
  const onForm = askedOnSheet(asked);
  const shared = new Set(central.costs.map(({ line }) => line));
  return [
    ...asked.drivers.map((driver) => ({
      rowCode: driverCode(driver),
      about: { code: driver.code, name: driver.label },
      kind: driver.kind,
      into: "drivers" as const,
      needed: onForm.drivers.includes(driver) && driver.form === "short",
    })),
    ...asked.template.lines.map((line) => ({
      rowCode: line.code,
      about: line,
      kind: "amount" as const,
      into: "lines" as const,
      needed: onForm.lines.includes(line) && !shared.has(line.code),
    })),
  ];
}

function refuseStrangeRows(
  sheet: Sheet,
  { columnOf }: Table,
  { byCode }: CodedRows,
  wanted: readonly Asked[],
  findings: Findings,
): void {
  const own: readonly string[] = [rowCodes.location, rowCodes.basePriceDay];
  for (const [code, row] of byCode) {
    if (own.some((one) => sameWords(one, code))) continue;
    const line = wanted.find(({ rowCode }) => rowCode === code);
    if (!line) {
      const place = { row, column: columnOf(costColumns[0]) };
      cellProblem(
        findings,
        sheet,
        place,
        `has the code “${code}”, which is no line of this template. Put the code back, or delete the row.`,
      );
      continue;
    }
    const place = { row, column: columnOf("Line") };
    const said = wordsAt(sheet, place);
    const other = wanted.find(({ about }) => about !== line.about && sameWords(about.name, said));
    if (other && !sameWords(said, line.about.name))
      cellProblem(
        findings,
        sheet,
        place,
        `says “${said}”, but the code of its row belongs to “${line.about.name}”. Put codes and names back as they were.`,
        { line: line.about },
      );
  }
}

function refuseMissingRows(
  sheet: Sheet,
  { byCode }: CodedRows,
  wanted: readonly Asked[],
  findings: Findings,
): void {
  for (const { rowCode, about, needed } of wanted)
    if (needed && !byCode.has(rowCode))
      sheetProblem(
        findings,
        sheet,
        `has no row for “${about.name}” (${rowCode}). Put the row back from the template.`,
        { line: about },
      );
}

function readHome(
  sheet: Sheet,
  column: HomeColumn,
  { byCode }: CodedRows,
  wanted: readonly Asked[],
  central: CentralCosts,
  { year }: CostSheet,
  findings: Findings,
): readonly ReadHome[] {
  const { home } = column;
  const placeOf = (code: string): Place | undefined => {
    const row = byCode.get(code);
    return row === undefined ? undefined : { row, column: column.column };
  };
  const rows = wanted.flatMap((one) => {
    const place = placeOf(one.rowCode);
    return place ? [{ ...one, place }] : [];
  });
  const day = placeOf(rowCodes.basePriceDay);
  if (rows.every(({ place }) => !cellAt(sheet, place) && !isMerged(sheet, place))) {
    findings.notes.push(`The column of ${home.name} is blank: nothing was read for it.`);
    return [];
  }
  const figures = { lines: new Map<string, Decimal4>(), drivers: new Map<string, Decimal4>() };
  const [refused, rounded] = [new Set<string>(), new Set<string>()];
  for (const { place, about, kind, into, needed } of rows) {
    const names: About = { line: about, home };
    const read = figureAt(sheet, place, kind, names, findings);
    if (read === undefined) {
      if (needed)
        cellProblem(findings, sheet, place, "is blank. Enter the figure, or 0 where there is none.", names);
    } else if (read === null) {
      refused.add(about.code);
    } else {
      if (into === "lines" && central.costs.some(({ line }) => line === about.code))
        cellProblem(
          findings,
          sheet,
          place,
          "has a figure, and the line is on “Central costs” too. Give it in one of the two places.",
          names,
        );
      figures[into].set(about.code, read.figure);
      if (read.rounded) rounded.add(about.code);
    }
  }
  const basePriceDay = readBaseDay(sheet, day, column, year, findings);
  return [{ column, figures: { locationId: home.locationId, basePriceDay, ...figures }, refused, rounded }];
}

function readBaseDay(
  sheet: Sheet,
  place: Place | undefined,
  { home }: HomeColumn,
  year: CostSheet["year"],
  findings: Findings,
): Day | null {
  const about: About = { line: { code: rowCodes.basePriceDay, name: "Day whose prices these are" }, home };
  if (!place) {
    sheetProblem(
      findings,
      sheet,
      `has no row “${rowCodes.basePriceDay}”. Put the row back from the template.`,
      about,
    );
    return null;
  }
  const cell = cellAt(sheet, place);
  if (!cell || cell.kind === "no-result" || isMerged(sheet, place)) {
    cellProblem(
      findings,
      sheet,
      place,
      "is blank. Enter the day whose prices these are, like 2026-04-01.",
      about,
    );
    return null;
  }
  const day = readDay(cell, sheet);
  if (day === null)
    cellProblem(
      findings,
      sheet,
      place,
      `has “${wordsAt(sheet, place)}”, which is not a day. Write it like 2026-04-01.`,
      about,
    );
  else if (day < year.from || day >= year.to)
    cellProblem(
      findings,
      sheet,
      place,
      `has ${shortDay(day)}, which is in another year. The year asked begins on ${shortDay(year.from)} and ends before ${shortDay(year.to)}.`,
      about,
    );
  return day;
}
