import { normalisePostcode, outcodeOf, type GridPlace } from "#app/domain/framework/postcode.ts";
import { csvRecords, type CsvRecord } from "#app/imports/csv-records.ts";
import { refusalIn, refusing, type FileRefusal } from "#app/imports/file-refusal.ts";
import { fileText } from "#app/imports/file-text.ts";

/** Where a postcode lies: its own place on the national grid, in metres. */
export type PostcodePlace = GridPlace & { readonly postcode: string; readonly outcode: string };

/** One thing that reading a postcode file tells; after "refused" nothing of the file is to be kept. */
export type PostcodeRow =
  | { readonly kind: "place"; readonly row: number; readonly place: PostcodePlace }
  | { readonly kind: "skipped"; readonly row: number; readonly why: "no-place-known" }
  | {
      readonly kind: "bad";
      readonly row: number;
      readonly column: string;
      readonly value: string;
      readonly message: string;
    }
  | { readonly kind: "refused"; readonly refusal: FileRefusal };

type Columns = {
  readonly postcode: number;
  readonly quality: number;
  readonly easting: number;
  readonly northing: number;
};

const officialColumns: Columns = { postcode: 0, quality: 1, easting: 2, northing: 3 };
const qualityOfNoPlace = "90";

/** Reads a Code-Point Open file, with a header or, as Ordnance Survey publishes it, without. */
export async function* readPostcodes(
  stream: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<PostcodeRow> {
  try {
    let columns: Columns | undefined;
    for await (const record of csvRecords(fileText(stream, fileName), fileName)) {
      if (columns) {
        yield placeIn(record, columns);
        continue;
      }
      columns = columnsIn(record, fileName);
      if (columns === officialColumns) yield placeIn(record, columns);
    }
    if (!columns) throw refusing("empty", `${fileName} is empty: it holds no postcode.`);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    yield { kind: "refused", refusal };
  }
}

function columnsIn(record: CsvRecord, fileName: string): Columns {
  if (normalisePostcode(record.cells[0] ?? "").ok) return officialColumns;
  const names = record.cells.map((cell) => cell.trim().toLowerCase());
  const place = (...aliases: readonly string[]) => names.findIndex((name) => aliases.includes(name));
  const columns = {
    postcode: place("postcode"),
    quality: place("positional_quality", "positional_quality_indicator"),
    easting: place("easting", "eastings"),
    northing: place("northing", "northings"),
  };
  const missing = (["postcode", "easting", "northing"] as const).filter((name) => columns[name] < 0);
  if (missing.length === 0) return columns;
  throw refusing(
    "column-missing",
    `${fileName} begins “${record.cells.join(", ").slice(0, 120)}” and has no column ${missing.join(", ")}. Expected a Code-Point Open file with postcode, easting and northing.`,
  );
}

function placeIn({ row, cells }: CsvRecord, columns: Columns): PostcodeRow {
  const typed = cells[columns.postcode] ?? "";
  const postcode = normalisePostcode(typed);
  if (!postcode.ok) {
    return {
      kind: "bad",
      row,
      column: "postcode",
      value: typed,
      message: "This is not a United Kingdom postcode.",
    };
  }
  const [easting, northing] = [cells[columns.easting]?.trim() ?? "", cells[columns.northing]?.trim() ?? ""];
  if (cells[columns.quality]?.trim() === qualityOfNoPlace || (easting === "0" && northing === "0")) {
    return { kind: "skipped", row, why: "no-place-known" };
  }
  const [wrong] = Object.entries({ easting, northing }).filter(([, value]) => !/^\d{1,7}$/.test(value));
  if (wrong)
    return {
      kind: "bad",
      row,
      column: wrong[0],
      value: wrong[1],
      message: "This is not a distance in whole metres.",
    };
  const place = {
    postcode: postcode.value,
    outcode: outcodeOf(postcode.value),
    easting: Number(easting),
    northing: Number(northing),
  };
  return { kind: "place", row, place };
}
