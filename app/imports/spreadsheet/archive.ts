import { unzip, type UnzipRefusal } from "#app/files/unzip.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { unreadable, type FileTrouble } from "./trouble.ts";

/** The parts of a workbook that are read, as text, by their path in small letters. */
export type Parts = ReadonlyMap<string, string>;

const limits = { mostEntries: 2_000, mostBytes: 20 * 1024 * 1024 };

/**
 * Unpacks the parts of a workbook that are read, and no others: what it links to is never followed. Refuses an archive
 * that grows beyond all measure or is broken, and a workbook with macros, whatever its name.
 */
export function unpack(name: string, bytes: Buffer): Verdict<Parts, FileTrouble> {
  const unpacked = unzip(bytes, isRead, limits);
  if (typeof unpacked === "string") return no(refusals[unpacked](name));
  const parts = new Map(
    [...unpacked].map(([path, part]) => [path.toLowerCase(), part.toString("utf8")] as const),
  );
  if (/macroEnabled|vbaProject/i.test(parts.get("[content_types].xml") ?? "")) return no(hasMacros(name));
  return yes(parts);
}

/** The refusal of a workbook with macros. */
export function hasMacros(name: string): FileTrouble {
  return unreadable(
    `${name} contains a macro. Save it as an “Excel workbook (.xlsx)”, which has no macros, and try again.`,
  );
}

/** The refusal of a file that cannot be opened. */
export function isDamaged(name: string): FileTrouble {
  return unreadable(
    `${name} is damaged and cannot be read. Open it in a spreadsheet program, save it again and try again.`,
  );
}

const refusals = {
  broken: isDamaged,
  "too-many-entries": (name) => ({
    kind: "too-large",
    sentence: `${name} holds more than 2,000 parts, such as pictures. Copy your figures into a new template and try again.`,
  }),
  "too-large": (name) => ({
    kind: "too-large",
    sentence: `${name} unpacks to more than 20 MB, far more than a cost model. Copy your figures into a new template and try again.`,
  }),
} as const satisfies Record<UnzipRefusal, (name: string) => FileTrouble>;

function isRead(path: string): boolean {
  return /^(\[content_types\]\.xml|xl\/(workbook|sharedstrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i.test(
    path,
  );
}
