import { z } from "zod";
import { reading } from "#app/data/db.server.ts";
import { placementsWithoutNhs } from "#app/data/outliers/no-nhs-share.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";
import { readNoNhsQuestion } from "./no-nhs-question.server.ts";

/** The placements that the report shows, with the same filters, as a file. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const { rows, today } = await reading(actor, async (tx, now) => {
      const question = await readNoNhsQuestion(tx, actor, url.searchParams, dayOf(now));
      const asked = { ...question, today: dayOf(now) };
      return { rows: await placementsWithoutNhs(tx, asked, "all"), today: asked.today };
    });
    return fileOf(params.format, {
      name: `placements-without-an-nhs-share-on-${today}`,
      columns: ["placement", "section_117", "learning_disability", "provider", "lot", "from", "price_a_week"],
      rows: rows.map((row) => [
        ...[row.reference, row.section117 ? "yes" : "no", row.learningDisability ? "yes" : "no"],
        ...[row.provider, row.lot, row.fromOn],
        { pence: row.weekly },
      ]),
    });
  },
);
