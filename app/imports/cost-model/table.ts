import type { CostSheet, SheetHome } from "#app/domain/pricing/cost-model/workbook.ts";
import { wordsAt, type Place, type Sheet } from "#app/imports/spreadsheet/cells.ts";
import { cellProblem, sheetProblem, type Findings } from "./findings.ts";
import { rowCodes } from "./layout.ts";

/** Where things stand in a sheet: its head, its columns by title, and the column of each home. */
export type Table = {
  readonly headRow: number;
  readonly columnOf: (title: string) => number;
  readonly homes: readonly HomeColumn[];
};

export type HomeColumn = { readonly home: SheetHome; readonly column: number };

/** Finds the head of a sheet and the homes' columns, wherever they stand. Lists what is renamed, strange or twice; null without a head. */
export function findTable(
  sheet: Sheet,
  titles: readonly string[],
  { homes }: CostSheet,
  findings: Findings,
): Table | null {
  const headRow = [...sheet.rows.keys()]
    .sort((a, b) => a - b)
    .find((row) => titlesIn(sheet, row, titles) >= 2);
  if (headRow === undefined) {
    const named = titles.map((title) => `“${title}”`).join(", ");
    sheetProblem(findings, sheet, `has no row with the columns ${named}. Put it back from the template.`);
    return null;
  }
  const columns = new Map(
    titles.map((title, at) => [title, columnNamed(sheet, headRow, title) ?? at + 1] as const),
  );
  for (const [title, column] of columns) {
    const found = wordsAt(sheet, { row: headRow, column });
    if (sameWords(found, title)) continue;
    const says = found === "" ? "is blank" : `says “${found}”`;
    cellProblem(
      findings,
      sheet,
      { row: headRow, column },
      `${says} where the column “${title}” is expected. Give the column its name back.`,
    );
  }
  const columnOf = (title: string) => columns.get(title) ?? 1;
  const locationRow = rowOfCode(sheet, columnOf(titles[0] ?? ""), rowCodes.location);
  if (locationRow === undefined) {
    sheetProblem(
      findings,
      sheet,
      `has no row “${rowCodes.location}” with the location number of each home. Put it back from the template.`,
    );
    return { headRow, columnOf, homes: [] };
  }
  const others = columnsBeside(sheet, [headRow, locationRow], [...columns.values()]);
  return { headRow, columnOf, homes: homeColumns(sheet, headRow, locationRow, others, homes, findings) };
}

/** The first row whose first column says this; undefined where none does. */
export function rowOfCode(sheet: Sheet, codeColumn: number, code: string): number | undefined {
  return [...sheet.rows.keys()]
    .sort((a, b) => a - b)
    .find((row) => sameWords(wordsAt(sheet, { row, column: codeColumn }), code));
}

/** Whether two texts are the same words, whatever their capitals and spaces. */
export function sameWords(one: string, other: string): boolean {
  return tidied(one) === tidied(other);
}

function homeColumns(
  sheet: Sheet,
  headRow: number,
  locationRow: number,
  columns: readonly number[],
  homes: readonly SheetHome[],
  findings: Findings,
): readonly HomeColumn[] {
  const found: HomeColumn[] = [];
  for (const column of columns) {
    const [head, location]: [Place, Place] = [
      { row: headRow, column },
      { row: locationRow, column },
    ];
    const [name, id] = [wordsAt(sheet, head), wordsAt(sheet, location)];
    const home = homes.find(({ locationId }) => sameWords(locationId, id));
    const against = (rule: string) => cellProblem(findings, sheet, location, rule, { home });
    if (id === "") {
      if (homes.some((one) => sameWords(one.name, name)))
        against(`is blank where the location number of “${name}” is expected. Put it back.`);
      else findings.notes.push(`The column “${name}” belongs to no home and was left out.`);
    } else if (!home) {
      against(`has the location “${id}”, which is not a home of this application.`);
    } else if (found.some((one) => one.home === home)) {
      against(`has the location ${id} a second time. Each home has one column.`);
    } else {
      if (!sameWords(name, home.name))
        cellProblem(
          findings,
          sheet,
          head,
          `says “${name}”, but the location ${id} below it is ${home.name}. Give the column its name back, or correct the location.`,
          { home },
        );
      found.push({ home, column });
    }
  }
  for (const { locationId, name } of homes)
    if (!found.some(({ home }) => home.locationId === locationId))
      findings.notes.push(
        `There is no column for ${name}${sheet.name === null ? "" : ` on “${sheet.name}”`}.`,
      );
  return found;
}

function columnsBeside(sheet: Sheet, rows: readonly number[], taken: readonly number[]): readonly number[] {
  const filled = rows.flatMap((row) => [...(sheet.rows.get(row)?.keys() ?? [])]);
  return [...new Set(filled)].filter((column) => !taken.includes(column)).sort((a, b) => a - b);
}

function titlesIn(sheet: Sheet, row: number, titles: readonly string[]): number {
  return titles.filter((title) => columnNamed(sheet, row, title) !== undefined).length;
}

function columnNamed(sheet: Sheet, row: number, title: string): number | undefined {
  return [...(sheet.rows.get(row)?.keys() ?? [])].find((column) =>
    sameWords(wordsAt(sheet, { row, column }), title),
  );
}

function tidied(words: string): string {
  return words
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .toLowerCase();
}
