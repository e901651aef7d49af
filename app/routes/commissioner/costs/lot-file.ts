import { z } from "zod";
import { sectionsForStaff } from "#app/components/costs/cost-rows.ts";
import type { Pence } from "#app/domain/money.ts";
import { reading } from "#app/data/db.server.ts";
import { comparisonOf, costFilterOf, filtered, lotOfPage } from "#app/web/cost-comparison.server.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf, type FileCell } from "#app/web/sheet-file.server.ts";

/** The comparison of a lot's cost models, filtered as its page is, as a file. */
export const loader = guardLoader(
  {
    ...{ area: "commissioner", permission: "evaluation:read" },
    params: byId("roundId", "lotId").and(z.object({ format: fileFormat })),
  },
  async ({ actor, params, url }) => {
    const { lot, terms, models } = await reading(actor, async (tx, now) =>
      found((await lotOfPage(tx, actor, params, now)).open),
    );
    const comparison = comparisonOf(terms, filtered(models, costFilterOf(url)));
    return fileOf(params.format, {
      name: `costs-lot-${lot.number}`,
      columns: ["group", "line", "unit", "lower_quartile", "median", "upper_quartile", "providers"],
      rows: sectionsForStaff(terms.template, comparison, null).flatMap(({ name, rows }) =>
        rows.map((row) => [
          ...[name, row.name, terms.template.unit, cell(row.lower), cell(row.median), cell(row.upper)],
          row.providers === null ? "" : `${row.providers}`,
        ]),
      ),
    });
  },
);

/** A figure that too few stand behind stays empty. */
function cell(amount: Pence | null): FileCell {
  return amount === null ? "" : { pence: amount };
}
