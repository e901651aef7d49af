import type { Readable } from "node:stream";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import type { ResultFile } from "#app/data/benchmark/care-cubed.server.ts";
import { fileOfBasis } from "#app/data/brokerage/basis-files.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { documents } from "#app/files/store.server.ts";

/** Hands a member of staff the file of what a price was rested on. Null for a stranger's, or one that is gone. */
export async function readBasisFile(
  actor: StaffActor,
  basisId: string,
): Promise<{ readonly file: ResultFile; readonly bytes: Readable } | null> {
  const file = await inTransaction(actor, async (tx) => {
    const found = await fileOfBasis(tx, basisId);
    if (!found) return null;
    const subject = { kind: "document", id: basisId } as const;
    record(tx, { kind: "document-read", subject, sha256: found.sha256 });
    return found;
  });
  const bytes = file && (await documents().get(file.storageKey));
  return bytes ? { file, bytes } : null;
}
