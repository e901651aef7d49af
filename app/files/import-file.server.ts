import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { env } from "#app/web/env.server.ts";

/** Keeps a file given for import under the data folder until it is applied. Answers its SHA-256; a failure leaves nothing. */
export async function keepImportFile(
  key: string,
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly sha256: string }> {
  const file = pathOf(key);
  await mkdir(path.dirname(file), { recursive: true });
  const hash = createHash("sha256");
  const hashed = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(source, hashed, createWriteStream(file, { mode: 0o600 }));
    return { sha256: hash.digest("hex") };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Reads it from its beginning. Throws where it is gone. */
export async function openImportFile(key: string): Promise<AsyncIterable<Uint8Array>> {
  await (await open(pathOf(key))).close();
  return createReadStream(pathOf(key));
}

export function removeImportFile(key: string): Promise<void> {
  return rm(pathOf(key), { force: true });
}

function pathOf(key: string): string {
  if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error("not an import file's key");
  return path.join(env().DATA_DIR, "imports", key);
}
