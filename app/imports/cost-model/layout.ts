import type { CostSheet, SheetDriver, SheetLine } from "#app/domain/pricing/cost-model/workbook.ts";
import { askedOnSheet } from "#app/domain/pricing/cost-model/workbook.ts";

/** The names of the sheets. */
export const sheetNames = { costs: "Costs", central: "Central costs", help: "Help" } as const;

/** The columns before those of the homes, in their order. */
export const costColumns = ["Line code", "Group", "Line", "Unit"] as const;
export const centralColumns = ["Line code", "Line", "Pounds a year", "Shared by"] as const;

/** What the first column says in the rows that hold no line. */
export const rowCodes = {
  template: "Template",
  version: "Version",
  year: "Year from",
  location: "Location",
  basePriceDay: "base-price-day",
  unitsAYear: "units-a-year",
} as const;

/** The names of the cells that say what the workbook was made for. */
export const cellNames = {
  template: "careframe_template",
  version: "careframe_version",
  year: "careframe_year",
} as const;

/** The group under which the rows before the lines stand. */
export const aboutGroup = "About the service";

/** What a line of the template is asked in. */
export const poundsUnit = (unit: string) => `£ per ${unit}`;

/** The code that a driver's row bears, so that it is never taken for a line. */
export function driverCode({ code }: SheetDriver): string {
  return `driver.${code}`;
}

/** The lines that the sheet of central costs asks. */
export function centralLines(sheet: CostSheet): readonly SheetLine[] {
  return askedOnSheet(sheet).lines.filter(({ kind }) => kind === "central");
}
