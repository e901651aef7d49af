import { z } from "zod";
import type { HomeCosts } from "#app/data/application/costs.server.ts";
import { costCsv } from "#app/imports/cost-model/cost-csv.ts";
import { costWorkbook } from "#app/imports/cost-model/cost-workbook.ts";
import { knownFigures, sheetOf } from "./cost-sheet.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileWith } from "#app/web/sheet-file.server.ts";
import { lotAccess } from "../page.server.ts";
import { formOf, homeName, ownLotCosts } from "./cost-page.server.ts";

const params = z.object({ ...lotAccess.params.shape, format: fileFormat });

/** A lot's cost models as a spreadsheet to fill in, a column for each home, with what is saved. */
export const loader = guardLoader({ ...lotAccess, params }, async ({ actor, params, url }) => {
  const one = await ownLotCosts(actor, params);
  const form = formOf(one.draft, one.costs.homes[0] ?? null, url.searchParams.get("form"));
  const sheet = sheetOf(one.costs, form, (home: HomeCosts) => homeName(one, home));
  const known = knownFigures(one.costs, params.format);
  const name = `cost-models-lot-${one.lot.lot.number}-${form}-form`;
  return params.format === "csv"
    ? fileWith("csv", name, costCsv(sheet, known))
    : fileWith("xlsx", name, await costWorkbook(sheet, known));
});
