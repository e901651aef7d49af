/**
 * Columns that the database packed with `array_send` and wrote in base 64: as many values as there are rows, none of them
 * null. A million rows come over in a few dozen answers, without an object for any of them.
 */
const header = 20;
const length = 4;

/** The whole numbers of a packed column of integers. */
export function integersOf(packed: string): Int32Array {
  const bytes = Buffer.from(packed, "base64");
  const count = bytes.length < header ? 0 : bytes.readInt32BE(12);
  const integers = new Int32Array(count);
  for (let at = 0, byte = header + length; at < count; at++, byte += 8)
    integers[at] = bytes.readInt32BE(byte);
  return integers;
}

/** The ids of a packed column of uuids, sixteen bytes each. */
export function idsOf(packed: string): Buffer {
  const bytes = Buffer.from(packed, "base64");
  const count = bytes.length < header ? 0 : bytes.readInt32BE(12);
  const ids = Buffer.alloc(count * 16);
  for (let at = 0; at < count; at++)
    bytes.copy(ids, at * 16, header + at * 20 + length, header + at * 20 + 20);
  return ids;
}

/** One id of a column as it is written. */
export function idAt(ids: Buffer, row: number): string {
  const hex = ids.toString("hex", row * 16, row * 16 + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
