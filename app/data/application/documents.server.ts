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
