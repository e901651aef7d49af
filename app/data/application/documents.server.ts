import type { Tx } from "#app/data/db.server.ts";

/** A document of an application; `purpose` is the code of the question that it answers, or "other". */
export type DocumentRow = {
  readonly id: string;
  readonly purpose: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly uploadedAt: Date;
};

/** The documents that an application has now, in the order in which they came. */
export async function documentsOf(tx: Tx, applicationId: string): Promise<readonly DocumentRow[]> {
  return tx.document.findMany({
    where: { applicationId, removedAt: null },
    select: { id: true, purpose: true, fileName: true, bytes: true, sha256: true, uploadedAt: true },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
  });
}

export type StoredDocument = {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
};

/** One document of an application, with where it lies; null once removed, or where the actor may not see it. */
export async function findDocument(
  tx: Tx,
  applicationId: string,
  documentId: string,
): Promise<StoredDocument | null> {
  return tx.document.findFirst({
    where: { id: documentId, applicationId, removedAt: null },
    select: { id: true, fileName: true, mediaType: true, bytes: true, sha256: true, storageKey: true },
  });
}

/** Notes a document that has been put in the store. */
export async function insertDocument(
  tx: Tx,
  made: Omit<StoredDocument, "id"> & {
    readonly providerId: string;
    readonly frameworkId: string;
    readonly applicationId: string;
    readonly roundId: string;
    readonly purpose: string;
    readonly uploadedBy: string;
    readonly uploadedAt: Date;
  },
): Promise<string> {
  const { id } = await tx.document.create({ data: made, select: { id: true } });
  return id;
}

/** Takes a document out of the draft. Its bytes stay: an earlier submission may name it. */
export async function removeDocument(tx: Tx, documentId: string, at: Date) {
  await tx.document.update({ where: { id: documentId }, data: { removedAt: at }, select: { id: true } });
}
