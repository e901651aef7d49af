import { randomUUID } from "node:crypto";
import { keepImportFile, removeImportFile } from "#app/files/import-file.server.ts";
import type { GivenFile } from "#app/data/import-runs.server.ts";

/** Keeps a file while it arrives. */
export async function receiveFile(file: {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}): Promise<GivenFile> {
  const storageKey = randomUUID();
  return { fileName: file.name, storageKey, ...(await keepImportFile(storageKey, file.bytes)) };
}

/** Forgets a file that came with a form that is not right. */
export function discardFile({ storageKey }: GivenFile): Promise<void> {
  return removeImportFile(storageKey);
}
