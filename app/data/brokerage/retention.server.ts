import { randomBytes } from "node:crypto";
import type { Day } from "#app/domain/calendar.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A person with whom nothing runs and for whom nothing is looked for, by the pseudonymous reference. */
export type EndedThread = {
  readonly personRef: string;
  readonly placements: number;
  readonly requests: number;
  /** From which day the years of retention are counted: that after the last one, or of the cancellation or the archiving. */
  readonly lastEndedOn: Day;
  /** The last day on which anything of it ran, or was cancelled or archived. */
  readonly lastDay: Day;
};

/**
 * Threads in which nothing runs and no request is open, the longest ended first; erased ones are left out. A placement
 * ends with its last day or its cancellation, a request that led to none when it was archived.
 */
export async function endedThreads(tx: Tx, personRef: string | null = null): Promise<readonly EndedThread[]> {
  const rows = await tx.$queryRaw<
    (Omit<EndedThread, "lastEndedOn" | "lastDay"> & { lastEndedOn: Date; lastDay: Date })[]
  >`
    SELECT t.person_ref AS "personRef", sum(t.placed)::int AS placements, sum(1 - t.placed)::int AS requests, max(t.ended_on) AS "lastEndedOn",
      max(t.last_day) AS "lastDay"
    FROM (SELECT person_ref, 1 AS placed, coalesce(to_on, cancelled_on) AS ended_on, coalesce(to_on - 1, cancelled_on) AS last_day, erased_at FROM placement UNION ALL
      SELECT person_ref, 0, (archived_at AT TIME ZONE 'Europe/London')::date, (archived_at AT TIME ZONE 'Europe/London')::date, erased_at FROM placement_request
      WHERE placed_at IS NULL) t
    WHERE ${personRef}::text IS NULL OR t.person_ref = ${personRef}::text
    GROUP BY t.person_ref HAVING bool_and(t.ended_on IS NOT NULL) AND bool_and(t.erased_at IS NULL)
    ORDER BY 4, 1 LIMIT 500`;
  return rows.map(({ lastEndedOn, lastDay, ...row }) => ({
    ...{ ...row, lastEndedOn: fromColumn(lastEndedOn), lastDay: fromColumn(lastDay) },
  }));
}

/** Takes from a thread what could lead to the person, under a reference drawn by lot. Answers that and how many placements. */
export async function erasePerson(tx: Tx, personRef: string, now: Date) {
  const other = `X-${BigInt(`0x${randomBytes(7).toString("hex")}`)}`.slice(0, 20);
  const [row] = await tx.$queryRaw<{ placements: number }[]>`
    SELECT app.erase_person(${personRef}, ${other}, ${now}) AS placements`;
  return { other, placements: row?.placements ?? 0 };
}

/** What the trail says was erased: the first placement of a thread, or of one without any its first request. */
export async function headOfThread(
  tx: Tx,
  personRef: string,
): Promise<{ readonly kind: "placement" | "request"; readonly id: string } | undefined> {
  const [head] = await tx.$queryRaw<{ kind: "placement" | "request"; id: string }[]>`
    (SELECT 'placement' AS kind, id FROM placement WHERE person_ref = ${personRef} ORDER BY created_at, id LIMIT 1) UNION ALL
    (SELECT 'request', id FROM placement_request WHERE person_ref = ${personRef} ORDER BY created_at, id LIMIT 1) LIMIT 1`;
  return head;
}
