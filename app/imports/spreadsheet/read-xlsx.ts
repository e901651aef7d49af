import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { isDamaged, unpack, type Parts } from "./archive.ts";
import { placeOf, type Place, type Sheet } from "./cells.ts";
import { readSharedTexts } from "./shared-texts.ts";
import { unreadable, type FileTrouble } from "./trouble.ts";
import { readWorksheet } from "./worksheet.ts";
import { readXml } from "./xml.ts";

/** A sheet's name, or how it begins where publishers end it with a year. */
export type SheetName = string | { readonly begins: string };

type Listed = { readonly name: string; readonly path: string };
type Named = { readonly name: string; readonly refersTo: string };
type Contents = {
  readonly sheets: readonly Listed[];
  readonly named: readonly Named[];
  readonly from1904: boolean;
};

/**
 * The sheets of a workbook that have one of the names asked for; the others are passed over unread. Refuses a workbook
 * that is broken, has a macro, is far too large, lacks the first of the names, or has two sheets of one name.
 */
export function readXlsx(
  fileName: string,
  bytes: Buffer,
  names: readonly SheetName[],
): Verdict<readonly Sheet[], FileTrouble> {
  const parts = unpack(fileName, bytes);
  if (!parts.ok) return parts;
  const list = contentsOf(parts.value);
  const texts = readSharedTexts(parts.value.get("xl/sharedstrings.xml"));
  if (!list || !texts) return no(isDamaged(fileName));
  const twice = list.sheets.find(({ name }, at) => list.sheets.findIndex((one) => same(one.name, name)) < at);
  if (twice)
    return no(unreadable(`${fileName} has two sheets named “${twice.name}”. Delete or rename one of them.`));
  const [needed = ""] = names;
  if (!list.sheets.some(({ name }) => isNamed(name, needed)))
    return no(unreadable(withoutSheet(fileName, needed, list.sheets)));
  const sheets: Sheet[] = [];
  for (const { name, path } of list.sheets.filter((sheet) => names.some((one) => isNamed(sheet.name, one)))) {
    const xml = parts.value.get(path);
    if (xml === undefined) return no(isDamaged(fileName));
    const cells = readWorksheet(xml, texts, `The sheet “${name}” of ${fileName}`);
    if (cells === "broken") return no(isDamaged(fileName));
    if ("sentence" in cells) return no(cells);
    sheets.push({ name, from1904: list.from1904, named: namedIn(name, list.named), ...cells });
  }
  return yes(sheets);
}

/** Whether two names of sheets are the same to a spreadsheet: it takes no notice of capitals. */
export function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function isNamed(name: string, wanted: SheetName): boolean {
  if (typeof wanted === "string") return same(name, wanted);
  return name.trim().toLowerCase().startsWith(wanted.begins.toLowerCase());
}

function contentsOf(parts: Parts): Contents | undefined {
  const workbook = parts.get("xl/workbook.xml");
  const relations = parts.get("xl/_rels/workbook.xml.rels");
  if (workbook === undefined || relations === undefined) return undefined;
  const paths = new Map<string, string>();
  const sheets: Listed[] = [];
  const named: Named[] = [];
  let name: string | undefined;
  let from1904 = false;
  const whole =
    readXml(relations, {
      opened: (name, attribute) => {
        if (name === "Relationship") paths.set(attribute("Id") ?? "", pathOf(attribute("Target") ?? ""));
      },
    }) &&
    readXml(workbook, {
      opened: (element, attribute) => {
        if (element === "workbookPr") from1904 = /^(1|true)$/.test(attribute("date1904") ?? "");
        if (element === "sheet")
          sheets.push({ name: attribute("name") ?? "", path: paths.get(attribute("id") ?? "") ?? "" });
        name = element === "definedName" ? attribute("name") : undefined;
      },
      text: (refersTo) => {
        if (name !== undefined) named.push({ name, refersTo });
        name = undefined;
      },
    });
  return whole ? { sheets, named, from1904 } : undefined;
}

/** The named cells of one sheet: "Costs!$B$1", with the sheet between quotation marks where its name has a space. */
function namedIn(sheet: string, named: readonly Named[]): ReadonlyMap<string, Place> {
  return new Map(
    named.flatMap(({ name, refersTo }) => {
      const [, whose = "", cell = ""] = /^'?(.*?)'?!([^!]+)$/.exec(refersTo.trim()) ?? [];
      const place = same(whose, sheet) ? placeOf(cell) : null;
      return place ? [[name, place] as const] : [];
    }),
  );
}

/** Targets are written from the folder of the workbook, or from the root of the archive. */
function pathOf(target: string): string {
  return (target.startsWith("/") ? target.slice(1) : `xl/${target}`).toLowerCase();
}

function withoutSheet(fileName: string, needed: SheetName, has: readonly Listed[]): string {
  const found = has
    .slice(0, 5)
    .map(({ name }) => `“${name}”`)
    .join(", ");
  if (typeof needed !== "string")
    return `${fileName} has no sheet whose name begins with “${needed.begins}”: it has ${found || "none"}. Choose the workbook as it was published.`;
  return `${fileName} has no sheet named “${needed}”: it has ${found || "none"}. Give the sheet its name back, or copy your figures into a new template.`;
}
