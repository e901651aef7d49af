import type { Readable } from "node:stream";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import type { EvidenceFile } from "#app/data/evidence-files.ts";
import type { FileRefusal, StoredFile } from "#app/files/inspection.ts";
import { documents, newKey } from "#app/files/store.server.ts";

/** The most that a file of evidence may hold. */
export const maximumEvidenceBytes = 10_000_000;

export type ReceivedEvidence = { readonly key: string; readonly name: string; readonly file: StoredFile };

/** Takes a file of evidence in while it is still arriving. */
export async function receiveEvidence(
  name: string,
  bytes: Readable,
): Promise<Verdict<ReceivedEvidence, FileRefusal>> {
  const key = newKey();
  const put = await documents().put(key, bytes, { name, maximumBytes: maximumEvidenceBytes });
  return put.ok ? yes({ key, name, file: put.value }) : no(put.why);
}

/** Forgets a file that came to nothing. */
export async function discardEvidence({ key }: ReceivedEvidence) {
  await documents().remove(key);
}

/** A file that was taken in, as its row keeps it; null where none came. */
export function receivedFile(received: ReceivedEvidence | undefined): EvidenceFile | null {
  if (!received) return null;
  const { bytes: size, sha256, mediaType } = received.file;
  return { fileName: received.name, storageKey: received.key, mediaType, sha256, size };
}

/** Hands a member of staff the file of evidence that `fileOf` finds. Null for a stranger's, or one that is gone. */
export async function readEvidence(
  actor: StaffActor,
  id: string,
  fileOf: (tx: Tx, id: string) => Promise<EvidenceFile | null>,
): Promise<{ readonly file: EvidenceFile; readonly bytes: Readable } | null> {
  const file = await inTransaction(actor, async (tx) => {
    const found = await fileOf(tx, id);
    if (!found) return null;
    record(tx, { kind: "document-read", subject: { kind: "document", id }, sha256: found.sha256 });
    return found;
  });
  const bytes = file && (await documents().get(file.storageKey));
  return bytes ? { file, bytes } : null;
}
