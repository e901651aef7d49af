/**
 * Columns that the database packed with `array_send` and wrote in base 64: as many values as there are rows, none of them
 * null. A million rows come over in a few hundred of them, without an object for any row.
 */
const header = 20;
const length = 4;

/** How many ids a packed column has. */
export function countOf(packedIds: string): number {
  return Buffer.from(packedIds.slice(0, 32), "base64").readInt32BE(12);
}

/** Copies the whole numbers of a packed column of integers to a place. */
export function copyIntegers(packed: string, into: Int32Array, from: number) {
  const bytes = Buffer.from(packed, "base64");
  const count = bytes.readInt32BE(12);
  for (let at = 0, byte = header + length; at < count; at++, byte += 8)
    into[from + at] = bytes.readInt32BE(byte);
}

/** Copies the ids of a packed column of uuids to a place, sixteen bytes each. */
export function copyIds(packed: string, into: Buffer, from: number) {
  const bytes = Buffer.from(packed, "base64");
  const count = bytes.readInt32BE(12);
  for (let at = 0, byte = header + length; at < count; at++, byte += 20)
    bytes.copy(into, (from + at) * 16, byte, byte + 16);
}

/** One id of a column as it is written. */
export function idAt(ids: Buffer, row: number): string {
  const hex = ids.toString("hex", row * 16, row * 16 + 16);
  const dashed = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  // One text of its own: put together from pieces it would hold on to all of them.
  return Buffer.from(dashed, "latin1").toString("latin1");
}
