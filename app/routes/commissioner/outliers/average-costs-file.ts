import { z } from "zod";
import { reading } from "#app/data/db.server.ts";
import { averageCosts } from "#app/data/outliers/average-costs.server.ts";
import { ruleToday } from "#app/data/outliers/rule-of-finding.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { guardLoader, notFound } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";
import { lotAsked } from "./lot-asked.server.ts";

/** The months that the page shows, as a file. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const { rows, lot, today } = await reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const { lot, unknown } = await lotAsked(tx, actor, url.searchParams);
      if (unknown) throw notFound();
      const { leastProviders: least } = await ruleToday(tx, actor.commissionerId, today);
      const rows = lot ? await averageCosts(tx, { lotId: lot.value, months: 24, today, least }) : [];
      return { rows, lot: lot?.text ?? "", today };
    });
    return fileOf(params.format, {
      name: `average-weekly-cost-on-${today}`,
      columns: ["lot", "month", "average_a_week_rounded", "placements"],
      rows: rows.map(({ month, average, placements }) => [
        ...[lot, month],
        { pence: pence(average) },
        String(placements),
      ]),
    });
  },
);
