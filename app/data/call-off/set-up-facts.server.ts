import type { SetUpFacts } from "#app/domain/call-off/set-up.ts";
import type { Tx } from "../db.server.ts";
import { trialOf } from "./trials.server.ts";

/** What has been set up of a call-off besides what stands on it. */
export async function setUpFactsOf(tx: Tx, callOffId: string): Promise<SetUpFacts> {
  const [row] = await tx.$queryRaw<Omit<SetUpFacts, "trial">[]>`
    SELECT f.regime::text AS "frameworkRegime",
      (SELECT count(*)::int FROM call_off_lot l WHERE l.call_off_id = c.id) AS lots,
      (SELECT count(*)::int FROM call_off_lot l WHERE l.call_off_id = c.id AND NOT EXISTS (SELECT 1 FROM call_off_line n
        WHERE n.call_off_id = c.id AND n.lot_id = l.lot_id)) AS "lotsWithoutLine",
      (SELECT count(*)::int FROM call_off_line n LEFT JOIN block_terms b ON b.call_off_line_id = n.id
        WHERE n.call_off_id = c.id AND b.call_off_line_id IS NULL) AS "linesWithoutBlockTerms",
      ARRAY(SELECT k.weight FROM call_off_criterion k WHERE k.call_off_id = c.id ORDER BY k.position) AS weights,
      (SELECT count(*)::int FROM call_off_evaluator e WHERE e.call_off_id = c.id) AS evaluators,
      (SELECT count(*)::int FROM call_off_invitation i WHERE i.call_off_id = c.id) AS invitees
    FROM call_off c JOIN framework f ON f.id = c.framework_id WHERE c.id = ${callOffId}::uuid`;
  if (!row) throw new Error(`No call-off ${callOffId}`);
  return { ...row, trial: (await trialOf(tx, callOffId)) ?? null };
}
