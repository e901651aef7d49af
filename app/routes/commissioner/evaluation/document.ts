import { readSubmittedDocument } from "#app/commands/evaluation/read-submitted-document.server.ts";
import { createReadableStreamFromReadable } from "#app/framework.server.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";

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
    return new Response(createReadableStreamFromReadable(bytes), {
      headers: {
        "Content-Type": document.mediaType,
        "Content-Length": `${document.bytes}`,
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
);
