import {
  clientLevelColumns,
  isDirectPayment,
  optionalColumns,
  type ClientLevelColumn,
} from "#app/domain/brokerage/client-level-data.ts";
import {
  finderOf,
  readRow,
  type BadCell,
  type ImportedRow,
  type MarketFacts,
  type RowCells,
} from "#app/domain/brokerage/imported-row.ts";
import { csvRecords } from "../csv-records.ts";
import { refusalIn, refusing } from "../file-refusal.ts";
import { fileText } from "../file-text.ts";

/** What a file of placements holds: the rows that can be taken, the bad cells, and what was passed over. */
export type PlacementFile = {
  readonly rows: readonly ImportedRow[];
  readonly bad: readonly (BadCell & { readonly value: string })[];
  readonly read: number;
  readonly passedOver: number;
  /** Why the whole file cannot be read. */
  readonly refusal?: string;
};

/** Reads a whole file against what the portal knows of the market. What stands in the person's column is never kept. */
export async function readPlacements(
  stream: AsyncIterable<Uint8Array>,
  fileName: string,
  facts: MarketFacts,
): Promise<PlacementFile> {
  const rows: ImportedRow[] = [];
  const bad: (BadCell & { value: string })[] = [];
  const find = finderOf(facts);
  let places: Places | undefined;
  let read = 0;
  let passedOver = 0;
  try {
    for await (const { row, cells } of csvRecords(fileText(stream, fileName), fileName)) {
      if (!places) {
        places = placesOf(cells, fileName);
        continue;
      }
      const named = cellsOf(cells, places);
      if (isDirectPayment(named.mechanism)) {
        passedOver += 1;
        continue;
      }
      read += 1;
      const one = readRow(row, named, find);
      if ("personRef" in one) rows.push(one);
      else bad.push(...one.map((cell) => ({ ...cell, value: shownOf(cell.column, named) })));
    }
    if (!places) throw refusing("empty", `${fileName} is empty: it has no header and no rows.`);
    return { rows, bad, read, passedOver };
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return { rows: [], bad: [], read, passedOver, refusal: refusal.message };
  }
}

type Places = ReadonlyMap<ClientLevelColumn, number>;

const names = Object.entries(clientLevelColumns) as (readonly [ClientLevelColumn, string])[];

function placesOf(header: readonly string[], fileName: string): Places {
  const given = header.map((name) =>
    name
      .replace(/^\uFEFF/, "")
      .trim()
      .toLowerCase(),
  );
  const places = new Map(names.map(([column, name]) => [column, given.indexOf(name.toLowerCase())] as const));
  const missing = names
    .filter(([column]) => places.get(column) === -1 && !optionalColumns.includes(column))
    .map(([, name]) => `“${name}”`);
  if (missing.length > 0)
    throw refusing(
      "column-missing",
      `${fileName} has no column ${missing.join(", ")}. The first row has to name the columns.`,
    );
  return places;
}

function cellsOf(cells: readonly string[], places: Places): RowCells {
  const cell = ([column]: readonly [ClientLevelColumn, string]) =>
    [column, unescaped(cells[places.get(column) ?? -1] ?? "")] as const;
  return Object.fromEntries(names.map(cell)) as RowCells;
}

/** A cell without the apostrophe that disarms it in a spreadsheet. */
function unescaped(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function shownOf(column: string, cells: RowCells): string {
  if (column === clientLevelColumns.person) return "not shown";
  const key = names.find(([, name]) => name === column)?.[0];
  return key ? cells[key].slice(0, 120) : "";
}
