import type { CsvRecord } from "#app/imports/csv-records.ts";
import { refusing } from "#app/imports/file-refusal.ts";
import { dated, type Drafted } from "#app/imports/cqc/dating.ts";
import type { CqcCells } from "#app/imports/cqc/fields.ts";
import { draftOf } from "#app/imports/cqc/draft.ts";
import { cellsOf, columnName, headerIn, refuseHeader, type CqcHeader } from "#app/imports/cqc/header.ts";
import type { CqcRow } from "#app/imports/cqc/row.ts";
import { ofWholeLocations } from "#app/imports/cqc/whole-location.ts";

const recordsBeforeHeader = 20;

/** Reads the records of any of CQC's CSV layouts, wherever in the first 20 the header stands. */
export async function* readCsv(records: AsyncGenerator<CsvRecord>, fileName: string): AsyncGenerator<CqcRow> {
  const header = await findHeader(records, fileName);
  yield { kind: "opened", layout: header.layout.name, headerRow: header.row };
  const drafts =
    header.layout.name === "latest-ratings" ? ofWholeLocations(records, header) : draftsOf(records, header);
  let rows = 0;
  for await (const row of dated(drafts, {
    name: columnName(header.layout, "ratingOn"),
    habit: header.layout.habit,
  })) {
    rows += 1;
    yield row;
  }
  if (rows === 0)
    throw refusing("empty", `${fileName} has a header in row ${header.row} and no rows under it.`);
}

async function* draftsOf(records: AsyncIterable<CsvRecord>, header: CqcHeader): AsyncGenerator<Drafted> {
  const listsProviders = header.layout.name === "directory";
  for await (const record of records) {
    if (listsProviders && isProvider(cellsOf(header, record))) {
      yield { kind: "skipped", row: record.row, why: "provider-not-location" };
    } else {
      yield draftOf(header, record);
    }
  }
}

function isProvider({ cqcLocationId, cqcProviderId }: CqcCells): boolean {
  return cqcLocationId === undefined && cqcProviderId !== undefined;
}

async function findHeader(records: AsyncGenerator<CsvRecord>, fileName: string): Promise<CqcHeader> {
  const passed: CsvRecord[] = [];
  while (passed.length < recordsBeforeHeader) {
    const next = await records.next();
    if (next.done) break;
    const header = headerIn(next.value);
    if (header) return header;
    passed.push(next.value);
  }
  throw refuseHeader(passed, fileName);
}
