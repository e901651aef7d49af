import type { Readable } from "node:stream";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import type { RoundNotOpen } from "#app/domain/application/submit.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { documentsOf, insertDocument } from "#app/data/application/documents.server.ts";
import { questionsOfRound } from "#app/data/application/rounds.server.ts";
import { touchApplication } from "#app/data/application/sections.server.ts";
import { record } from "#app/data/audit.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import type { FileRefusal, StoredFile } from "#app/files/inspection.ts";
import { documents, newKey } from "#app/files/store.server.ts";
import { whileOpen } from "./while-open.server.ts";

/** The most that one document may hold. */
export const maximumDocumentBytes = 20_000_000;

/** The most documents that one application may have. */
const maximumDocuments = 40;

/** A file that lies in the store and belongs to nothing yet. */
export type ReceivedDocument = { readonly key: string; readonly name: string; readonly file: StoredFile };

export type AddRefusal =
  | RoundNotOpen
  | { readonly kind: "not-in-this-round" }
  | { readonly kind: "too-many"; readonly most: number };

/** Takes a file in while it is still arriving; keeps nothing of one that is empty, too large or not what its name says. */
export async function receiveDocument(
  name: string,
  bytes: Readable,
): Promise<Verdict<ReceivedDocument, FileRefusal>> {
  const key = newKey();
  const put = await documents().put(key, bytes, { name, maximumBytes: maximumDocumentBytes });
  return put.ok ? yes({ key, name, file: put.value }) : put;
}

/** Forgets a file that came to nothing. */
export async function discardDocument(received: ReceivedDocument) {
  await documents().remove(received.key);
}

/** Adds a received file to a draft as the answer to a question, or as "other". Refused, the file is forgotten. */
export async function addDocument(
  actor: ProviderActor,
  applicationId: string,
  purpose: string,
  received: ReceivedDocument,
  arrival?: Arrival,
): Promise<Verdict<true, AddRefusal> | null> {
  const verdict = await note(actor, applicationId, purpose, received, arrival);
  if (!verdict?.ok) await discardDocument(received);
  return verdict;
}

function note(
  actor: ProviderActor,
  applicationId: string,
  purpose: string,
  received: ReceivedDocument,
  arrival?: Arrival,
): Promise<Verdict<true, AddRefusal> | null> {
  return whileOpen<true, AddRefusal>(
    actor,
    applicationId,
    async (tx, held, now) => {
      const asked = (await questionsOfRound(tx, held.round.id)).filter((one) => one.kind === "DOCUMENT");
      const known = purpose === "other" || asked.some((one) => one.code === purpose);
      if (!known) return no({ kind: "not-in-this-round" });
      const there = await documentsOf(tx, applicationId);
      if (there.length >= maximumDocuments) return no({ kind: "too-many", most: maximumDocuments });
      const { bytes, sha256, mediaType } = received.file;
      const id = await insertDocument(tx, {
        ...{ applicationId, providerId: actor.providerId, roundId: held.round.id },
        ...{
          frameworkId: held.round.frameworkId,
          purpose,
          fileName: received.name,
          storageKey: received.key,
        },
        ...{ bytes, sha256, mediaType, uploadedBy: actor.accountId, uploadedAt: now },
      });
      await touchApplication(tx, applicationId, actor.providerId, now);
      record(tx, { kind: "document-added", subject: { kind: "document", id }, sha256 });
      return yes(true);
    },
    arrival,
  );
}
