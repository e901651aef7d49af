import { readResultFile } from "#app/commands/benchmark/record-care-cubed.server.ts";
import { createReadableStreamFromReadable } from "#app/framework.server.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";

/** The file of a recorded CareCubed result. */
export const loader = guardLoader(
  { area: "brokerage", permission: "benchmark:read", params: byId("resultId") },
  async ({ actor, params: { resultId } }) => {
    const { file, bytes } = found(await readResultFile(actor, resultId));
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
