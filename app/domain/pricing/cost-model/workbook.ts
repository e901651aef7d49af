import type { Day } from "../../calendar.ts";
import type { Decimal4 } from "../../money.ts";
import type { CostLine, CostTemplate } from "./template.ts";

/** A template as a workbook needs it: a central line may be given once and shared between the homes. */
export type SheetTemplate = Omit<CostTemplate, "lines" | "drivers"> & {
  readonly lines: readonly SheetLine[];
};

/** A line as a workbook needs it. */
export type SheetLine = Pick<CostLine, "code" | "group" | "name" | "form" | "contested" | "kind">;

/** A figure that stands behind the lines: occupancy, hours, pay. A share is below or at one: 0.925 is 92.5%. */
export type SheetDriver = {
  readonly code: string;
  readonly label: string;
  /** What it is counted in: "of the beds", "an hour". */
  readonly unit: string;
  readonly kind: "amount" | "share" | "hours" | "minutes" | "ratio" | "count";
  readonly form: CostLine["form"];
  readonly hint: string | null;
};

/** A home of the application: one column of the workbook. */
export type SheetHome = { readonly locationId: string; readonly name: string };

/** How a central cost is shared. A figure of each home is asked, unless it goes by its units or is the same for all. */
export type SharingKey = { readonly code: string; readonly label: string; readonly asksFigures: boolean };

/** What a workbook is made for, and is read against. */
export type CostSheet = {
  readonly template: SheetTemplate;
  readonly drivers: readonly SheetDriver[];
  readonly homes: readonly SheetHome[];
  readonly keys: readonly SharingKey[];
  readonly form: CostLine["form"];
  /** The year whose prices are asked. */
  readonly year: { readonly from: Day; readonly to: Day };
};

/** What is known of one home; a figure that was left blank, or could not be read, is not there. */
export type HomeFigures = {
  readonly locationId: string;
  readonly basePriceDay: Day | null;
  /** By the code of the line. */
  readonly lines: ReadonlyMap<string, Decimal4>;
  /** By the code of the driver. */
  readonly drivers: ReadonlyMap<string, Decimal4>;
};

/** Costs of the head office for a year, and how they are shared; maps go by the home's location. */
export type CentralCosts = {
  readonly unitsAYear: ReadonlyMap<string, Decimal4>;
  readonly costs: readonly CentralCost[];
};

/** One central line for all homes together. */
export type CentralCost = {
  readonly line: string;
  readonly poundsAYear: Decimal4;
  readonly key: string;
  readonly shares: ReadonlyMap<string, Decimal4>;
};

/** What stands against one cell, row or column of a workbook, in a sentence that names the place, the line and the rule. */
export type SheetProblem = {
  /** Null in a CSV file, which is one sheet without a name. */
  readonly sheet: string | null;
  /** The cell, like "C14", or null where no one cell is meant. */
  readonly cell: string | null;
  /** The code of the line or the driver. */
  readonly line: string | null;
  /** The location of the home. */
  readonly home: string | null;
  readonly sentence: string;
};

/** All that could be read, beside all that could not. */
export type WorkbookReading = {
  readonly models: readonly HomeFigures[];
  readonly central: CentralCosts;
  readonly problems: readonly SheetProblem[];
  /** What was read otherwise than it was written, and what was left out. */
  readonly notes: readonly string[];
};

/** The lines and drivers that a form asks, in the template's order. */
export function askedOnSheet({ template, drivers, form }: CostSheet): {
  readonly lines: readonly SheetLine[];
  readonly drivers: readonly SheetDriver[];
} {
  const asked = (one: { readonly form: CostLine["form"] }) => form === "full" || one.form === "short";
  return { lines: template.lines.filter(asked), drivers: drivers.filter(asked) };
}
