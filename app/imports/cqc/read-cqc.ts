import { csvRecords } from "#app/imports/csv-records.ts";
import { refusalIn, refusing } from "#app/imports/file-refusal.ts";
import { fileText } from "#app/imports/file-text.ts";
import { jsonDocuments } from "#app/imports/json-documents.ts";
import { readCsv } from "#app/imports/cqc/read-csv.ts";
import { readDocuments } from "#app/imports/cqc/read-documents.ts";
import type { CqcRow } from "#app/imports/cqc/row.ts";

const fewestColumns = 5;

/**
 * Reads a file of CQC's, in any of its layouts, one row at a time. The first row says how it was recognised. A last
 * row of kind "refused" may come after good ones (a cut-off file, say): then nothing of the file is to be kept.
 */
export async function* readCqc(stream: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<CqcRow> {
  try {
    yield* withoutRepeats(rowsOf(stream, fileName));
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    yield { kind: "refused", refusal };
  }
}

async function* rowsOf(stream: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<CqcRow> {
  const texts = fileText(stream, fileName);
  const head: string[] = [];
  for (let next = await texts.next(); !next.done; next = await texts.next()) {
    head.push(next.value);
    if (next.value.trim() !== "") break;
  }
  const all = joined(head, texts);
  const start = head.join("").trimStart();
  if (/^[{[]/.test(start)) yield* readDocuments(jsonDocuments(all, fileName), fileName);
  else if (isNotCommaSeparated(start)) throw wrongSeparator(fileName);
  else yield* readCsv(csvRecords(all, fileName), fileName);
}

function isNotCommaSeparated(start: string): boolean {
  const [line = ""] = start.split(/[\r\n]/, 1);
  return !line.includes(",") && line.split(/[;\t|]/).length > fewestColumns;
}

function wrongSeparator(fileName: string): Error {
  return refusing(
    "unknown-layout",
    `The columns of ${fileName} are not separated by commas. Save it again as “CSV UTF-8”, with commas between the columns.`,
  );
}

async function* joined(head: readonly string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* head;
  yield* rest;
}

/** A location that comes again is bad: the person must say which of the two rows holds. */
async function* withoutRepeats(rows: AsyncIterable<CqcRow>): AsyncGenerator<CqcRow> {
  const firstRows = new Map<string, number>();
  for await (const row of rows) {
    const id = row.kind === "facts" ? row.facts.cqcLocationId : undefined;
    const first = id === undefined ? undefined : firstRows.get(id);
    if (id === undefined || first === undefined) {
      if (id !== undefined) firstRows.set(id, row.kind === "facts" ? row.row : 0);
      yield row;
    } else if (row.kind === "facts") {
      const message = `Location ${id} stands in row ${first} already.`;
      yield { kind: "bad", row: row.row, column: "Location ID", value: id, message };
    }
  }
}
