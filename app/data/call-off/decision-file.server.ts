import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";

/** Who was invited to bid and why, whether they declined, and whether a bid of theirs stands. */
export type FiledInvitation = {
  readonly provider: string;
  readonly reason: string;
  readonly declinedAt: Instant | null;
  readonly declinedReason: string;
  readonly bidAt: Instant | null;
};

export async function invitationsOnFile(tx: Tx, callOffId: string): Promise<readonly FiledInvitation[]> {
  return tx.$queryRaw`
    SELECT CASE WHEN t.joint THEN t.name ELSE p.name END AS provider, i.reason, i.declined_at AS "declinedAt", i.declined_reason AS "declinedReason",
      (SELECT max(b.submitted_at) FROM bid b WHERE b.call_off_id = i.call_off_id AND b.provider_id = i.provider_id
        AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL) AS "bidAt"
    FROM call_off_invitation i JOIN provider p ON p.id = i.provider_id JOIN party t ON t.id = i.party_id
    WHERE i.call_off_id = ${callOffId}::uuid ORDER BY 1`;
}

/** Who set a call-off up and approved it, and who opened its bids and when. */
export type FiledPeople = {
  readonly creator: string | null;
  readonly approver: string | null;
  readonly first: string | null;
  readonly second: string | null;
  readonly openedAt: Instant | null;
};

export async function peopleOnFile(tx: Tx, callOffId: string): Promise<FiledPeople | undefined> {
  const [row] = await tx.$queryRaw<FiledPeople[]>`
    SELECT c.name AS creator, a.name AS approver, f.name AS first, s.name AS second, o.opened_at AS "openedAt"
    FROM call_off x LEFT JOIN call_off_opening o ON o.call_off_id = x.id LEFT JOIN account c ON c.id = x.created_by
    LEFT JOIN account a ON a.id = x.approved_by LEFT JOIN account f ON f.id = o.first_by LEFT JOIN account s ON s.id = o.second_by
    WHERE x.id = ${callOffId}::uuid`;
  return row;
}

/** What a person declared, and in whom. */
export type FiledInterest = {
  readonly name: string;
  readonly statement: string;
  readonly providers: readonly string[];
  readonly at: Instant;
};

export async function interestsOnFile(tx: Tx, callOffId: string): Promise<readonly FiledInterest[]> {
  return tx.$queryRaw`
    SELECT coalesce(a.name, 'a colleague') AS name, i.statement, i.declared_at AS at,
      ARRAY(SELECT p.name FROM provider p WHERE p.id = ANY (i.provider_ids) ORDER BY 1) AS providers
    FROM call_off_interest i LEFT JOIN account a ON a.id = i.account_id
    WHERE i.call_off_id = ${callOffId}::uuid ORDER BY i.declared_at, 1`;
}
