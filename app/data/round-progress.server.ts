import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "./db.server.ts";

/** How many have begun and how many have applied, which is all that may be counted before the opening. */
export type RoundProgress = {
  readonly started: number;
  readonly submitted: number;
  readonly waitingQuestions: number;
};

/** The counts of each round by its id. A round in which nothing happened is not among them. */
export async function progressOf(
  tx: Tx,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, RoundProgress>> {
  const rows = await tx.$queryRaw<(RoundProgress & { roundId: string })[]>`
    SELECT r.id AS "roundId", coalesce(a.started, 0)::int AS started, coalesce(a.submitted, 0)::int AS submitted, coalesce(c.waiting, 0)::int AS "waitingQuestions"
    FROM unnest(${[...roundIds]}::uuid[]) AS r (id)
    LEFT JOIN (SELECT round_id, count(*) AS started, count(current_submission_id) AS submitted FROM application GROUP BY round_id) a ON a.round_id = r.id
    LEFT JOIN (SELECT round_id, count(*) AS waiting FROM clarification WHERE answered_at IS NULL GROUP BY round_id) c ON c.round_id = r.id`;
  return new Map(rows.map(({ roundId, ...progress }) => [roundId, progress]));
}

/** Who has begun or applied, and when: nothing of what they say. */
export type Applicant = {
  readonly name: string;
  readonly reference: string;
  readonly startedAt: Instant;
  readonly submittedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
};

/** The applicants of a round, those who applied first, latest first. */
export async function applicantsOf(tx: Tx, roundId: string): Promise<readonly Applicant[]> {
  return tx.$queryRaw<Applicant[]>`
    SELECT p.name, a.reference, a.started_at AS "startedAt", s.submitted_at AS "submittedAt", a.withdrawn_at AS "withdrawnAt"
    FROM application a JOIN party p ON p.id = a.party_id LEFT JOIN submission s ON s.id = a.current_submission_id
    WHERE a.round_id = ${roundId}::uuid ORDER BY s.submitted_at DESC NULLS LAST, a.started_at DESC`;
}
