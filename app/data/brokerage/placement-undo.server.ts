import type { Tx } from "../db.server.ts";

/** How many placements of a batch something was built on since: a change, a suspension, a review, a move, a price argued over. */
export async function builtUpon(tx: Tx, runId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM placement p WHERE p.import_run_id = ${runId}::uuid AND (
      num_nonnulls(p.approved_at, p.told_at, p.handed_back_at, p.cancelled_on, p.erased_at, p.planned_end_on, p.interim_until, p.contract_id) > 0 OR p.ended_reason <> ''
      OR EXISTS (SELECT 1 FROM placement_element e WHERE e.placement_id = p.id AND e.origin <> 'IMPORTED')
      OR (SELECT count(*) FROM placement_funding f WHERE f.placement_id = p.id) > 1
      OR EXISTS (SELECT 1 FROM placement_funding f JOIN placement_share s ON s.funding_id = f.id WHERE f.placement_id = p.id AND num_nonnulls(s.accepted_at, s.disputed_at) > 0)
      OR EXISTS (SELECT 1 FROM placement_suspension s WHERE s.placement_id = p.id)
      OR EXISTS (SELECT 1 FROM review_proposal r WHERE r.placement_id = p.id)
      OR EXISTS (SELECT 1 FROM placement_amendment a WHERE a.placement_id = p.id)
      OR EXISTS (SELECT 1 FROM placement_move m WHERE p.id IN (m.from_placement_id, m.to_placement_id))
      OR EXISTS (SELECT 1 FROM negotiation n WHERE n.placement_id = p.id)
      OR EXISTS (SELECT 1 FROM saving s WHERE s.placement_id = p.id))`;
  return row?.count ?? 0;
}

/** Takes a batch back, parts first. Answers how many placements went. */
export async function removeBatch(tx: Tx, runId: string): Promise<number> {
  await tx.$executeRaw`SELECT 1 FROM placement WHERE import_run_id = ${runId}::uuid FOR UPDATE`;
  await tx.$executeRaw`DELETE FROM placement_share s USING placement_funding f, placement p
    WHERE s.funding_id = f.id AND f.placement_id = p.id AND p.import_run_id = ${runId}::uuid`;
  await tx.$executeRaw`DELETE FROM placement_funding f USING placement p WHERE f.placement_id = p.id AND p.import_run_id = ${runId}::uuid`;
  await tx.$executeRaw`DELETE FROM placement_element e USING placement p WHERE e.placement_id = p.id AND p.import_run_id = ${runId}::uuid`;
  return tx.$executeRaw`DELETE FROM placement WHERE import_run_id = ${runId}::uuid`;
}
