import { columnsOf, type ColumnMap } from "#app/domain/benchmark/column-map.ts";
import { readBenchmarkRow, type BadCell } from "#app/domain/benchmark/benchmark-row.ts";
import type { Observation } from "#app/domain/benchmark/observation.ts";
import { addDays } from "#app/domain/calendar.ts";
import { csvRecords } from "../csv-records.ts";
import { refusalIn, refusing } from "../file-refusal.ts";
import { fileText } from "../file-text.ts";
import { unreadFile, type BenchmarkFile, type ReadAgainst } from "./benchmark-file.ts";
import { yearWords } from "./layouts.ts";

/** Reads a list of figures, one or two in a row, by a column map. Refuses a file that lacks a column, or has one that the map does not name. */
export async function readBenchmarkList(
  stream: AsyncIterable<Uint8Array>,
  fileName: string,
  map: ColumnMap,
  { areas, release }: ReadAgainst,
): Promise<BenchmarkFile> {
  const facts = { areas, on: addDays(release.periodTo, -1), years: yearWords(release) };
  const figures: Observation[] = [];
  const bad: BadCell[] = [];
  const counts = { read: 0, notAvailable: 0, otherYears: 0 };
  let places: ReadonlyMap<string, number> | undefined;
  try {
    for await (const { row, cells } of csvRecords(fileText(stream, fileName), fileName)) {
      if (!places) {
        places = placesOf(cells, map, fileName);
        continue;
      }
      const header = places;
      const one = readBenchmarkRow(
        row,
        (column) => cells[header.get(tidied(column)) ?? -1] ?? "",
        map,
        facts,
      );
      counts.read += 1;
      if (one.ok) figures.push(...one.value);
      else if (one.why.kind === "bad") bad.push(...one.why.cells);
      else counts[one.why.kind === "other-year" ? "otherYears" : "notAvailable"] += 1;
    }
    if (!places) throw refusing("empty", `${fileName} is empty: it has no header and no rows.`);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return unreadFile(refusal.message);
  }
  const { read, notAvailable, otherYears } = counts;
  const notes =
    otherYears > 0
      ? [
          `${otherYears.toLocaleString("en-GB")} rows are of other years than ${facts.years[0]} and were passed over.`,
        ]
      : [];
  return { figures, bad, read: read - otherYears, notAvailable, notes };
}

function placesOf(header: readonly string[], map: ColumnMap, fileName: string): ReadonlyMap<string, number> {
  const given = header.map((name) => name.replace(/^\uFEFF/, "").trim());
  const places = new Map(given.map((name, at) => [tidied(name), at] as const));
  const needed = columnsOf(map);
  const missing = needed.filter((column) => !places.has(tidied(column)));
  if (missing.length > 0)
    throw refusing(
      "column-missing",
      `${fileName} has no column ${quoted(missing)}. The first row has to name the columns.`,
    );
  const known = new Set([...needed, ...map.passedOver].map(tidied));
  const strange = given.filter((name) => name !== "" && !known.has(tidied(name)));
  if (strange.length > 0)
    throw refusing(
      "unknown-layout",
      `${fileName} has the column ${quoted(strange)}, which this layout does not know. Take it out, or say in the column map what it is.`,
    );
  const twice = given.find(
    (name, at) => name !== "" && given.findIndex((one) => tidied(one) === tidied(name)) < at,
  );
  if (twice) throw refusing("unknown-layout", `${fileName} has the column “${twice}” twice.`);
  return places;
}

function tidied(name: string): string {
  return name.trim().toLowerCase();
}

function quoted(names: readonly string[]): string {
  return names
    .slice(0, 5)
    .map((name) => `“${name.slice(0, 80)}”`)
    .join(", ");
}
