import { z } from "zod";
import { savingKindWords, savingLooks } from "#app/components/brokerage/enquiry-words.ts";
import { savingsAsked } from "#app/data/brokerage/savings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";
import { readSavingsQuestion } from "./savings-question.server.ts";

/** The savings that the page shows, with the same filters, as a file. */
export const loader = guardLoader(
  { area: "brokerage", permission: "saving:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const { savings, today } = await reading(actor, async (tx, now) => ({
      savings: await savingsAsked(tx, readSavingsQuestion(url.searchParams)),
      today: dayOf(now),
    }));
    return fileOf(params.format, {
      name: `savings-on-${today}`,
      columns: [
        ...[
          "saving_id",
          "reference",
          "provider",
          "kind",
          "state",
          "saved_a_week",
          "saved_once",
          "from",
          "to",
        ],
        ...["part_year", "full_year", "evidence_id", "words"],
      ],
      rows: savings.map((saving) => [
        ...[saving.id, saving.reference ?? "", saving.provider ?? "", savingKindWords[saving.kind]],
        savingLooks[saving.state].word,
        saving.weekly === null ? "" : { pence: saving.weekly },
        saving.once === null ? "" : { pence: saving.once },
        ...[saving.fromOn, saving.toOn ?? ""],
        { pence: saving.partYear },
        { pence: saving.fullYear },
        ...[saving.evidenceId ?? "", saving.words],
      ]),
    });
  },
);
