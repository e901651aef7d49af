import { z } from "zod";
import { directionWords, flagLooks, kindWords, reasonWords } from "#app/components/outliers/flag-words.ts";
import { reading } from "#app/data/db.server.ts";
import { flagsAsked, type QueuedFlag } from "#app/data/outliers/flag-queue.server.ts";
import { clientGroupInWords } from "#app/domain/benchmark/client-group.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { readFlagQuestion } from "#app/web/outlier-question.server.ts";
import { fileFormat, fileOf, type FileTable } from "#app/web/sheet-file.server.ts";

/** The prices that the queue shows, with the same filters, as a file. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const table = await reading(actor, async (tx, now) => {
      const question = readFlagQuestion(url.searchParams, actor);
      return tableOf(await flagsAsked(tx, question, "all"), dayOf(now));
    });
    return fileOf(params.format, table);
  },
);

function tableOf(flags: readonly QueuedFlag[], today: Day): FileTable {
  return {
    name: `prices-out-of-line-on-${today}`,
    columns: [
      ...["kind", "what", "provider", "lot", "client_group", "direction", "signals", "unit", "price"],
      ...["price_a_week", "compared_with", "compared_with_pounds", "compared_with_per", "at_stake_a_year"],
      "learning_disability",
      ...["section_117", "nhs_share", "state", "reason", "check_the_data_first", "assigned_to", "since"],
      ...["agreed_a_week"],
    ],
    rows: flags.map((flag) => [
      ...[kindWords[flag.kind], flag.what, flag.provider, flag.lot, clientGroupInWords(flag.clientGroup)],
      ...[directionWords[flag.direction], String(flag.signals), flag.unit],
      { pence: flag.pence },
      flag.weekly === null ? "" : { pence: flag.weekly },
      flag.against,
      { pence: flag.againstPence },
      flag.againstUnit,
      { pence: flag.atStake },
      ...[yesNo(flag.learningDisability), yesNo(flag.section117), yesNo(flag.nhsShare)],
      ...[flagLooks[flag.state].word, flag.reason ? reasonWords[flag.reason] : "", yesNo(flag.checkData)],
      ...[flag.assignee ?? "", dayOf(flag.openedAt)],
      flag.agreed === null ? "" : { pence: flag.agreed },
    ]),
  };
}

function yesNo(answer: boolean): string {
  return answer ? "yes" : "no";
}
