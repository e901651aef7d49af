import { z } from "zod";
import { reading } from "#app/data/db.server.ts";
import { placementsPriced } from "#app/data/outliers/provider-prices.server.ts";
import { providerNamed } from "#app/data/rate-cards.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { found, guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";

/** The placements of one provider against expected, as a file. */
export const loader = guardLoader(
  {
    ...{ area: "commissioner", permission: "outlier:read" },
    params: z.object({ providerId: z.uuid(), format: fileFormat }),
  },
  async ({ actor, params: { providerId, format } }) => {
    const { rows, name, today } = await reading(actor, async (tx, now) => ({
      name: found(await providerNamed(tx, providerId)).name,
      rows: await placementsPriced(tx, actor, providerId, dayOf(now)),
      today: dayOf(now),
    }));
    return fileOf(format, {
      name: `prices-of-a-provider-on-${today}`,
      columns: [
        ...["provider", "placement", "lot", "location", "from", "price_a_week", "expected_low", "expected"],
        ...["expected_high", "price_to_expected_per_cent"],
      ],
      rows: rows.map((row) => [
        ...[name, row.reference, row.lot, row.location, row.fromOn],
        { pence: row.weekly },
        ...[row.low, row.expected, row.high].map((sum) => (sum === null ? "" : { pence: sum })),
        row.expected === null ? "" : String(Math.round((row.weekly / row.expected) * 1000) / 10),
      ]),
    });
  },
);
