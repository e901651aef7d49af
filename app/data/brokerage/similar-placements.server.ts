import type { PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import type { Tx } from "../db.server.ts";

/** Of how many distinct providers at the least a figure may be told, so that the price of none of them can be told from it. */
const fewest = 5;

/** How many of the latest placements of a lot are looked at. */
const most = 2_000;

type Row = {
  readonly sameReason: boolean;
  readonly count: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
};

/**
 * What running placements in the lots of a request cost in a week: those for the same reason for support where there are
 * five providers or more, else those of the lots altogether, else nothing. Each figure is one placement's own.
 */
export async function similarPlacements(tx: Tx, requestId: string): Promise<PanelPack["similar"]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH latest AS (
      SELECT p.id, p.provider_id AS provider, p.support_reason = r.support_reason AS same FROM placement_request r
        CROSS JOIN LATERAL (SELECT p.* FROM placement p WHERE p.commissioner_id = r.commissioner_id
          AND p.lot_id IN (SELECT l.lot_id FROM placement_request_line l WHERE l.request_id = r.id)
          AND p.from_on <= app.today() AND (p.to_on IS NULL OR p.to_on > app.today()) AND p.cancelled_on IS NULL
          ORDER BY p.from_on DESC LIMIT ${most}) p
      WHERE r.id = ${requestId}::uuid
    ), costing AS (
      SELECT l.same, l.provider, sum(e.weekly_pence)::int AS weekly FROM latest l JOIN placement_element e ON e.placement_id = l.id
      WHERE e.kind = 'CARE' AND e.from_on <= app.today() AND (e.to_on IS NULL OR e.to_on > app.today()) GROUP BY l.id, l.same, l.provider
    )
    SELECT kind.same AS "sameReason", count(*)::int AS count,
      percentile_disc(0.25) WITHIN GROUP (ORDER BY c.weekly) AS lower, percentile_disc(0.5) WITHIN GROUP (ORDER BY c.weekly) AS median,
      percentile_disc(0.75) WITHIN GROUP (ORDER BY c.weekly) AS upper
    FROM (VALUES (true), (false)) kind (same) JOIN costing c ON c.same OR NOT kind.same
    GROUP BY kind.same HAVING count(DISTINCT c.provider) >= ${fewest} ORDER BY kind.same DESC LIMIT 1`;
  return rows[0] ?? null;
}
