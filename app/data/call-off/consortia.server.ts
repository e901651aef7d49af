import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";

/** A consortium with everyone who was asked to be in it and has not left; the lead first. */
export type Consortium = {
  readonly id: string;
  readonly callOffId: string;
  readonly leadProviderId: string;
  readonly name: string;
  readonly members: readonly ConsortiumMember[];
};

export type ConsortiumMember = {
  readonly providerId: string;
  readonly provider: string;
  readonly lotIds: readonly string[];
  readonly agreedAt: Instant | null;
};

/** The consortia of a call-off that the actor may see: for a provider those it leads or is asked to join. */
export async function consortiaOf(tx: Tx, callOffId: string): Promise<readonly Consortium[]> {
  const rows = await tx.callOffConsortium.findMany({
    where: { callOffId },
    orderBy: { madeAt: "asc" },
    select: { id: true, callOffId: true, leadProviderId: true, name: true },
  });
  const members = await tx.$queryRaw<(ConsortiumMember & { readonly consortiumId: string })[]>`
    SELECT m.consortium_id AS "consortiumId", m.provider_id AS "providerId", p.name AS provider, m.lot_ids::text[] AS "lotIds", m.agreed_at AS "agreedAt"
    FROM call_off_consortium_member m JOIN provider p ON p.id = m.provider_id
    WHERE m.call_off_id = ${callOffId}::uuid AND m.withdrawn_at IS NULL ORDER BY m.invited_at, p.name`;
  return rows.map((row) => ({
    ...row,
    members: members
      .filter(({ consortiumId }) => consortiumId === row.id)
      .map(({ consortiumId: _, ...member }) => member),
  }));
}

type Whose = { readonly callOffId: string; readonly commissionerId: string };

/** Begins a consortium with its lead in it, for the lots that the lead takes itself. Answers its id. */
export async function beginConsortium(
  tx: Tx,
  whose: Whose & { readonly leadProviderId: string; readonly name: string },
  madeBy: string,
  madeAt: Instant,
): Promise<string> {
  const { id } = await tx.callOffConsortium.create({
    data: { ...whose, madeBy, madeAt },
    select: { id: true },
  });
  return id;
}

/** Asks a provider to be a partner; one that left before is asked anew. */
export async function askPartner(
  tx: Tx,
  { id: consortiumId, ...whose }: Whose & { readonly id: string },
  providerId: string,
  invitedBy: string,
  invitedAt: Instant,
) {
  const anew = { lotIds: [], invitedBy, invitedAt, agreedBy: null, agreedAt: null, withdrawnAt: null };
  const { count } = await tx.callOffConsortiumMember.updateMany({
    where: { consortiumId, providerId },
    data: anew,
  });
  if (count === 0)
    await tx.callOffConsortiumMember.createMany({
      data: [{ ...whose, consortiumId, providerId, lotIds: [], invitedBy, invitedAt }],
    });
}

/** Notes that a partner agreed to take lots. */
export async function noteAgreement(
  tx: Tx,
  where: { readonly consortiumId: string; readonly providerId: string },
  lotIds: readonly string[],
  agreedBy: string,
  agreedAt: Instant,
) {
  await tx.callOffConsortiumMember.updateMany({ where, data: { lotIds: [...lotIds], agreedBy, agreedAt } });
}

/** Notes that a partner is no longer one. */
export async function noteLeaving(
  tx: Tx,
  where: { readonly consortiumId: string; readonly providerId: string },
  withdrawnAt: Instant,
) {
  await tx.callOffConsortiumMember.updateMany({ where, data: { withdrawnAt } });
}

/** The other providers that hold a lot of a framework today, by name, without their reasons. */
export async function membersOfFramework(
  tx: Tx,
  frameworkId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.$queryRaw`
    SELECT p.id, p.name FROM provider p WHERE EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = p.id
      AND m.framework_id = ${frameworkId}::uuid AND m.active_from <= app.today() AND (m.active_to IS NULL OR m.active_to > app.today()))
    ORDER BY p.name, p.id`;
}

/** Whether a provider was invited to bid and has not declined. */
export async function isInvited(tx: Tx, callOffId: string, providerId: string): Promise<boolean> {
  return (await tx.callOffInvitation.count({ where: { callOffId, providerId, declinedAt: null } })) > 0;
}

/** Holds a provider's own invitation until the end of the transaction: it neither submits nor withdraws a bid meanwhile. */
export async function holdOwnInvitation(tx: Tx, callOffId: string, providerId: string) {
  await tx.$queryRaw`SELECT 1 FROM call_off_invitation WHERE call_off_id = ${callOffId}::uuid AND provider_id = ${providerId}::uuid FOR NO KEY UPDATE`;
}

/** Whether the acting provider agreed to another consortium of a call-off, or bids for it on its own. */
export async function bidsElsewhere(
  tx: Tx,
  callOffId: string,
  providerId: string,
  consortiumId: string | null,
): Promise<boolean> {
  const agreed = await tx.callOffConsortiumMember.findMany({
    where: { callOffId, providerId, agreedAt: { not: null }, withdrawnAt: null },
    select: { consortiumId: true },
  });
  if (agreed.some((one) => one.consortiumId !== consortiumId)) return true;
  const own = { callOffId, providerId, supersededAt: null, withdrawnAt: null };
  return consortiumId !== null && (await tx.bid.count({ where: own })) > 0;
}

/** Holds who bids together for a call-off until the end of the transaction, so that two answers at once come one after the other. */
export async function holdPartners(tx: Tx, callOffId: string) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`partners ${callOffId}`}, 0))::text`;
}

/** What a provider is called. */
export async function providerName(tx: Tx, providerId: string): Promise<string> {
  const row = await tx.provider.findUnique({ where: { id: providerId }, select: { name: true } });
  return row?.name ?? "";
}
