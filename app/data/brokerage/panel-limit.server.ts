import type { PanelLimit } from "#app/domain/brokerage/approval.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** The limit that a panel set last for a request, with its case; null where none did. */
export async function panelLimitOf(
  tx: Tx,
  requestId: string | null,
): Promise<(PanelLimit & { readonly caseId: string; readonly words: string }) | null> {
  if (requestId === null) return null;
  const [row] = await tx.$queryRaw<{ caseId: string; weekly: number; expiresOn: Date; words: string }[]>`
    SELECT d.case_id AS "caseId", d.limit_weekly_pence AS weekly, d.expires_on AS "expiresOn", d.words
    FROM panel_decision d JOIN panel_case c ON c.id = d.case_id
    WHERE c.request_id = ${requestId}::uuid AND d.limit_weekly_pence IS NOT NULL ORDER BY d.decided_at DESC LIMIT 1`;
  return row
    ? {
        caseId: row.caseId,
        words: row.words,
        weekly: pence(row.weekly),
        expiresOn: fromColumn(row.expiresOn),
      }
    : null;
}

/** The lowest price for a week from which a forum of the actor's council has to be asked; null where none has to be. */
export async function panelFromOf(tx: Tx): Promise<Pence | null> {
  const [row] = await tx.$queryRaw<{ from: number | null }[]>`
    SELECT min(f.from_weekly_pence) AS "from" FROM forum f WHERE f.commissioner_id = app.commissioner()`;
  return row?.from == null ? null : pence(row.from);
}

/** A case as brokerage puts it by itself. */
export type CaseToPut = {
  readonly request: { readonly id: string; readonly commissionerId: string };
  readonly placementId: string;
  readonly why: "INTERIM" | "LIMIT" | "OVER_LIMIT";
  readonly weekly: Pence;
  readonly caseMade: string;
};

/** Puts a case to the forum that has to be asked about such a price, else to the council's first, unless the same one waits there; null where there is no forum or it waits already. */
export async function putToPanel(
  tx: Tx,
  { request, placementId, why, weekly, caseMade }: CaseToPut,
  { accountId, at }: { readonly accountId: string; readonly at: Instant },
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO panel_case (commissioner_id, forum_id, request_id, placement_id, why, asked_weekly_pence, case_made, pack, asked_by, asked_at)
    SELECT f.commissioner_id, f.id, ${request.id}::uuid, ${placementId}::uuid, ${why}, ${weekly}::int, ${caseMade}, '{}'::jsonb, ${accountId}::uuid, ${at}::timestamptz
    FROM forum f WHERE f.commissioner_id = ${request.commissionerId}::uuid
      AND NOT EXISTS (SELECT 1 FROM panel_case c WHERE c.placement_id = ${placementId}::uuid AND c.why = ${why} AND c.withdrawn_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM panel_decision d WHERE d.case_id = c.id))
    ORDER BY (f.from_weekly_pence <= ${weekly}::int) IS TRUE DESC, CASE WHEN f.from_weekly_pence <= ${weekly}::int THEN f.from_weekly_pence END DESC, f.code
    LIMIT 1 RETURNING id`;
  return row?.id ?? null;
}
