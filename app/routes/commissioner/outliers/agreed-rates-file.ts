import { z } from "zod";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { agreedRows, type AgreedRow } from "#app/web/agreed-rates.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";

/** The agreed market rates as a file; of too few providers the group alone. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params }) => {
    const { rows, today } = await reading(actor, async (tx, now) => ({
      rows: await agreedRows(tx, actor, null, dayOf(now)),
      today: dayOf(now),
    }));
    return fileOf(params.format, {
      name: `agreed-market-rates-on-${today}`,
      columns: [
        ...["lot", "line", "client_group", "region", "unit", "prices", "providers"],
        ...["lower_quartile", "median", "upper_quartile", "of_what_was_asked_per_cent"],
      ],
      rows: rows.map((row) => [
        ...[row.lot, row.line ?? "", row.group, row.region, row.unit],
        ...figuresOf(row),
      ]),
    });
  },
);

function figuresOf({ figures, without }: AgreedRow) {
  if (!figures) return [without, "", "", "", "", ""];
  const { prices, providers, quartiles, kept } = figures;
  const money = (figure: number) => ({ pence: pence(Math.round(figure)) });
  return [
    ...[String(prices), String(providers)],
    ...[money(quartiles.lower), money(quartiles.median), money(quartiles.upper)],
    String(Math.round(kept * 1000) / 10),
  ];
}
