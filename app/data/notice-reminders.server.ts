import type { Day, Instant } from "#app/domain/calendar.ts";
import { fromColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** A notice that is due soon and not filed, with the people who file it. */
export type NoticeToRemind = {
  readonly id: string;
  readonly title: string;
  readonly subjectTitle: string;
  readonly dueOn: Day;
  readonly commissionerId: string;
  readonly recipients: readonly string[];
};

/** Which of the two reminders. */
export type ReminderStep = "early" | "late";

/** The notices due from today until a day of which this reminder has not gone, held against other processes. */
export async function lockNoticesToRemind(
  tx: Tx,
  step: ReminderStep,
  today: Day,
  until: Day,
): Promise<readonly NoticeToRemind[]> {
  const rows = await tx.$queryRaw<(Omit<NoticeToRemind, "dueOn"> & { readonly dueOn: Date })[]>`
    SELECT n.id, n.title, n.subject_title AS "subjectTitle", n.due_on AS "dueOn", n.commissioner_id AS "commissionerId",
      ARRAY(SELECT a.email FROM account a WHERE a.commissioner_id = n.commissioner_id AND a.deactivated_at IS NULL
        AND a.roles && ARRAY['commissioner', 'nhs']::text[] ORDER BY a.email) AS recipients
    FROM notice_obligation n
    WHERE n.due_on BETWEEN ${today}::date AND ${until}::date AND n.filed_on IS NULL
      AND CASE WHEN ${step} = 'late' THEN n.reminded_late_at ELSE coalesce(n.reminded_early_at, n.reminded_late_at) END IS NULL
    ORDER BY n.due_on, n.id FOR UPDATE OF n SKIP LOCKED`;
  return rows.map((row) => ({ ...row, dueOn: fromColumn(row.dueOn) }));
}

/** Notes that reminders went. */
export async function markNoticesReminded(tx: Tx, ids: readonly string[], step: ReminderStep, now: Instant) {
  const data = step === "late" ? { remindedLateAt: now } : { remindedEarlyAt: now };
  await tx.noticeObligation.updateMany({ where: { id: { in: [...ids] } }, data });
}

/** The contracts that have run out by a day without the notices of their end on file. */
export async function contractsRunOut(tx: Tx, today: Day): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT k.id FROM contract k WHERE k.ended_on IS NULL AND k.ends_on < ${today}::date
      AND NOT EXISTS (SELECT 1 FROM notice_obligation n WHERE n.subject_kind = 'CONTRACT' AND n.subject_id = k.id AND n.occasion = 'ending')
    ORDER BY k.id LIMIT 200`;
  return rows.map(({ id }) => id);
}
