import type { Instant } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";

/** What happens in the thread of a request. */
export type ThreadKind =
  | "made"
  | "assigned"
  | "held"
  | "archived"
  | "shortlist"
  | "asked"
  | "declined"
  | "offered"
  | "withdrawn"
  | "negotiation"
  | "we-named"
  | "they-named"
  | "agreed"
  | "panel-asked"
  | "panel-decided"
  | "chosen"
  | "placed";

/** One thing that happened, by whom, with whom it has to do, and what it came to in a week. */
export type ThreadEvent = {
  readonly kind: ThreadKind;
  readonly at: Instant;
  readonly by: string | null;
  /** The provider, the broker or the forum. */
  readonly name: string | null;
  readonly pence: Pence | null;
  /** What was said, chosen or decided. */
  readonly words: string;
  /** Of what has a page of its own: a case, a placement. */
  readonly id: string | null;
};

/** All that befell a request, in order of time, as far as the actor may see it. */
export async function threadOf(tx: Tx, requestId: string): Promise<readonly ThreadEvent[]> {
  return tx.$queryRaw<ThreadEvent[]>`
    WITH wanted AS (SELECT ${requestId}::uuid AS id), told AS (
      SELECT 'made' AS kind, r.created_at AS at, r.created_by AS by_id, NULL AS name, NULL::int AS pence, '' AS words, NULL::uuid AS id FROM placement_request r JOIN wanted w USING (id)
      UNION ALL SELECT 'assigned', r.assigned_at, NULL, b.name, NULL, '', NULL FROM placement_request r JOIN wanted w USING (id) JOIN account b ON b.id = r.broker_id
      UNION ALL SELECT 'held', r.held_at, NULL, NULL, NULL, r.held_reason, NULL FROM placement_request r JOIN wanted w USING (id) WHERE r.held_at IS NOT NULL
      UNION ALL SELECT 'archived', r.archived_at, r.archived_by, NULL, NULL, r.archived_reason, NULL FROM placement_request r JOIN wanted w USING (id) WHERE r.archived_at IS NOT NULL
      UNION ALL SELECT 'shortlist', s.kept_at, s.kept_by, NULL, NULL, (jsonb_array_length(s.options) - 1)::text, NULL FROM placement_shortlist s JOIN wanted w ON w.id = s.request_id
      UNION ALL SELECT 'asked', e.sent_at, e.sent_by, p.name, NULL, '', NULL FROM enquiry e JOIN wanted w ON w.id = e.request_id JOIN provider p ON p.id = e.provider_id
      UNION ALL SELECT 'declined', e.declined_at, NULL, p.name, NULL, e.decline_reason, NULL FROM enquiry e JOIN wanted w ON w.id = e.request_id JOIN provider p ON p.id = e.provider_id
        WHERE e.declined_at IS NOT NULL
      UNION ALL SELECT 'offered', o.made_at, NULL, p.name, o.weekly_pence, o.conditions, NULL FROM placement_offer o JOIN enquiry e ON e.id = o.enquiry_id
        JOIN wanted w ON w.id = e.request_id JOIN provider p ON p.id = o.provider_id WHERE o.negotiation_id IS NULL
      UNION ALL SELECT 'withdrawn', o.withdrawn_at, NULL, p.name, o.weekly_pence, '', NULL FROM placement_offer o JOIN enquiry e ON e.id = o.enquiry_id
        JOIN wanted w ON w.id = e.request_id JOIN provider p ON p.id = o.provider_id WHERE o.withdrawn_at IS NOT NULL
      UNION ALL SELECT 'negotiation', n.opened_at, n.opened_by, p.name, NULL, '', NULL FROM negotiation n JOIN enquiry e ON e.id = n.enquiry_id
        JOIN wanted w ON w.id = e.request_id JOIN provider p ON p.id = n.provider_id
      UNION ALL SELECT CASE s.side WHEN 'COUNCIL' THEN 'we-named' ELSE 'they-named' END, s.named_at, s.named_by, p.name, s.weekly_pence, s.words, NULL FROM negotiation_step s
        JOIN negotiation n ON n.id = s.negotiation_id JOIN enquiry e ON e.id = n.enquiry_id JOIN wanted w ON w.id = e.request_id JOIN provider p ON p.id = n.provider_id
      UNION ALL SELECT 'agreed', n.agreed_at, n.agreed_by, p.name, n.agreed_pence, '', NULL FROM negotiation n JOIN enquiry e ON e.id = n.enquiry_id
        JOIN wanted w ON w.id = e.request_id JOIN provider p ON p.id = n.provider_id WHERE n.agreed_at IS NOT NULL
      UNION ALL SELECT 'panel-asked', c.asked_at, c.asked_by, f.title, c.asked_weekly_pence, '', c.id FROM panel_case c JOIN wanted w ON w.id = c.request_id JOIN forum f ON f.id = c.forum_id
      UNION ALL SELECT 'panel-decided', d.decided_at, d.decided_by, f.title, d.limit_weekly_pence, d.outcome, c.id FROM panel_decision d JOIN panel_case c ON c.id = d.case_id
        JOIN wanted w ON w.id = c.request_id JOIN forum f ON f.id = c.forum_id
      UNION ALL SELECT 'chosen', c.chosen_at, c.recorded_by, coalesce(p.name, CASE c.kind WHEN 'NONE' THEN NULL ELSE 'a direct payment' END), NULL, c.words, NULL FROM placement_choice c
        JOIN wanted w ON w.id = c.request_id LEFT JOIN provider p ON p.id = c.provider_id
      UNION ALL SELECT 'placed', k.created_at, k.created_by, p.name, NULL, k.reference, k.id FROM placement k JOIN wanted w ON w.id = k.request_id JOIN provider p ON p.id = k.provider_id)
    SELECT t.kind, t.at, a.name AS by, t.name, t.pence, t.words, t.id FROM told t LEFT JOIN account a ON a.id = t.by_id ORDER BY t.at, t.kind DESC`;
}
