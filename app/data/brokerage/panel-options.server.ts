import type { PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import type { Tx } from "../db.server.ts";

/** The offers that stand for a request, each with its prices beside the framework's rate and cap, the cheapest first. */
export async function offersToWeigh(tx: Tx, requestId: string): Promise<PanelPack["offers"]> {
  return tx.$queryRaw<PanelPack["offers"]>`
    SELECT p.name AS provider, o.starts_on::text AS "startsOn", o.weekly_pence AS weekly, coalesce((
      SELECT jsonb_agg(jsonb_build_object('line', s.title, 'pence', l.pence, 'rate', l.rate_pence, 'cap', l.cap_pence, 'reason', l.reason) ORDER BY s.position)
      FROM placement_offer_line l JOIN service_line s ON s.id = l.service_line_id WHERE l.offer_id = o.id), '[]') AS lines
    FROM enquiry e JOIN provider p ON p.id = e.provider_id JOIN placement_offer o ON o.enquiry_id = e.id
    WHERE e.request_id = ${requestId}::uuid AND e.closed_at IS NULL AND o.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM placement_offer later WHERE later.enquiry_id = e.id AND later.version > o.version)
    ORDER BY o.weekly_pence, p.name`;
}

/** What of a request runs in the interim, to be reviewed by the next sitting. */
export async function interimPlacements(tx: Tx, requestId: string): Promise<PanelPack["interim"]> {
  return tx.$queryRaw<PanelPack["interim"]>`
    SELECT p.id, p.reference, v.name AS provider, p.from_on::text AS "fromOn", p.interim_until::text AS until,
      (SELECT coalesce(sum(e.weekly_pence), 0)::int FROM placement_element e WHERE e.placement_id = p.id AND e.kind = 'CARE'
        AND e.from_on <= greatest(p.from_on, app.today()) AND (e.to_on IS NULL OR e.to_on > greatest(p.from_on, app.today()))) AS weekly
    FROM placement p JOIN provider v ON v.id = p.provider_id
    WHERE p.request_id = ${requestId}::uuid AND p.interim_until IS NOT NULL AND p.cancelled_on IS NULL ORDER BY p.from_on`;
}

/** What panels decided on a request before, the latest first. */
export async function earlierDecisions(tx: Tx, requestId: string): Promise<PanelPack["earlier"]> {
  return tx.$queryRaw<PanelPack["earlier"]>`
    SELECT c.id AS "caseId", f.title AS forum, to_char(d.decided_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS at, d.outcome,
      d.limit_weekly_pence AS "limitWeekly", d.expires_on::text AS "expiresOn", d.words
    FROM panel_case c JOIN panel_decision d ON d.case_id = c.id JOIN forum f ON f.id = c.forum_id
    WHERE c.request_id = ${requestId}::uuid ORDER BY d.decided_at DESC`;
}
