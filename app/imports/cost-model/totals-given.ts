import {
  addDecimal4,
  compareExact,
  exact,
  formatDecimal4,
  minus,
  times,
  type Decimal4,
} from "#app/domain/money.ts";
import type { CostSheet, HomeFigures, SheetLine } from "#app/domain/pricing/cost-model/workbook.ts";
import { wordsAt, type Sheet } from "#app/imports/spreadsheet/cells.ts";
import { cellProblem, type Findings } from "./findings.ts";
import { costColumns } from "./layout.ts";
import { figureAt, type CodedRows } from "./rows.ts";
import { sameWords, type HomeColumn, type Table } from "./table.ts";

/** One home as it was read, with the lines that stand in doubt or were rounded: no total is held against those. */
export type ReadHome = {
  readonly column: HomeColumn;
  readonly figures: HomeFigures;
  readonly refused: ReadonlySet<string>;
  readonly rounded: ReadonlySet<string>;
};

/**
 * Compares totals that someone put into the sheet with their lines: rows without a code that say “Total” and a group, or
 * “Total” alone. They are never believed. Any other row that has figures and no code is listed, so that no money is lost.
 */
export function checkTotals(
  sheet: Sheet,
  { columnOf }: Table,
  { withoutCode }: CodedRows,
  asked: CostSheet,
  homes: readonly ReadHome[],
  findings: Findings,
): void {
  for (const row of withoutCode) {
    const words = ["Group", "Line"].map((title) => wordsAt(sheet, { row, column: columnOf(title) }));
    const total = totalled(words, asked.template.lines);
    if (total) {
      for (const home of homes) compare(sheet, row, total, home, findings);
    } else {
      const place = { row, column: columnOf(costColumns[0]) };
      cellProblem(
        findings,
        sheet,
        place,
        "is blank, and its row has figures. Put the code of its line back, or delete the row.",
      );
    }
  }
}

type Total = { readonly name: string; readonly lines: readonly SheetLine[] };

function totalled(words: readonly string[], lines: readonly SheetLine[]): Total | undefined {
  const match = words
    .map((said) => /^(?:grand )?total(?: of| for)?:?\s*(.*)$/i.exec(said))
    .find((found) => found !== null);
  if (!match) return undefined;
  const named = match[1] ?? "";
  if (named === "") {
    const group = words.find((said) => said !== "" && !/^(grand )?total/i.test(said));
    const within = lines.filter((line) => group !== undefined && sameWords(line.group, group));
    return within.length > 0
      ? { name: `“${group ?? ""}”`, lines: within }
      : { name: "the whole model", lines };
  }
  const within = lines.filter(({ group }) => sameWords(group, named));
  return within.length > 0 ? { name: `“${named}”`, lines: within } : undefined;
}

function compare(
  sheet: Sheet,
  row: number,
  { name, lines }: Total,
  { column, figures, refused, rounded }: ReadHome,
  findings: Findings,
): void {
  const place = { row, column: column.column };
  const about = { home: column.home };
  const given = figureAt(sheet, place, "amount", about, findings);
  if (!given || lines.some(({ code }) => refused.has(code))) return;
  const sum = addDecimal4(...lines.flatMap(({ code }) => figures.lines.get(code) ?? []));
  const leeway = lines.filter(({ code }) => rounded.has(code)).length;
  if (differBeyond(given.figure, sum, leeway))
    cellProblem(
      findings,
      sheet,
      place,
      `says ${formatDecimal4(given.figure)} as the total of ${name}. Its lines add up to ${formatDecimal4(sum)}. Correct the lines or the total.`,
      about,
    );
}

/** Each line that was rounded may have moved its total by less than the last of four places. */
function differBeyond(given: Decimal4, sum: Decimal4, roundedLines: number): boolean {
  const gap = minus(exact(given), exact(sum));
  const leeway = times(exact("0.0001"), exact(roundedLines));
  return compareExact(gap, leeway) > 0 || compareExact(times(exact(-1), gap), leeway) > 0;
}
