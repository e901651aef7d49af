import type { Day } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import type { CostSheet } from "#app/domain/pricing/cost-model/workbook.ts";
import { cellAt, wordsAt, type Place, type Sheet } from "#app/imports/spreadsheet/cells.ts";
import { readDay } from "./day-cell.ts";
import { cellProblem, sheetProblem, type Findings } from "./findings.ts";
import { cellNames, rowCodes } from "./layout.ts";
import { rowOfCode } from "./table.ts";

/**
 * Checks what a workbook says that it was made for. False where its lines are not those that are asked, so that nothing
 * of it can be read; another year, or a version that ends meanwhile, is only listed.
 */
export function checkPurpose(sheet: Sheet, asked: CostSheet, today: Day, findings: Findings): boolean {
  const { template, year } = asked;
  const [code, version, from] = [
    placeFor(sheet, "template"),
    placeFor(sheet, "version"),
    placeFor(sheet, "year"),
  ];
  const saidCode = code ? wordsAt(sheet, code) : "";
  const saidVersion = version ? wordsAt(sheet, version) : "";
  if (!code || !version || saidCode === "" || saidVersion === "") {
    sheetProblem(
      findings,
      sheet,
      "does not say which template and version it is. Copy your figures into a new template.",
    );
    return false;
  }
  if (saidCode !== template.code) {
    const rule = `says that this is the template “${saidCode}”. This lot asks for “${template.code}”: ${template.name}.`;
    cellProblem(findings, sheet, code, rule);
    return false;
  }
  if (saidVersion !== String(template.version)) {
    cellProblem(findings, sheet, version, otherVersion(saidVersion, asked));
    return false;
  }
  if (template.to !== null && today >= template.to)
    cellProblem(
      findings,
      sheet,
      version,
      `says version ${saidVersion}, which ended on ${shortDay(template.to)}. Copy your figures into the template that holds now.`,
    );
  const cell = from && cellAt(sheet, from);
  const said = cell ? readDay(cell, sheet) : null;
  if (said === null)
    sheetProblem(
      findings,
      sheet,
      `does not say which year its prices are for, in the row “${rowCodes.year}”.`,
    );
  else if (from && said !== year.from)
    cellProblem(
      findings,
      sheet,
      from,
      `says that its prices are for the year from ${shortDay(said)}. The year asked is from ${shortDay(year.from)}.`,
    );
  return true;
}

function otherVersion(said: string, { template }: CostSheet): string {
  return /^[0-9]{1,6}$/.test(said) && Number(said) < template.version
    ? `says version ${said} of the template, which has ended. Version ${template.version} holds from ${shortDay(template.from)}: copy your figures into it.`
    : `says version “${said}” of the template. Version ${template.version} is asked.`;
}

/** A named cell, or the cell beside the word in the first column where the name is gone. */
function placeFor(sheet: Sheet, what: keyof typeof cellNames): Place | undefined {
  const named = sheet.named.get(cellNames[what]);
  if (named) return named;
  const row = rowOfCode(sheet, 1, rowCodes[what]);
  return row === undefined ? undefined : { row, column: 2 };
}
