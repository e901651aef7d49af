import { readSubmittedDocument } from "#app/commands/evaluation/read-submitted-document.server.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { storedFile } from "#app/web/stored-file.server.ts";

export const loader = guardLoader(
  {
    area: "commissioner",
    permission: "evaluation:read",
    params: byId("roundId", "submissionId", "documentId"),
  },
  async ({ actor, params }) => {
    const { document, bytes } = found(
      await readSubmittedDocument(actor, params.submissionId, params.documentId),
    );
    return storedFile(document, bytes);
  },
);
