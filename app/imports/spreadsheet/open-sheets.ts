import { contentOf } from "#app/files/inspection.ts";
import { mediaTypeOf, mediaTypes } from "#app/files/media-type.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { hasMacros } from "./archive.ts";
import type { Sheet } from "./cells.ts";
import { readCsvSheet } from "./read-csv.ts";
import { readXlsx, type SheetName } from "./read-xlsx.ts";
import { unreadable, type FileTrouble } from "./trouble.ts";

/** A file that was chosen, held whole. */
export type ChosenFile = { readonly name: string; readonly bytes: Buffer };

/** The most that a spreadsheet may weigh: 5 MB. */
export const largestSpreadsheet = 5_000_000;

/**
 * The sheets of an XLSX file that have one of the names, or the one sheet of a CSV file. Refuses by content before
 * anything is unpacked: what is too large, empty, locked, has macros, or is not what its name says.
 */
export async function openSheets(
  { name, bytes }: ChosenFile,
  sheetNames: readonly SheetName[],
): Promise<Verdict<readonly Sheet[], FileTrouble>> {
  if (bytes.length > largestSpreadsheet)
    return no({ kind: "too-large", sentence: `${name} is larger than 5 MB. Choose a smaller file.` });
  if (bytes.length === 0) return no(unreadable(`${name} is empty. Choose a file with your figures in it.`));
  if (/\.(xlsm|xltm|xlsb|xlam)$/i.test(name)) return no(hasMacros(name));
  if (isCompound(bytes)) return no(compound(name, bytes));
  const content = contentOf(bytes);
  const type = await mediaTypeOf(name, content);
  if (!type.ok && type.why.found === "an office file with macros") return no(hasMacros(name));
  if (type.ok && type.value === mediaTypes.xlsx) return readXlsx(name, bytes, sheetNames);
  if (/\.csv$/i.test(name) && (type.ok || type.why.found === "application/octet-stream" || isUtf16(bytes))) {
    const sheet = await readCsvSheet(name, bytes);
    return sheet.ok ? yes([sheet.value]) : sheet;
  }
  return no(unreadable(notWhatItSays(name)));
}

/** The container of old Excel workbooks, and of new ones that are locked with a password ([MS-CFB] section 2.2). */
function isCompound(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(Buffer.from("d0cf11e0a1b11ae1", "hex"));
}

/** Text with two bytes for each letter, by its first mark: the reader of CSV has the words for it. */
function isUtf16(bytes: Buffer): boolean {
  return ["fffe", "feff"].includes(bytes.toString("hex", 0, 2));
}

function compound(name: string, bytes: Buffer): FileTrouble {
  return bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))
    ? unreadable(`${name} is locked with a password. Take the password off, save it and try again.`)
    : unreadable(`${name} is an old Excel workbook (.xls). Save it as an “Excel workbook (.xlsx)”.`);
}

function notWhatItSays(name: string): string {
  return /\.(xlsx|csv)$/i.test(name)
    ? `${name} is not what its name says. Choose the workbook that you filled in, saved as XLSX or as CSV.`
    : `${name} is neither XLSX nor CSV. Save it as an “Excel workbook (.xlsx)” or as “CSV UTF-8”.`;
}
