import type { Readable } from "node:stream";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import {
  contentOf,
  submittedDocument,
  type SubmittedDocument,
} from "#app/data/evaluation-submissions.server.ts";
import { documents } from "#app/files/store.server.ts";

/** Hands a person who may judge a submission one of its documents, and notes that it was read. Null for any other document. */
export async function readSubmittedDocument(
  actor: StaffActor,
  submissionId: string,
  documentId: string,
): Promise<{ readonly document: SubmittedDocument; readonly bytes: Readable } | null> {
  const document = await inTransaction(actor, async (tx) => {
    const content = await contentOf(tx, submissionId);
    if (!content?.documents.some((each) => each.id === documentId)) return null;
    const found = await submittedDocument(tx, documentId);
    if (found)
      record(tx, {
        kind: "document-read",
        subject: { kind: "document", id: documentId },
        sha256: found.sha256,
      });
    return found;
  });
  const bytes = document && (await documents().get(document.storageKey));
  return bytes ? { document, bytes } : null;
}
