import { crc32 } from "node:zlib";

const oneDot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

export const png = Buffer.from(oneDot, "base64");
export const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffdb004300", "hex");
export const pdf = Buffer.from(
  "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
);
export const program = Buffer.concat([
  Buffer.from("\u007fELF\u0002\u0001\u0001", "latin1"),
  Buffer.alloc(200),
]);

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

export const docx = archive({
  "[Content_Types].xml": types,
  "_rels/.rels": "<r/>",
  "word/document.xml": "<w:document/>",
});
/** As some word processors write it: the list of content types comes last. */
export const docxTypesLast = archive({
  "word/document.xml": "<w:document/>".repeat(2_000),
  "_rels/.rels": "<r/>",
  "[Content_Types].xml": types,
});
export const docxWithMacros = archive({
  "[Content_Types].xml": types,
  "word/document.xml": "<w/>",
  "word/vbaProject.bin": "\u0000",
});
export const xlsx = archive({ "[Content_Types].xml": types, "xl/workbook.xml": "<workbook/>" });
export const odt = archive({
  mimetype: "application/vnd.oasis.opendocument.text",
  "content.xml": "<office/>",
  "META-INF/manifest.xml": "<m/>",
});
export const zip = archive({ "policy.txt": "Safeguarding policy" });

/** An entry of an archive: stored as it is, or deflated, with the size that the directory gives for it. */
export type Entry = string | Buffer | { readonly deflated: Buffer; readonly says: number };

/** A ZIP archive of entries, in the order given. */
export function archive(entries: Readonly<Record<string, Entry>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, entry] of Object.entries(entries)) {
    const packed = typeof entry === "object" && "deflated" in entry;
    const data = packed ? entry.deflated : typeof entry === "string" ? Buffer.from(entry, "latin1") : entry;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(packed ? 8 : 0, 4);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(packed ? entry.says : data.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), shared, place, Buffer.from(name));
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), shared, Buffer.from(name), data]);
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(locals.length, 8);
  end.writeUInt16LE(locals.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}
