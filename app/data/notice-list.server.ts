import type { Day } from "#app/domain/calendar.ts";
import { toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { Prisma } from "./generated/client.ts";
import { noticesWhere, type NoticeOnFile, type NoticeSubjectKind } from "./notices.server.ts";

/** What somebody asks of the notices: null asks nothing. "open" are those due or overdue. */
export type NoticeQuestion = {
  readonly state: "open" | "overdue" | "filed" | "exempt" | null;
  readonly about: NoticeSubjectKind | null;
};

/** How many notices of the actor's commissioner answer the question. */
export async function countNotices(tx: Tx, question: NoticeQuestion, today: Day): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM notice_obligation n WHERE ${conditionOf(question, today)}`;
  return row?.count ?? 0;
}

/** The notices of the actor's commissioner that answer the question, due soonest first. */
export function noticesAsked(
  tx: Tx,
  question: NoticeQuestion,
  today: Day,
  page?: { readonly limit: number; readonly offset: number },
): Promise<readonly NoticeOnFile[]> {
  return noticesWhere(tx, conditionOf(question, today), page);
}

/** The notices that are overdue, or due by a day. */
export function noticesDueBy(tx: Tx, day: Day): Promise<readonly NoticeOnFile[]> {
  return noticesWhere(tx, Prisma.sql`n.filed_on IS NULL AND n.due_on <= ${toColumn(day)}::date`);
}

function conditionOf({ state, about }: NoticeQuestion, today: Day): Prisma.Sql {
  const ofState = {
    open: Prisma.sql`n.due_on IS NOT NULL AND n.filed_on IS NULL`,
    overdue: Prisma.sql`n.due_on < ${toColumn(today)}::date AND n.filed_on IS NULL`,
    filed: Prisma.sql`n.filed_on IS NOT NULL`,
    exempt: Prisma.sql`n.due_on IS NULL`,
  };
  return Prisma.join(
    [
      state === null ? Prisma.sql`true` : ofState[state],
      about === null ? Prisma.sql`true` : Prisma.sql`n.subject_kind = ${about}::notice_subject`,
    ],
    " AND ",
  );
}
