import type { Day } from "#app/domain/calendar.ts";
import { toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** How many of a provider's raised rates its letter lists; the rest are on its page. */
const listedInLetter = 40;

/** A raised rate as a provider's letter lists it. Pence. */
export type RaisedLine = {
  readonly providerId: string;
  /** How many of the provider's rates rose in all. */
  readonly rates: number;
  readonly line: string;
  readonly place: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
};

/** What came of applying an uplift; the digest covers each rate that ended and the price that took over from it. */
export type Applied = {
  readonly rates: number;
  readonly gated: number;
  readonly digest: string;
  readonly lines: readonly RaisedLine[];
  /** The providers of whose rates some were left to evidence. */
  readonly askedForEvidence: readonly string[];
};

/**
 * Applies an uplift in one statement: each rate that rises ends on the day and its successor begins, under the cap that
 * governs then; a rate that was left to evidence is noted. Each successor is written from its ended row, so that the two
 * never overlap even for a moment.
 */
export async function applyUplift(
  tx: Tx,
  uplift: { readonly id: string; readonly fromOn: Day },
  clause: string,
): Promise<Applied> {
  const from = toColumn(uplift.fromOn);
  const [row] = await tx.$queryRaw<Applied[]>`
    WITH judged AS MATERIALIZED (SELECT * FROM app.judge_uplift(${uplift.id}::uuid)),
    gated AS (
      INSERT INTO uplift_gate (uplift_id, rate_id, framework_id, provider_id, kind)
      SELECT ${uplift.id}::uuid, j.rate_id, j.framework_id, j.provider_id,
        (CASE j.left_as_it_is WHEN 'negotiated' THEN 'NEGOTIATED' ELSE 'ABOVE_THRESHOLD' END)::uplift_gate_kind
      FROM judged j WHERE j.left_as_it_is IN ('negotiated', 'above-threshold') RETURNING provider_id
    ),
    ended AS (
      UPDATE rate r SET valid_to = ${from}::date FROM judged j
      WHERE r.id = j.rate_id AND j.left_as_it_is IS NULL AND r.valid_to IS NULL
      RETURNING j.*
    ),
    begun AS (
      INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from,
        cap_id, cap_pence, reason, clause, vat)
      SELECT e.framework_id, e.membership_id, e.provider_id, e.lot_id, e.service_line_id, e.area_id, e.location_id, e.raised, ${from}::date,
        e.cap_id, e.cap_pence, 'UPLIFT', ${clause}, e.vat
      FROM ended e RETURNING 1
    ),
    numbered AS (
      SELECT e.*, row_number() OVER whose AS nth, count(*) OVER (PARTITION BY e.provider_id) AS rates
      FROM ended e WINDOW whose AS (PARTITION BY e.provider_id ORDER BY e.lot_id, e.service_line_id, e.location_id, e.area_id)
    )
    SELECT (SELECT count(*)::int FROM begun) AS rates, (SELECT count(*)::int FROM gated) AS gated,
      (SELECT encode(sha256(convert_to(coalesce(string_agg(e.rate_id || ' ' || e.raised, E'\n' ORDER BY e.rate_id), ''), 'UTF8')), 'hex')
        FROM ended e) AS digest,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('providerId', n.provider_id, 'rates', n.rates, 'line', s.title,
          'place', o.name || ', ' || lower(a.name), 'unit', lower(replace(s.unit::text, '_', '-')), 'before', n.pence, 'after', n.raised)
          ORDER BY n.provider_id, n.nth), '[]')
        FROM numbered n JOIN service_line s ON s.id = n.service_line_id JOIN area a ON a.id = n.area_id
        JOIN location o ON o.id = n.location_id WHERE n.nth <= ${listedInLetter}) AS lines,
      (SELECT coalesce(jsonb_agg(DISTINCT g.provider_id), '[]') FROM gated g) AS "askedForEvidence"`;
  if (!row) throw new Error("an uplift was applied without an answer");
  return row;
}
