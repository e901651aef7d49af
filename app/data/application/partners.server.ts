import type { DeclarationAnswers } from "#app/domain/application/content.ts";
import type { Tx } from "#app/data/db.server.ts";

/** A partner of a consortium as its lead, or the partner itself, sees it. */
export type PartnerRow = {
  readonly id: string;
  readonly applicationId: string;
  readonly leadProviderId: string;
  readonly email: string;
  readonly providerId: string | null;
  readonly providerName: string | null;
  readonly leadName: string;
  readonly invitedAt: Date;
  readonly joinedAt: Date | null;
  readonly declaration: DeclarationAnswers | null;
  readonly delivers: Readonly<Record<string, string>> | null;
};

export async function partnersOf(tx: Tx, applicationId: string): Promise<readonly PartnerRow[]> {
  const rows = await tx.applicationPartner.findMany({
    where: { applicationId },
    orderBy: { invitedAt: "asc" },
  });
  return withNames(tx, rows);
}

/** One invitation or partnership that the actor may see. */
export async function findPartner(tx: Tx, partnerId: string): Promise<PartnerRow | null> {
  const rows = await tx.applicationPartner.findMany({ where: { id: partnerId } });
  return (await withNames(tx, rows))[0] ?? null;
}

/** Invitations and partnerships of the actor with other leads. */
export async function partnershipsOf(tx: Tx, providerId: string): Promise<readonly PartnerRow[]> {
  const rows = await tx.applicationPartner.findMany({
    where: { leadProviderId: { not: providerId } },
    orderBy: { invitedAt: "desc" },
  });
  return withNames(tx, rows);
}

/** The application of a partnership with its round and the lots that the lead has chosen. */
export async function partnershipOf(
  tx: Tx,
  partnerId: string,
): Promise<{
  readonly applicationId: string;
  readonly roundId: string;
  readonly lotIds: readonly string[];
} | null> {
  const [row] = await tx.$queryRaw<{ applicationId: string; roundId: string; lotIds: string[] }[]>`
    SELECT application_id AS "applicationId", round_id AS "roundId", lot_ids AS "lotIds" FROM app.partnership(${partnerId}::uuid)`;
  return row ?? null;
}

/** Writes an invitation down; null where this address has one already. */
export async function insertPartner(
  tx: Tx,
  invited: {
    readonly applicationId: string;
    readonly leadProviderId: string;
    readonly email: string;
    readonly invitedAt: Date;
  },
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO application_partner (application_id, lead_provider_id, email, invited_at)
    VALUES (${invited.applicationId}::uuid, ${invited.leadProviderId}::uuid, ${invited.email}, ${invited.invitedAt})
    ON CONFLICT (application_id, email) DO NOTHING RETURNING id`;
  return row?.id ?? null;
}

export async function deletePartner(tx: Tx, partnerId: string) {
  await tx.applicationPartner.deleteMany({ where: { id: partnerId } });
}

export async function joinPartner(tx: Tx, partnerId: string, providerId: string, joinedAt: Date) {
  await tx.applicationPartner.updateMany({ where: { id: partnerId }, data: { providerId, joinedAt } });
}

/** Keeps what a partner declares and delivers. */
export async function savePartnerStatement(
  tx: Tx,
  partnerId: string,
  statement: {
    readonly declaration: DeclarationAnswers;
    readonly delivers: Readonly<Record<string, string>>;
  },
) {
  await tx.applicationPartner.updateMany({ where: { id: partnerId }, data: statement });
}

type StoredPartner = {
  readonly id: string;
  readonly applicationId: string;
  readonly leadProviderId: string;
  readonly email: string;
  readonly providerId: string | null;
  readonly invitedAt: Date;
  readonly joinedAt: Date | null;
  readonly declaration: unknown;
  readonly delivers: unknown;
};

async function withNames(tx: Tx, rows: readonly StoredPartner[]): Promise<readonly PartnerRow[]> {
  const ids = rows.flatMap((row) => [row.leadProviderId, ...(row.providerId ? [row.providerId] : [])]);
  const providers = await tx.provider.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => providers.find((one) => one.id === id)?.name ?? null;
  return rows.map((row) => ({
    ...row,
    declaration: row.declaration as DeclarationAnswers | null,
    delivers: row.delivers as Readonly<Record<string, string>> | null,
    providerName: nameOf(row.providerId),
    leadName: nameOf(row.leadProviderId) ?? "",
  }));
}
