import { z } from "zod";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { guardLoader, notFound } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";
import { providersPage } from "./providers-page.server.ts";

/** The providers that the page shows, as a file. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const { page, today } = await reading(actor, async (tx, now) => ({
      page: await providersPage(tx, actor, url.searchParams, dayOf(now)),
      today: dayOf(now),
    }));
    if (page.unknown) throw notFound();
    return fileOf(params.format, {
      name: `prices-by-provider-on-${today}`,
      columns: [
        ...["provider", "lot", "placements", "mean_price_to_expected_per_cent", "to_ask_about"],
        ...["at_stake_above_a_year", "at_stake_below_a_year"],
      ],
      rows: page.rows.map((row) => [
        ...[row.name, page.lot?.text ?? "", String(row.placements)],
        ...[row.ratio === null ? "" : String(Math.round(row.ratio * 1000) / 10), String(row.flags)],
        { pence: row.highPence },
        { pence: row.lowPence },
      ]),
    });
  },
);
