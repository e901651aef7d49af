import type { Tx } from "#app/data/db.server.ts";

/** An application without its sections; its draft belongs to the provider `providerId` alone. */
export type ApplicationRow = {
  readonly id: string;
  readonly roundId: string;
  readonly frameworkId: string;
  readonly partyId: string;
  readonly providerId: string;
  readonly reference: string;
  readonly startedAt: Date;
  readonly currentSubmissionId: string | null;
  readonly withdrawnAt: Date | null;
  readonly carriedFromId: string | null;
};

/** One of a provider's own applications; null for a stranger's, also a partner's. */
export async function findApplication(
  tx: Tx,
  providerId: string,
  applicationId: string,
): Promise<ApplicationRow | null> {
  return tx.application.findFirst({ where: { id: applicationId, providerId }, select: columns });
}

/** The same, locked against any other change until the transaction ends. */
export async function lockApplication(
  tx: Tx,
  providerId: string,
  applicationId: string,
): Promise<ApplicationRow | null> {
  await tx.$queryRaw`SELECT 1 FROM application WHERE id = ${applicationId}::uuid AND provider_id = ${providerId}::uuid FOR UPDATE`;
  return findApplication(tx, providerId, applicationId);
}

/** The application that this provider has begun in a round, if any. */
export async function findInRound(
  tx: Tx,
  providerId: string,
  roundId: string,
): Promise<ApplicationRow | null> {
  return tx.application.findFirst({ where: { roundId, providerId }, select: columns });
}

/** Locks the provider's own party, so that two starts at once make one application; makes it where there is none. */
export async function lockSoleParty(tx: Tx, providerId: string): Promise<string> {
  await tx.$queryRaw`
    INSERT INTO party (lead_provider_id, name) SELECT id, name FROM provider WHERE id = ${providerId}::uuid
    ON CONFLICT DO NOTHING`;
  const [party] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM party WHERE lead_provider_id = ${providerId}::uuid AND NOT joint FOR UPDATE`;
  if (!party) throw new Error("a provider without a party");
  return party.id;
}

/** Makes the party of a lead and its partners; one of each lead and application. */
export async function makeJointParty(tx: Tx, providerId: string): Promise<string> {
  const [party] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO party (lead_provider_id, name, joint)
    SELECT id, name || ' with partners', true FROM provider WHERE id = ${providerId}::uuid RETURNING id`;
  if (!party) throw new Error("a provider that is not there");
  return party.id;
}

export async function setParty(tx: Tx, applicationId: string, partyId: string) {
  await tx.application.update({ where: { id: applicationId }, data: { partyId }, select: { id: true } });
}

/** Writes a new application down and answers its id and reference. */
export async function insertApplication(
  tx: Tx,
  made: {
    readonly roundId: string;
    readonly roundNumber: number;
    readonly frameworkId: string;
    readonly partyId: string;
    readonly providerId: string;
    readonly startedAt: Date;
    readonly carriedFromId: string | null;
  },
): Promise<ApplicationRow> {
  const { roundNumber, ...row } = made;
  const [next] = await tx.$queryRaw<{ reference: string }[]>`
    SELECT app.next_application_reference(${roundNumber}::int) AS reference`;
  return tx.application.create({ data: { ...row, reference: next?.reference ?? "" }, select: columns });
}

/** Notes which submission counts now; none, once it is withdrawn. */
export async function setCurrentSubmission(
  tx: Tx,
  applicationId: string,
  change: { readonly currentSubmissionId: string | null; readonly withdrawnAt: Date | null },
) {
  await tx.application.update({ where: { id: applicationId }, data: change, select: { id: true } });
}

const columns = {
  id: true,
  roundId: true,
  frameworkId: true,
  partyId: true,
  providerId: true,
  reference: true,
  startedAt: true,
  currentSubmissionId: true,
  withdrawnAt: true,
  carriedFromId: true,
} as const;
