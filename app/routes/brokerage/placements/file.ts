import { z } from "zod";
import { placementsAsked, type ListedPlacement } from "#app/data/brokerage/placement-list.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { placementLooks } from "#app/components/placement/placement-words.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { readPlacementQuestion } from "#app/web/placement-question.server.ts";
import { fileFormat, fileOf, type FileTable } from "#app/web/sheet-file.server.ts";

/** The placements that the list shows, with the same filters, as a file. */
export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const table = await reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const question = readPlacementQuestion(url.searchParams);
      return tableOf(await placementsAsked(tx, question, today, "all"), today);
    });
    return fileOf(params.format, table);
  },
);

function tableOf(placements: readonly ListedPlacement[], today: Day): FileTable {
  return {
    name: `placements-on-${today}`,
    columns: [
      ...["placement", "person_reference", "status", "provider", "location", "lot", "from"],
      ...["ended_before", "weekly_price_pounds", "funders", "section_117", "nhs_share_unconfirmed"],
    ],
    rows: placements.map((one) => [
      ...[one.reference, one.personRef, placementLooks[one.status].word, one.provider, one.location, one.lot],
      ...[one.fromOn, one.toOn ?? "", { pence: one.weekly }, one.streams.join(" ")],
      ...[one.section117 ? "yes" : "no", one.unconfirmed ? "yes" : "no"],
    ]),
  };
}
