import { z } from "zod";
import { reading } from "#app/data/db.server.ts";
import { noticesAsked } from "#app/data/notice-list.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { noticeLooks, noticeState } from "#app/components/contract/notice-words.ts";
import { regimeWords } from "#app/components/portal/round-words.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { readNoticeQuestion } from "#app/web/notice-question.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";

/** The notices that the page shows, with the same filters, as a file. */
export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read", params: z.object({ format: fileFormat }) },
  async ({ actor, params, url }) => {
    const { notices, today } = await reading(actor, async (tx, now) => ({
      notices: await noticesAsked(tx, readNoticeQuestion(url.searchParams), dayOf(now)),
      today: dayOf(now),
    }));
    return fileOf(params.format, {
      name: `notices-on-${today}`,
      columns: [
        ...[
          "notice",
          "about",
          "about_kind",
          "about_id",
          "regime",
          "state",
          "happened_on",
          "due_on",
          "calendar",
        ],
        ...[
          "why",
          "clause",
          "source",
          "to_be_confirmed",
          "not_owed_because",
          "filed_on",
          "filed_by",
          "evidence",
        ],
      ],
      rows: notices.map((notice) => [
        ...[notice.title, notice.subjectTitle, notice.subjectKind.toLowerCase(), notice.subjectId],
        ...[regimeWords[notice.regime], noticeLooks[noticeState(notice, today)].word, notice.eventOn],
        ...[notice.dueOn ?? "", notice.calendar, notice.why, notice.citation, notice.source],
        ...[notice.uncertain ? "yes" : "no", notice.exemptReason, notice.filedOn ?? ""],
        ...[notice.filedBy ?? "", notice.evidence],
      ]),
    });
  },
);
