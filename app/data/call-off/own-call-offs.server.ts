import type { Instant } from "#app/domain/calendar.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { callOffsWhere } from "./call-offs.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** What a provider has done about an invitation to bid. */
export type OwnPart = {
  readonly callOffId: string;
  readonly declinedAt: Instant | null;
  readonly savedAt: Instant | null;
  /** The bid that stands. */
  readonly reference: string | null;
  readonly submittedAt: Instant | null;
  readonly withdrawn: boolean;
  /** Whether it was invited to bid itself; otherwise a lead asked it to bid together. */
  readonly invited: boolean;
  /** The lead that asked it to be a partner, and whether it agreed; null where nobody did. */
  readonly partnerOf: { readonly lead: string; readonly agreed: boolean } | null;
};

/** The call-offs that a provider is invited or asked to bid for, the newest first, with what it has done about each. */
export async function invitationsOf(
  tx: Tx,
  providerId: string,
): Promise<readonly { readonly callOff: CallOff; readonly own: OwnPart }[]> {
  const parts = await partsOf(tx, providerId, null);
  const ids = parts.map(({ callOffId }) => callOffId);
  const callOffs = await callOffsWhere(tx, Prisma.sql`c.id = ANY (${ids}::uuid[])`);
  return callOffs.flatMap((callOff) => {
    const own = parts.find(({ callOffId }) => callOffId === callOff.id);
    return own ? [{ callOff, own }] : [];
  });
}

/** What a provider has done about one call-off; nothing where it is neither invited nor asked to be a partner. */
export async function ownPartOf(tx: Tx, providerId: string, callOffId: string): Promise<OwnPart | null> {
  return (await partsOf(tx, providerId, callOffId))[0] ?? null;
}

async function partsOf(tx: Tx, providerId: string, callOffId: string | null): Promise<readonly OwnPart[]> {
  return tx.$queryRaw`
    SELECT i.call_off_id AS "callOffId", i.declined_at AS "declinedAt", d.saved_at AS "savedAt", b.reference, b.submitted_at AS "submittedAt",
      EXISTS (SELECT 1 FROM bid w WHERE w.call_off_id = i.call_off_id AND w.provider_id = i.provider_id AND w.withdrawn_at IS NOT NULL) AS withdrawn,
      i.invited, (SELECT json_build_object('lead', p.name, 'agreed', m.agreed_at IS NOT NULL) FROM call_off_consortium_member m
        JOIN call_off_consortium k ON k.id = m.consortium_id JOIN provider p ON p.id = k.lead_provider_id
        WHERE m.call_off_id = i.call_off_id AND m.provider_id = i.provider_id AND m.withdrawn_at IS NULL AND k.lead_provider_id <> m.provider_id
        ORDER BY m.agreed_at, m.invited_at LIMIT 1) AS "partnerOf"
    FROM (SELECT call_off_id, provider_id, declined_at, true AS invited FROM call_off_invitation
      UNION ALL SELECT m.call_off_id, m.provider_id, NULL, false FROM call_off_consortium_member m WHERE m.withdrawn_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM call_off_invitation x WHERE x.call_off_id = m.call_off_id AND x.provider_id = m.provider_id)
      GROUP BY m.call_off_id, m.provider_id) i
    LEFT JOIN call_off_bid_draft d ON d.call_off_id = i.call_off_id AND d.provider_id = i.provider_id
    LEFT JOIN bid b ON b.call_off_id = i.call_off_id AND b.provider_id = i.provider_id AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
    WHERE i.provider_id = ${providerId}::uuid AND (${callOffId}::uuid IS NULL OR i.call_off_id = ${callOffId}::uuid)`;
}

/** A lot that a call-off draws on, in its order. */
export type LotDrawnOn = {
  readonly number: number;
  readonly title: string;
  readonly milestone: string;
  readonly afterMonths: number | null;
};

/** The lots of a call-off with the commissioner who calls off. */
export async function lotsDrawnOn(
  tx: Tx,
  callOffId: string,
): Promise<{ readonly commissioner: string; readonly lots: readonly LotDrawnOn[] }> {
  const rows = await tx.$queryRaw<(LotDrawnOn & { readonly commissioner: string })[]>`
    SELECT t.number, t.title, l.milestone, l.after_months AS "afterMonths", c.name AS commissioner
    FROM call_off_lot l JOIN lot t ON t.id = l.lot_id JOIN commissioner c ON c.id = l.commissioner_id
    WHERE l.call_off_id = ${callOffId}::uuid ORDER BY l.position, t.number`;
  const lots = rows.map(({ number, title, milestone, afterMonths }) => ({
    ...{ number, title, milestone, afterMonths },
  }));
  return { commissioner: rows[0]?.commissioner ?? "", lots };
}
