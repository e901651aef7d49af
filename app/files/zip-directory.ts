/** One entry of a ZIP archive, as its directory tells of it; `at` is where its own header begins. */
export type ZipEntry = {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 is stored as it is, 8 is deflated. */
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
};

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * The names in a ZIP archive's central directory, read from the archive's last bytes (APPNOTE.TXT sections 4.3.12 and
 * 4.3.16). None when the directory is broken, or longer than the bytes given.
 */
export function zipEntryNames(tail: Buffer): readonly string[] {
  return zipEntries(tail).map(({ name }) => name);
}

/** The entries in a ZIP archive's central directory, read as `zipEntryNames` reads it. */
export function zipEntries(tail: Buffer): readonly ZipEntry[] {
  const end = endRecord(tail);
  if (end < 0) return [];
  const count = tail.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = end - tail.readUInt32LE(end + 12);
  for (let entry = 0; entry < count; entry++) {
    if (at < 0 || at + 46 > end || tail.readUInt32LE(at) !== directoryEntry) return [];
    const length = tail.readUInt16LE(at + 28);
    entries.push({
      name: tail.toString("utf8", at + 46, at + 46 + length),
      encrypted: (tail.readUInt16LE(at + 8) & 1) === 1,
      method: tail.readUInt16LE(at + 10),
      packedBytes: tail.readUInt32LE(at + 20),
      bytes: tail.readUInt32LE(at + 24),
      at: tail.readUInt32LE(at + 42),
    });
    at += 46 + length + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return entries;
}

function endRecord(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) === endOfDirectory && at + 22 + tail.readUInt16LE(at + 20) === tail.length)
      return at;
  }
  return -1;
}
