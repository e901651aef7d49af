import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** The trail as it stood at an instant: the number of its last event and the hash that covers them all. */
export type ExportedHead = z.infer<typeof headSchema>;

const headSchema = z
  .object({ at: z.iso.datetime(), seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) })
  .readonly();

/** Where the daily heads are kept, one JSON line each. */
export function auditHeadsFile(dataDir: string): string {
  return path.join(dataDir, "audit-heads.jsonl");
}

/** The heads in a file, oldest first; undefined where there is no file. Throws on a line that is no head. */
export async function readHeads(file: string): Promise<readonly ExportedHead[] | undefined> {
  const text = await fs.readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  return text === undefined
    ? undefined
    : text.split("\n").flatMap((line, at) => (line.trim() ? [readHead(line, at + 1)] : []));
}

/** Adds a head at the end of the file, flushed to the disk. Nothing that is there is touched. */
export async function appendHead(file: string, head: ExportedHead) {
  await fs.mkdir(path.dirname(file), { recursive: true });
  const handle = await fs.open(file, "a", 0o600);
  try {
    await handle.appendFile(`${JSON.stringify(head)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function readHead(line: string, number: number): ExportedHead {
  try {
    return headSchema.parse(JSON.parse(line));
  } catch {
    throw new HeadsProblem(`Line ${number} of the exported heads is not a head of the trail.`);
  }
}

/** A file of heads that cannot be read as one. */
export class HeadsProblem extends Error {}
