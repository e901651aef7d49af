import { randomBytes } from "node:crypto";
import type { Day } from "#app/domain/calendar.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A person whose placements have all ended, by the pseudonymous reference. */
export type EndedThread = {
  readonly personRef: string;
  readonly placements: number;
  readonly lastEndedOn: Day;
};

/** Threads in which nothing runs and no request is open, the longest ended first; erased ones are left out. */
export async function endedThreads(tx: Tx, personRef: string | null = null): Promise<readonly EndedThread[]> {
  const rows = await tx.$queryRaw<(Omit<EndedThread, "lastEndedOn"> & { lastEndedOn: Date })[]>`
    SELECT p.person_ref AS "personRef", count(*)::int AS placements, max(coalesce(p.to_on, p.cancelled_on)) AS "lastEndedOn" FROM placement p
    WHERE ${personRef}::text IS NULL OR p.person_ref = ${personRef}::text
    GROUP BY p.person_ref
    HAVING bool_and(coalesce(p.to_on, p.cancelled_on) IS NOT NULL) AND bool_and(p.erased_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM placement_request q WHERE q.person_ref = p.person_ref AND q.archived_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM placement made WHERE made.request_id = q.id))
    ORDER BY 3, 1 LIMIT 500`;
  return rows.map(({ lastEndedOn, ...row }) => ({ ...row, lastEndedOn: fromColumn(lastEndedOn) }));
}

/** Takes from a thread what could lead to the person, under a reference drawn by lot. Answers that and how many placements. */
export async function erasePerson(tx: Tx, personRef: string, now: Date) {
  const other = `X-${BigInt(`0x${randomBytes(7).toString("hex")}`)}`.slice(0, 20);
  const [row] = await tx.$queryRaw<{ placements: number }[]>`
    SELECT app.erase_person(${personRef}, ${other}, ${now}) AS placements`;
  return { other, placements: row?.placements ?? 0 };
}

/** A placement of the thread, for the trail. */
export async function placementIdsOf(tx: Tx, personRef: string): Promise<readonly string[]> {
  const rows = await tx.placement.findMany({ where: { personRef }, select: { id: true } });
  return rows.map(({ id }) => id);
}
