import type { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "#app/framework.server.ts";

/** A stored file as a download under its own name; never shown as a page of the portal. */
export function storedFile(
  {
    fileName,
    mediaType,
    bytes,
  }: { readonly fileName: string; readonly mediaType: string; readonly bytes: number },
  content: Readable,
): Response {
  return new Response(createReadableStreamFromReadable(content), {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": `${bytes}`,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
