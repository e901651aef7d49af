import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";
import type { JudgedMember } from "./eligible-members.server.ts";

/** A member invited to bid, or chosen to be. */
export type Invitation = {
  readonly providerId: string;
  readonly name: string;
  readonly reason: string;
  readonly invitedAt: Instant;
  readonly declinedAt: Instant | null;
};

/** Who is invited to a call-off, or chosen to be while it is a draft, by name. */
export async function invitationsOf(tx: Tx, callOffId: string): Promise<readonly Invitation[]> {
  return tx.$queryRaw`
    SELECT i.provider_id AS "providerId", p.name, i.reason, i.invited_at AS "invitedAt", i.declined_at AS "declinedAt"
    FROM call_off_invitation i JOIN provider p ON p.id = i.provider_id
    WHERE i.call_off_id = ${callOffId}::uuid ORDER BY p.name, p.id`;
}

/** Takes every invitation of a call-off that is not published back. */
export async function removeInvitations(tx: Tx, callOffId: string) {
  await tx.callOffInvitation.deleteMany({ where: { callOffId } });
}

/** Writes invitations down, each with the reasons of the day for the member's being eligible. */
export async function addInvitations(
  tx: Tx,
  callOff: { readonly id: string; readonly commissionerId: string },
  members: readonly (Pick<JudgedMember, "providerId" | "partyId" | "lines"> & { readonly reason: string })[],
  by: string,
  now: Instant,
) {
  await tx.callOffInvitation.createMany({
    data: members.map(({ providerId, partyId, lines, reason }) => ({
      ...{ callOffId: callOff.id, commissionerId: callOff.commissionerId, providerId, partyId },
      ...{ reasons: lines.map((line) => ({ ...line })), reason, invitedBy: by, invitedAt: now },
    })),
  });
}
