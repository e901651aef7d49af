import type { Day, Instant } from "#app/domain/calendar.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A sitting that is near, and the members of its day. */
export type SittingSoon = {
  readonly id: string;
  readonly forum: string;
  readonly sitsAt: Instant;
  readonly members: readonly string[];
};

/** The sittings until an instant of which nobody was reminded, held against other processes. */
export async function lockSittingsToRemind(
  tx: Tx,
  now: Instant,
  until: Instant,
): Promise<readonly SittingSoon[]> {
  return tx.$queryRaw<SittingSoon[]>`
    SELECT s.id, f.title AS forum, s.sits_at AS "sitsAt", ARRAY(
      SELECT m.account_id FROM forum_member m WHERE m.forum_id = s.forum_id AND m.from_on <= (s.sits_at AT TIME ZONE 'Europe/London')::date
        AND (m.to_on IS NULL OR m.to_on > (s.sits_at AT TIME ZONE 'Europe/London')::date) ORDER BY m.account_id) AS members
    FROM sitting s JOIN forum f ON f.id = s.forum_id
    WHERE s.sits_at > ${now}::timestamptz AND s.sits_at <= ${until}::timestamptz AND s.closed_at IS NULL AND s.reminded_at IS NULL
    ORDER BY s.sits_at, s.id FOR UPDATE OF s SKIP LOCKED`;
}

/** A limit that runs out before anybody is placed under it. `lastOn` is the last day on which it holds. */
export type LimitRunningOut = {
  readonly caseId: string;
  readonly requestId: string;
  readonly reference: string;
  readonly askedBy: string;
  readonly lastOn: Day;
};

/**
 * The limits set last for requests that are still open and not placed, which expire after today and by a day; the soonest
 * first. Whoever acts for a council sees its own.
 */
export async function limitsRunningOut(tx: Tx, today: Day, until: Day): Promise<readonly LimitRunningOut[]> {
  const rows = await tx.$queryRaw<(Omit<LimitRunningOut, "lastOn"> & { lastOn: Date })[]>`
    SELECT c.id AS "caseId", c.request_id AS "requestId", r.reference, c.asked_by AS "askedBy", d.expires_on - 1 AS "lastOn"
    FROM panel_decision d JOIN panel_case c ON c.id = d.case_id JOIN placement_request r ON r.id = c.request_id
    WHERE d.expires_on > ${today}::date AND d.expires_on <= ${until}::date AND r.archived_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.request_id = r.id AND p.cancelled_on IS NULL)
      AND NOT EXISTS (SELECT 1 FROM panel_decision later JOIN panel_case o ON o.id = later.case_id
        WHERE o.request_id = c.request_id AND later.limit_weekly_pence IS NOT NULL AND later.decided_at > d.decided_at)
    ORDER BY d.expires_on, r.reference`;
  return rows.map(({ lastOn, ...row }) => ({ ...row, lastOn: fromColumn(lastOn) }));
}
