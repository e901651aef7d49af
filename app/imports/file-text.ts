import { refusing } from "#app/imports/file-refusal.ts";

const bytesToLookAt = 4096;

const signatures: readonly { readonly starts: readonly number[]; readonly looksLike: string }[] = [
  { starts: [0x25, 0x50, 0x44, 0x46], looksLike: "a PDF document" },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], looksLike: "an old Excel workbook (.xls)" },
  { starts: [0x1f, 0x8b], looksLike: "a compressed file (.gz)" },
];

/** The text of a UTF-8 file in pieces, without its byte-order mark. Throws a refusal for anything else. */
export async function* fileText(stream: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for await (const bytes of opened(stream, fileName)) {
    const text = decoded(decoder, bytes, fileName, line);
    line += linesIn(bytes);
    if (text !== "") yield text;
  }
  const rest = decoded(decoder, undefined, fileName, line);
  if (rest !== "") yield rest;
}

async function* opened(stream: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const bytes of stream) {
    if (!head) {
      refuseNulls(bytes, fileName);
      yield bytes;
      continue;
    }
    head = Buffer.concat([head, bytes]);
    if (head.length < bytesToLookAt) continue;
    refuseUnlessText(head, fileName);
    yield head;
    head = undefined;
  }
  if (!head) return;
  if (head.length === 0) throw refusing("empty", `${fileName} is empty: it has no header and no rows.`);
  refuseUnlessText(head, fileName);
  yield head;
}

function refuseUnlessText(head: Uint8Array, fileName: string): void {
  const looksLike = whatItLooksLike(head);
  if (looksLike) {
    throw refusing(
      "not-text",
      `${fileName} looks like ${looksLike}. Open it and save the sheet as “CSV UTF-8”, or choose the CSV file that CQC publishes.`,
    );
  }
  if (isUtf16(head)) {
    throw refusing(
      "wrong-encoding",
      `${fileName} is in UTF-16 (“Unicode text”). Save it again as “CSV UTF-8”, with commas between the columns.`,
    );
  }
  refuseNulls(head, fileName);
}

function whatItLooksLike(head: Uint8Array): string | undefined {
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 9) < 9) return kindOfZip(head);
  const known = signatures.find(({ starts }) => starts.every((byte, at) => head[at] === byte));
  if (known) return known.looksLike;
  const start = Buffer.from(head.subarray(0, 200)).toString("latin1").trimStart().toLowerCase();
  return /^(ï»¿)?\s*<(!doctype html|html)/.test(start) ? "a web page (HTML)" : undefined;
}

function kindOfZip(head: Uint8Array): string {
  const names = Buffer.from(head).toString("latin1");
  if (names.includes("opendocument.spreadsheet")) return "an OpenDocument spreadsheet (.ods)";
  if (names.includes("[Content_Types].xml") || names.includes("xl/")) return "an Excel workbook (.xlsx)";
  return "a zip archive";
}

function isUtf16(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const nulls = head.filter((byte) => byte === 0).length;
  const oddNulls = head.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  return nulls > head.length / 3 && (oddNulls === nulls || oddNulls === 0);
}

function refuseNulls(bytes: Uint8Array, fileName: string): void {
  if (bytes.includes(0)) {
    throw refusing(
      "not-text",
      `${fileName} holds binary data where text is expected. Choose a CSV or JSON file.`,
    );
  }
}

function decoded(
  decoder: TextDecoder,
  bytes: Uint8Array | undefined,
  fileName: string,
  line: number,
): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    const at = bytes ? line + linesIn(bytes.subarray(0, firstBadByte(bytes))) : line;
    throw refusing(
      "wrong-encoding",
      `${fileName} is not UTF-8 text: line ${at} holds bytes of another encoding (Latin-1 or Windows-1252, perhaps). Save it again as “CSV UTF-8”.`,
    );
  }
}

function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let end = bytes.length;
  while (end - good > 1) {
    const middle = (good + end) >> 1;
    if (isUtf8(bytes.subarray(0, middle))) good = middle;
    else end = middle;
  }
  return good;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) lines += 1;
  }
  return lines;
}
