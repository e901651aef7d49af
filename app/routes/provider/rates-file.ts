import { z } from "zod";
import { reading } from "#app/data/db.server.ts";
import { rateCard } from "#app/data/rate-cards.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { rateFile } from "#app/web/rate-file.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";

/** A provider's own rates, past ones and those to come included, as a file. */
export const loader = guardLoader(
  { area: "provider", permission: "organisation:manage", params: z.object({ format: fileFormat }) },
  async ({ actor, params }) => {
    const rates = await reading(actor, (tx) => rateCard(tx, actor.providerId));
    return fileOf(params.format, rateFile("our-rates", rates));
  },
);
