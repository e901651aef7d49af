import { inflateRawSync } from "node:zlib";
import { zipEntries, type ZipEntry } from "./zip-directory.ts";

/** Why an archive is not unpacked. */
export type UnzipRefusal = "too-many-entries" | "too-large" | "broken";

type Limits = {
  readonly mostEntries: number;
  /** How much all the wanted entries together may unpack to. */
  readonly mostBytes: number;
};

/**
 * Unpacks those entries of an archive that are wanted. Refuses one that unpacks to more than it may, whatever its
 * directory says: nothing grows beyond the limit, not even while it is being found out.
 */
export function unzip(
  archive: Buffer,
  wanted: (name: string) => boolean,
  { mostEntries, mostBytes }: Limits,
): ReadonlyMap<string, Buffer> | UnzipRefusal {
  const entries = zipEntries(archive);
  if (entries.length > mostEntries) return "too-many-entries";
  const chosen = entries.filter(({ name }) => wanted(name));
  if (chosen.reduce((sum, { bytes }) => sum + bytes, 0) > mostBytes) return "too-large";
  const unpacked = new Map<string, Buffer>();
  let left = mostBytes;
  for (const entry of chosen) {
    const bytes = bytesOf(archive, entry, left);
    if (typeof bytes === "string") return bytes;
    left -= bytes.length;
    unpacked.set(entry.name, bytes);
  }
  return unpacked;
}

function bytesOf(archive: Buffer, { at, method, packedBytes, encrypted }: ZipEntry, most: number) {
  if (encrypted || at + 30 > archive.length || archive.readUInt32LE(at) !== localHeader) return "broken";
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(start, start + packedBytes);
  if (packed.length !== packedBytes) return "broken";
  if (method === 0) return packed.length > most ? "too-large" : packed;
  return method === 8 ? inflated(packed, most) : "broken";
}

function inflated(packed: Buffer, most: number): Buffer | UnzipRefusal {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "broken";
  }
}

const localHeader = 0x04034b50;
