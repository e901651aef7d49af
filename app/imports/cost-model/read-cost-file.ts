import type { Day } from "#app/domain/calendar.ts";
import type { CostSheet, WorkbookReading } from "#app/domain/pricing/cost-model/workbook.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { openSheets, type ChosenFile } from "#app/imports/spreadsheet/open-sheets.ts";
import { same } from "#app/imports/spreadsheet/read-xlsx.ts";
import type { Sheet } from "#app/imports/spreadsheet/cells.ts";
import type { FileTrouble } from "#app/imports/spreadsheet/trouble.ts";
import type { Findings } from "./findings.ts";
import { sheetNames } from "./layout.ts";
import { checkPurpose } from "./purpose.ts";
import { noCentralCosts, readCentral } from "./read-central.ts";
import { readCosts } from "./read-costs.ts";

/**
 * Reads a filled-in workbook (XLSX), or its sheet of costs (CSV): all that could be read, beside a sentence for all that
 * could not. Refuses a file of which nothing can be told: too large, locked, with macros, damaged, or something else.
 */
export async function readCostFile(
  file: ChosenFile,
  asked: CostSheet,
  today: Day,
): Promise<Verdict<WorkbookReading, FileTrouble>> {
  const sheets = await openSheets(file, [sheetNames.costs, sheetNames.central]);
  if (!sheets.ok) return sheets;
  const named = (wanted: string) =>
    sheets.value.find(({ name }) => name !== null && same(name, wanted)) ?? null;
  const costs = named(sheetNames.costs) ?? sheets.value[0];
  return yes(costs ? readSheets(costs, named(sheetNames.central), asked, today) : nothing);
}

const nothing: WorkbookReading = { models: [], central: noCentralCosts, problems: [], notes: [] };

function readSheets(costs: Sheet, central: Sheet | null, asked: CostSheet, today: Day): WorkbookReading {
  const findings: Findings = { problems: [], notes: [] };
  if (!checkPurpose(costs, asked, today, findings)) return { ...nothing, ...findings };
  const shared = central ? readCentral(central, asked, findings) : noCentralCosts;
  return { models: readCosts(costs, asked, shared, findings), central: shared, ...findings };
}
