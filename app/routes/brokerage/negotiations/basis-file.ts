import { readBasisFile } from "#app/commands/brokerage/read-basis-file.server.ts";
import { createReadableStreamFromReadable } from "#app/framework.server.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";

/** The file of what the council rests its price on in a negotiation. */
export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params: byId("basisId") },
  async ({ actor, params: { basisId } }) => {
    const { file, bytes } = found(await readBasisFile(actor, basisId));
    return new Response(createReadableStreamFromReadable(bytes), {
      headers: {
        "Content-Type": file.mediaType,
        "Content-Length": `${file.size}`,
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
);
