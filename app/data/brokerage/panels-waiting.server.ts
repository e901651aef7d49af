import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";
import { agendaOf } from "./panel-cases.server.ts";

/** An open sitting as somebody of the council sees it: whether they sit in it, and what waits on its agenda. */
export type OpenSitting = {
  readonly id: string;
  readonly forumId: string;
  readonly forum: string;
  readonly packDays: number;
  readonly sitsAt: Instant;
  readonly packSentAt: Instant | null;
  readonly seated: boolean;
  /** The cases to decide, and those among them that this person did not put. */
  readonly cases: number;
  readonly forOthers: number;
};

/** The sittings of the council that are not closed, the soonest first. */
export async function openSittings(tx: Tx, accountId: string): Promise<readonly OpenSitting[]> {
  const rows = await tx.$queryRaw<Omit<OpenSitting, "cases" | "forOthers">[]>`
    SELECT s.id, s.forum_id AS "forumId", f.title AS forum, f.pack_days AS "packDays", s.sits_at AS "sitsAt", s.pack_sent_at AS "packSentAt",
      EXISTS (SELECT 1 FROM forum_member m WHERE m.forum_id = f.id AND m.account_id = ${accountId}::uuid
        AND m.from_on <= (s.sits_at AT TIME ZONE 'Europe/London')::date
        AND (m.to_on IS NULL OR m.to_on > (s.sits_at AT TIME ZONE 'Europe/London')::date)) AS seated
    FROM sitting s JOIN forum f ON f.id = s.forum_id WHERE s.closed_at IS NULL ORDER BY s.sits_at, s.id`;
  const open: OpenSitting[] = [];
  for (const row of rows) {
    const waiting = (await agendaOf(tx, row)).filter((one) => !one.decided && one.withdrawnAt === null);
    const forOthers = waiting.filter(({ askedBy }) => askedBy !== accountId).length;
    open.push({ ...row, cases: waiting.length, forOthers });
  }
  return open;
}
