import { createReadStream } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import type { Place } from "./place.ts";

/**
 * Files in one folder, named by their key. A file is written beside its place, flushed to the disk and then renamed, so
 * that a power cut leaves all of it or nothing that carries its key.
 */
export function diskStore(folder: string): Place {
  const placeOf = (key: string) => path.join(folder, key);
  return {
    write: async (key, bytes) => {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = `${placeOf(key)}.unfinished`;
      const file = await fs.open(unfinished, "wx", 0o600);
      try {
        await writeThrough(file, bytes);
        await fs.rename(unfinished, placeOf(key));
        await flushFolder(folder);
      } catch (error) {
        await fs.rm(unfinished, { force: true });
        throw error;
      }
    },
    get: async (key) => {
      const file = await fs.open(placeOf(key), "r").catch(orMissing);
      return file && createReadStream("", { fd: file });
    },
    remove: async (key) => fs.rm(placeOf(key), { force: true }),
    check: async () => {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      await fs.access(folder, fs.constants.R_OK | fs.constants.W_OK);
    },
  };
}

async function writeThrough(file: fs.FileHandle, bytes: AsyncIterable<Buffer>) {
  try {
    for await (const part of bytes) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function flushFolder(folder: string) {
  if (process.platform === "win32") return;
  const handle = await fs.open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

function orMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
