import type { HomeCosts } from "#app/data/application/costs.server.ts";
import { checkCentral } from "#app/domain/pricing/cost-model/central.ts";
import { centralRefusalInWords } from "#app/domain/pricing/cost-model/words.ts";
import type { CostSheet, WorkbookReading } from "#app/domain/pricing/cost-model/workbook.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { readCostFile } from "#app/imports/cost-model/read-cost-file.ts";
import type { ChosenFile } from "#app/imports/spreadsheet/open-sheets.ts";
import type { FileTrouble } from "#app/imports/spreadsheet/trouble.ts";
import { centralDoubt, sheetOf, usable } from "./cost-sheet.server.ts";
import { carriedText } from "./carried-figures.server.ts";
import type { LotOfCosts } from "./cost-page.server.ts";
import type { Draft } from "#app/data/application/drafts.server.ts";

/** What was read of a spreadsheet, and what of it can be used. */
export type CostPreview = {
  readonly sheet: CostSheet;
  readonly reading: WorkbookReading;
  /** How many homes nothing stands against, and which were read but cannot be used. */
  readonly good: number;
  readonly bad: readonly string[];
  /** Whether central costs can be used. */
  readonly central: boolean;
  readonly figures: string;
};

/** Reads a spreadsheet against what its lot asks: as the full form, or as the short one where the full form's rows are not there. */
export async function previewOf(
  file: ChosenFile,
  { draft, costs }: LotOfCosts & { readonly draft: Draft },
  nameOf: (home: HomeCosts) => string,
): Promise<Verdict<CostPreview, FileTrouble>> {
  const day = draft.round.effectiveOn;
  const whole = sheetOf(costs, "full", nameOf);
  const full = await readCostFile(file, whole, day);
  if (!full.ok) return full;
  const onlyFull = new Set(
    costs.template.lines.filter((line) => line.form === "full").map(({ code }) => code),
  );
  const lacks = full.value.problems.some(
    ({ cell, home, line }) => cell === null && home === null && line !== null && onlyFull.has(line),
  );
  const sheet = lacks ? sheetOf(costs, "short", nameOf) : whole;
  const read = lacks ? await readCostFile(file, sheet, day) : full;
  if (!read.ok) return read;
  const reading = withDoubts(read.value, sheet, costs.template);
  const found = usable(reading, costs, sheet.form);
  const used = new Set(found.models.map(({ locationId }) => locationId));
  return yes({
    ...{ sheet, reading, good: found.models.length, central: found.central !== null },
    bad: sheet.homes
      .filter(
        ({ locationId }) =>
          !used.has(locationId) && reading.models.some((model) => model.locationId === locationId),
      )
      .map(({ name }) => name),
    figures: carriedText(found),
  });
}

/** A reading with what stands against its central costs as a whole. */
function withDoubts(
  reading: WorkbookReading,
  sheet: CostSheet,
  template: Parameters<typeof checkCentral>[1],
): WorkbookReading {
  const problem = (sentence: string) => ({
    ...{ sheet: "Central costs", cell: null, line: null, home: null, sentence },
  });
  const doubt = centralDoubt(reading);
  if (doubt !== null) return { ...reading, problems: [...reading.problems, problem(doubt)] };
  const { central } = usable(reading, { template, central: null }, sheet.form);
  const checked = central && checkCentral(central, template);
  if (!checked || checked.ok) return reading;
  const nameOf = (code: string) =>
    sheet.homes.find(({ locationId }) => locationId === code)?.name ??
    template.lines.find((line) => line.code === code)?.name ??
    code;
  const sentence = `The sheet “Central costs”: ${centralRefusalInWords(checked.why, nameOf)}.`;
  return { ...reading, problems: [...reading.problems, problem(sentence)] };
}
