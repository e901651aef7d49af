import { z } from "zod";
import { repricedPlacements } from "#app/data/brokerage/repriced-placements.server.ts";
import { repricings } from "#app/data/brokerage/repricings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { pence } from "#app/domain/money.ts";
import { found, guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";
import { skippedWords } from "./new-price-words.ts";
import { partInWords } from "./proposal-view.ts";

/** The placements of a proposal with their weeks before and after, as a file. */
export const loader = guardLoader(
  {
    area: "brokerage",
    permission: "placement:read",
    params: z.object({ repricingId: z.uuid(), format: fileFormat }),
  },
  async ({ actor, params }) => {
    const { batch, placements } = await reading(actor, async (tx) => ({
      batch: found((await repricings(tx, params.repricingId))[0]),
      placements: await repricedPlacements(tx, params.repricingId, "all"),
    }));
    return fileOf(params.format, {
      name: `new-prices-from-${batch.effectiveOn}`,
      columns: [
        ...["placement", "person_reference", "provider", "lot", "week_before_pounds", "week_after_pounds"],
        ...["public_week_more_pounds", "parts", "funding_fixed_anew", "passed_over"],
      ],
      rows: placements.map((one) => [
        ...[one.reference, one.personRef, one.provider, one.lot],
        ...[{ pence: one.weeklyBefore }, { pence: one.weeklyAfter }],
        { pence: pence(one.publicAfter - one.publicBefore) },
        ...[one.parts.map(partInWords).join("; "), one.refunded ? "yes" : "no"],
        one.skippedBecause ? skippedWords[one.skippedBecause] : "",
      ]),
    });
  },
);
