import { csvRecords } from "#app/imports/csv-records.ts";
import { refusalIn } from "#app/imports/file-refusal.ts";
import { fileText } from "#app/imports/file-text.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Sheet, SheetCell } from "./cells.ts";
import { mostColumns, mostRows, tooMany, unreadable, type FileTrouble } from "./trouble.ts";

/** A CSV file as a sheet without a name, every cell of it text. Refuses what is not UTF-8 text with commas, with a sentence. */
export async function readCsvSheet(fileName: string, bytes: Buffer): Promise<Verdict<Sheet, FileTrouble>> {
  const [line = ""] = bytes.toString("utf8", 0, 1_000).split(/[\r\n]/, 1);
  if (!line.includes(",") && /[;\t|]/.test(line))
    return no(
      unreadable(
        `The columns of ${fileName} are not separated by commas. Save it again as “CSV UTF-8”, with commas between the columns.`,
      ),
    );
  const rows = new Map<number, ReadonlyMap<number, SheetCell>>();
  try {
    for await (const { row, cells } of csvRecords(fileText(oneChunk(bytes), fileName), fileName)) {
      if (row > mostRows) return no(tooMany("rows", fileName));
      const held = filled(cells);
      if ([...held.keys()].some((column) => column > mostColumns)) return no(tooMany("columns", fileName));
      rows.set(row, held);
    }
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return no(unreadable(refusal.message));
  }
  return yes({ name: null, rows, merged: [], named: new Map(), from1904: false });
}

function filled(cells: readonly string[]): ReadonlyMap<number, SheetCell> {
  return new Map(
    cells.flatMap((cell, at) => {
      const text = disarmed(cell).trim();
      return text === "" ? [] : [[at + 1, { kind: "text", text }] as const];
    }),
  );
}

/** Takes off the mark that a file of ours puts before words that a spreadsheet would reckon with. */
function disarmed(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r])/, "");
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
