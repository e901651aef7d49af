import { fileTypeFromBuffer } from "file-type";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { zipEntryNames } from "./zip-directory.ts";

/** What may be handed in, by the ending of its name. */
export const mediaTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  odt: "application/vnd.oasis.opendocument.text",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  txt: "text/plain",
  csv: "text/csv",
} as const;

export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes];

/** `found` is the type of the content, like "application/zip"; `name` is the file's name as given. */
export type TypeRefusal = {
  readonly kind: "not-allowed-type" | "content-differs-from-name";
  readonly found: string;
  readonly name: string;
};

/** What is known of a file once it has passed: its beginning and its end, and whether its bytes could be text. */
export type Content = { readonly head: Buffer; readonly tail: Buffer; readonly couldBeText: boolean };

/**
 * The media type of a file, by its content. Refuses a type that is not on the list, and a file whose content is not
 * what its name says. Office files with macros are no office files here.
 */
export async function mediaTypeOf(name: string, content: Content): Promise<Verdict<MediaType, TypeRefusal>> {
  const expected = typeOfName(name);
  const found = await typeOfContent(content);
  if (expected !== undefined && (found === expected || (isText(expected) && found === mediaTypes.txt)))
    return yes(expected);
  const allowed = Object.values(mediaTypes).some((type) => type === found);
  return no({
    kind: expected !== undefined || allowed ? "content-differs-from-name" : "not-allowed-type",
    found,
    name,
  });
}

function typeOfName(name: string): MediaType | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return ending in mediaTypes ? mediaTypes[ending as keyof typeof mediaTypes] : undefined;
}

function isText(type: MediaType): boolean {
  return type === mediaTypes.txt || type === mediaTypes.csv;
}

async function typeOfContent({ head, tail, couldBeText }: Content): Promise<string> {
  if (head.subarray(0, 4).equals(zipSignature)) return typeOfArchive(head, tail);
  const known = await fileTypeFromBuffer(head);
  if (known && (!couldBeText || writtenInText.has(known.mime))) return known.mime;
  if (!couldBeText) return "application/octet-stream";
  return markup.test(head.toString("latin1")) ? "text/html" : mediaTypes.txt;
}

/** Formats of their own that may hold nothing but text; any other that is recognised in text is so by accident ("BM,"). */
const writtenInText = new Set([
  "application/pdf",
  "application/rtf",
  "application/xml",
  "application/postscript",
]);

const zipSignature = Buffer.from("PK\u0003\u0004", "latin1");

/** Text that a browser might run. */
const markup = /^[\s\u00ef\u00bb\u00bf]*<[a-z!?/]/i;

/** Office files are archives: their type is in the archive's own directory, at its end, which other readers go by too. */
function typeOfArchive(head: Buffer, tail: Buffer): string {
  const names = zipEntryNames(tail);
  if (names.some((name) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(name)))
    return "an office file with macros";
  if (names.includes("[Content_Types].xml") && names.includes("word/document.xml")) return mediaTypes.docx;
  if (names.includes("[Content_Types].xml") && names.includes("xl/workbook.xml")) return mediaTypes.xlsx;
  if (names.includes("content.xml") && head.subarray(30, 30 + odtStart.length).equals(odtStart))
    return mediaTypes.odt;
  return "application/zip";
}

/** OpenDocument 1.3 part 2, section 3.3: the first entry is `mimetype`, stored as it is. */
const odtStart = Buffer.from(`mimetype${mediaTypes.odt}PK`, "latin1");
