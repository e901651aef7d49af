import type { Readable } from "node:stream";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { findApplication } from "#app/data/application/applications.server.ts";
import { findDocument, type StoredDocument } from "#app/data/application/documents.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { documents } from "#app/files/store.server.ts";

/** Hands a provider one of its own documents, and notes that it was read. Null for a stranger's, or one that is gone. */
export async function readDocument(
  actor: ProviderActor,
  applicationId: string,
  documentId: string,
): Promise<{ readonly document: StoredDocument; readonly bytes: Readable } | null> {
  const document = await inTransaction(actor, async (tx) => {
    const own = await findApplication(tx, actor.providerId, applicationId);
    const found = own && (await findDocument(tx, applicationId, documentId));
    if (!found) return null;
    const subject = { kind: "document", id: documentId } as const;
    record(tx, { kind: "document-read", subject, sha256: found.sha256 });
    return found;
  });
  const bytes = document && (await documents().get(document.storageKey));
  return bytes ? { document, bytes } : null;
}
