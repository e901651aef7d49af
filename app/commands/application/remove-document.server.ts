import type { ProviderActor } from "#app/domain/access/actor.ts";
import { change, type RoundNotOpen } from "#app/domain/application/submit.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { findDocument, removeDocument } from "#app/data/application/documents.server.ts";
import { holdApplication } from "#app/data/application/held.server.ts";
import { touchApplication } from "#app/data/application/sections.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";

/** Takes a document out of a draft; what was submitted with it keeps it. Null for a stranger's, or one that is gone. */
export function takeOutDocument(
  actor: ProviderActor,
  applicationId: string,
  documentId: string,
  arrival?: Arrival,
): Promise<Verdict<true, RoundNotOpen> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdApplication(tx, actor.providerId, applicationId);
      const document = held && (await findDocument(tx, applicationId, documentId));
      if (!document) return null;
      const open = change(held.round, now);
      if (!open.ok) return open;
      await removeDocument(tx, documentId, now);
      await touchApplication(tx, applicationId, actor.providerId, now);
      const { sha256 } = document;
      record(tx, { kind: "document-removed", subject: { kind: "document", id: documentId }, sha256 });
      return yes(true);
    },
    arrival,
  );
}
