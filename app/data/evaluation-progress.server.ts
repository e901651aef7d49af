import type { Instant } from "#app/domain/calendar.ts";
import { openingState } from "#app/domain/evaluation/opening.ts";
import type { Progress } from "#app/domain/evaluation/progress.ts";
import type { Tx } from "./db.server.ts";
import { evaluatedRound } from "./evaluation-rounds.server.ts";

type Counts = Omit<Progress, "opening">;

/** How far a round's evaluation is, as the actor may see it; nothing for a round of another commissioner. */
export async function progressOf(tx: Tx, roundId: string, now: Instant): Promise<Progress | undefined> {
  const round = await evaluatedRound(tx, roundId);
  if (!round) return undefined;
  const [counts] = await tx.$queryRaw<Counts[]>`
    SELECT EXISTS (SELECT 1 FROM conflict_declaration d WHERE d.round_id = r.id AND d.account_id = app.account()) AS declared,
      (SELECT count(*)::int FROM panel_member p WHERE p.round_id = r.id) AS panel,
      (SELECT count(*)::int FROM submission s WHERE s.round_id = r.id AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL) AS applications,
      (SELECT coalesce(sum(jsonb_array_length(c.content -> 'lots')), 0)::int FROM submission_content c JOIN submission s ON s.id = c.submission_id
        WHERE c.round_id = r.id AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL) AS lots,
      (SELECT count(*)::int FROM lot_outcome o WHERE o.round_id = r.id) AS proposed,
      (SELECT count(*)::int FROM lot_outcome o WHERE o.round_id = r.id AND o.approved_at IS NOT NULL) AS approved,
      (SELECT count(*)::int FROM screening x WHERE x.round_id = r.id AND coalesce(x.decided, x.machine) = 'REFER') AS "toJudge",
      EXISTS (SELECT 1 FROM lot_outcome o WHERE o.round_id = r.id AND o.letter_at IS NOT NULL) AS "lettersSent",
      (SELECT count(DISTINCT o.submission_id)::int FROM lot_outcome o WHERE o.round_id = r.id AND o.admitted AND o.admitted_at IS NULL) AS "toAdmit",
      (SELECT count(DISTINCT o.submission_id)::int FROM lot_outcome o WHERE o.round_id = r.id AND o.admitted_at IS NOT NULL) AS admitted
    FROM round r WHERE r.id = ${roundId}::uuid`;
  return counts && { ...counts, opening: openingState(round, round.opening, now).kind };
}
