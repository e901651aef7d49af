import type { Tx } from "../db.server.ts";

/** An award that waits: for somebody other than the actor to decide, or for its letters. */
export type AwardWaiting = {
  readonly kind: "decision" | "letters";
  readonly callOffId: string;
  /** Its reference and its title. */
  readonly title: string;
};

/** The awards of the actor's own commissioner that wait, those recommended first, first. */
export async function awardsWaiting(tx: Tx, accountId: string): Promise<readonly AwardWaiting[]> {
  return tx.$queryRaw`
    SELECT CASE WHEN a.approved IS NULL THEN 'decision' ELSE 'letters' END AS kind, c.id AS "callOffId", c.reference || ': ' || c.title AS title
    FROM award a JOIN call_off c ON c.id = a.call_off_id
    WHERE a.commissioner_id = app.commissioner() AND a.withdrawn_at IS NULL
      AND ((a.approved IS NULL AND a.recommended_by <> ${accountId}::uuid) OR (a.approved AND a.letters_at IS NULL AND a.bid_id IS NOT NULL))
    ORDER BY a.recommended_at, c.id`;
}
