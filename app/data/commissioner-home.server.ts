import type { Day, Instant } from "#app/domain/calendar.ts";
import { fromColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** Something that waits for a commissioner's decision; `count` where several of a kind wait in one round. */
export type Waiting = {
  readonly kind: "questions" | "to-publish" | "to-open" | "second-person" | "outcomes" | "letters";
  readonly roundId: string;
  readonly title: string;
  readonly count: number;
};

/** What waits in the rounds that the actor may see, rounds that close first. */
export async function waitingForDecision(tx: Tx, now: Instant): Promise<readonly Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    SELECT w.kind, w.round_id AS "roundId", r.title, w.count FROM (
      SELECT 'questions' AS kind, c.round_id, count(*)::int AS count FROM clarification c WHERE c.answered_at IS NULL GROUP BY c.round_id
      UNION ALL SELECT 'to-publish', d.id, 1 FROM round d WHERE d.published_at IS NULL
      UNION ALL SELECT CASE WHEN o.first_by IS NULL THEN 'to-open' ELSE 'second-person' END, x.id,
          (SELECT count(*)::int FROM application a WHERE a.round_id = x.id AND a.current_submission_id IS NOT NULL)
        FROM round x LEFT JOIN round_opening o ON o.round_id = x.id
        WHERE x.published_at IS NOT NULL AND x.closes_at <= ${now} AND o.opened_at IS NULL
      UNION ALL SELECT 'outcomes', l.round_id, count(*)::int FROM lot_outcome l WHERE l.approved_by IS NULL GROUP BY l.round_id
      UNION ALL SELECT 'letters', l.round_id, count(*)::int FROM lot_outcome l WHERE l.approved_by IS NOT NULL AND l.letter_at IS NULL GROUP BY l.round_id
    ) w JOIN round r ON r.id = w.round_id
    WHERE r.cancelled_at IS NULL AND (w.kind <> 'to-open' OR w.count > 0)
    ORDER BY r.closes_at, w.kind`;
}

type Evidence = { readonly upliftId: string; readonly title: string; readonly count: number };

/** How many proposed caps, prices above their cap and rates left to evidence wait for somebody other than the actor. */
export async function pricesToDecide(
  tx: Tx,
  accountId: string,
): Promise<{ readonly caps: number; readonly exceptions: number; readonly evidence: readonly Evidence[] }> {
  return {
    caps: await tx.capProposal.count({ where: { decidedBy: null, proposedBy: { not: accountId } } }),
    exceptions: await tx.exceptionRequest.count({
      where: { decidedBy: null, requestedBy: { not: accountId } },
    }),
    evidence: await tx.$queryRaw<Evidence[]>`
      SELECT u.id AS "upliftId", u.title, count(*)::int AS count FROM uplift_gate g JOIN uplift u ON u.id = g.uplift_id
      WHERE g.statement IS NOT NULL AND u.proposed_by <> ${accountId}::uuid
        AND NOT EXISTS (SELECT 1 FROM uplift_gate_decision d WHERE d.uplift_id = g.uplift_id AND d.rate_id = g.rate_id)
      GROUP BY u.id ORDER BY u.from_on`,
  };
}

/** A clock that runs out: an instant of a round, the end of a standstill, or a day by which a stop is reviewed. */
export type Clock =
  | {
      readonly kind: "opens" | "questions-close" | "closes" | "standstill-ends";
      readonly roundId: string;
      readonly title: string;
      readonly at: Instant;
    }
  | { readonly kind: "stop-review"; readonly title: string; readonly on: Day };

/** The clocks that run out from now until an instant, soonest first. */
export async function clocksUntil(tx: Tx, now: Instant, until: Instant): Promise<readonly Clock[]> {
  const rounds = await tx.$queryRaw<
    {
      kind: "opens" | "questions-close" | "closes" | "standstill-ends";
      roundId: string;
      title: string;
      at: Date;
    }[]
  >`
    SELECT c.kind, r.id AS "roundId", r.title, c.at FROM round r CROSS JOIN LATERAL (
      VALUES ('opens', r.opens_at), ('questions-close', r.clarifications_close_at), ('closes', r.closes_at),
        ('standstill-ends', (SELECT max(l.standstill_ends_at) FROM lot_outcome l WHERE l.round_id = r.id AND l.admitted_at IS NULL))
    ) AS c (kind, at)
    WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND c.at > ${now} AND c.at <= ${until} ORDER BY c.at`;
  const stops = await tx.$queryRaw<{ title: string; on: Date }[]>`
    SELECT p.name AS title, s.review_on AS "on" FROM placement_stop s JOIN provider p ON p.id = s.provider_id
    WHERE s.lifted_at IS NULL AND s.review_on >= app.today() AND s.review_on <= (${until}::timestamptz AT TIME ZONE 'Europe/London')::date AND s.ends_on > app.today()
    ORDER BY s.review_on, p.name`;
  return [
    ...rounds,
    ...stops.map(({ title, on }) => ({ kind: "stop-review" as const, title, on: fromColumn(on) })),
  ];
}
