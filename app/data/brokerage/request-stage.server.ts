import { requestStage, type RequestFacts, type RequestStage } from "#app/domain/brokerage/request.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

const { sql } = Prisma;

/**
 * What has happened to a request `r` besides its own columns, as a lateral row `f`: how many were asked, how many offers
 * stand, whether a case waits at a panel, and when the person's last choice was one that can be placed.
 */
export const happened = sql`LATERAL (SELECT
    (SELECT count(*)::int FROM enquiry e WHERE e.request_id = r.id) AS enquiries,
    (SELECT count(*)::int FROM enquiry e WHERE e.request_id = r.id AND e.closed_at IS NULL AND EXISTS (
      SELECT 1 FROM placement_offer o WHERE o.enquiry_id = e.id AND o.withdrawn_at IS NULL)) AS offers,
    EXISTS (SELECT 1 FROM panel_case c WHERE c.request_id = r.id AND c.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM panel_decision d WHERE d.case_id = c.id)) AS waiting,
    coalesce(
      (SELECT last.at FROM (SELECT CASE WHEN h.offer_id IS NOT NULL OR h.kind = 'DIRECT_PAYMENT' THEN h.chosen_at END AS at
        FROM placement_choice h WHERE h.request_id = r.id ORDER BY h.chosen_at DESC, h.id DESC LIMIT 1) last),
      (SELECT max(e.chosen_at) FROM enquiry e WHERE e.request_id = r.id AND e.chosen_at > coalesce(
        (SELECT max(h.chosen_at) FROM placement_choice h WHERE h.request_id = r.id), '-infinity'))) AS chosen_at) f`;

/** The stage as `requestStage` works it out, of a request `r` with what happened in `f`. */
export const stageInSql = sql`CASE WHEN r.archived_at IS NOT NULL THEN 'archived' WHEN r.placed_at IS NOT NULL THEN 'placed'
    WHEN r.held_at IS NOT NULL THEN 'on-hold' WHEN f.waiting THEN 'at-panel' WHEN f.chosen_at IS NOT NULL THEN 'to-place'
    WHEN f.offers > 0 THEN 'offers-in' WHEN f.enquiries > 0 OR r.broker_id IS NOT NULL THEN 'searching' ELSE 'new' END`;

/** What has happened to a request that the actor may see, as the rule judges it; undefined for a stranger's. */
export async function requestFactsOf(tx: Tx, requestId: string): Promise<RequestFacts | undefined> {
  const [row] = await tx.$queryRaw<RequestFacts[]>`
    SELECT r.archived_at AS "archivedAt", r.held_at AS "heldAt", r.broker_id AS "brokerId", r.placed_at AS "placedAt",
      f.enquiries, f.offers AS "standingOffers", f.waiting AS "waitingAtPanel", f.chosen_at AS "chosenAt"
    FROM placement_request r CROSS JOIN ${happened} WHERE r.id = ${requestId}::uuid`;
  return row;
}

/** Where a request stands. */
export async function stageOf(tx: Tx, requestId: string): Promise<RequestStage | undefined> {
  const facts = await requestFactsOf(tx, requestId);
  return facts && requestStage(facts);
}
