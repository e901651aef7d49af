import type { Actor } from "#app/domain/access/actor.ts";
import type { CqcLocationFacts } from "#app/domain/market/cqc-location.ts";
import {
  applyCqcFacts,
  applyPostcodes,
  keepCheck,
  noteFailure,
  noteProgress,
  takeForApplying,
} from "#app/commands/import/run-import.server.ts";
import { storedFacts } from "#app/data/cqc-locations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { emptySummary, type ImportKind, type ImportSummary } from "#app/data/import-runs.server.ts";
import { inBatches } from "./batches.ts";
import { applyHolidays, checkHolidays } from "./check-holidays.server.ts";
import { keptBadRows } from "./checked-file.server.ts";
import { readCqc } from "./cqc/read-cqc.ts";
import type { CqcRow } from "./cqc/row.ts";
import { readPostcodes, type PostcodePlace, type PostcodeRow } from "./postcodes.ts";
import { changeInWords, layoutInWords } from "./preview-words.ts";
import { previewChange } from "./preview.ts";

/** A file that can be read from its beginning more than once. */
export type ImportFile = {
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
};

const batchSize = 1_000;
const keptExamples = 20;

/** Reads a whole file without applying any of it, and keeps what it would change and which rows are bad. */
export async function checkFile(
  actor: Actor,
  runId: string,
  kind: ImportKind,
  file: ImportFile,
): Promise<ImportSummary> {
  if (kind === "bank-holidays") return checkHolidays(actor, runId, file);
  const check = new Map<string, number>();
  const summary = {
    ...emptySummary,
    notes: [] as string[],
    badRows: [] as ImportSummary["badRows"],
    examples: [] as ImportSummary["examples"],
  };
  let refusal: string | undefined;
  let rows = 0;
  const count = (word: string) => check.set(word, (check.get(word) ?? 0) + 1);
  const stream = await file.open();
  const source: AsyncIterable<CqcRow | PostcodeRow> =
    kind === "cqc" ? readCqc(stream, file.name) : readPostcodes(stream, file.name);
  for await (const batch of inBatches(source, batchSize)) {
    const coming: CqcLocationFacts[] = [];
    for (const row of batch) {
      if ("row" in row) rows = row.row;
      switch (row.kind) {
        case "opened":
          summary.notes.push(layoutInWords(row));
          break;
        case "dates":
          summary.notes.push(
            `Dates in ${row.column} are read ${row.order === "month-first" ? "month first" : "day first"}${row.settledBy === "habit" ? ", as this layout usually has them: no date in the file settles it" : `, as row ${row.settledBy.row} shows`}.`,
          );
          break;
        case "facts":
          coming.push(row.facts);
          break;
        case "place":
          count("place");
          break;
        case "skipped":
          count(row.why);
          break;
        case "bad":
          count("bad");
          if (summary.badRows.length < keptBadRows)
            summary.badRows.push({
              row: row.row,
              column: row.column,
              value: row.value.slice(0, 120),
              message: row.message,
            });
          break;
        case "refused":
          refusal = row.refusal.message;
          break;
      }
    }
    await compare(actor, coming, count, summary.examples);
    await noteProgress(actor, runId, rows);
  }
  const kept: ImportSummary = {
    ...summary,
    counts: Object.fromEntries(check),
    ...(refusal !== undefined && { refusal }),
  };
  await keepCheck(actor, runId, rows, kept);
  return kept;
}

async function compare(
  actor: Actor,
  coming: readonly CqcLocationFacts[],
  count: (word: string) => void,
  examples: ImportSummary["examples"],
) {
  if (coming.length === 0) return;
  const stored = await reading(actor, (tx) =>
    storedFacts(
      tx,
      coming.map((facts) => facts.cqcLocationId),
    ),
  );
  for (const facts of coming) {
    const change = previewChange(stored.get(facts.cqcLocationId), facts);
    count(change.kind);
    if (change.kind === "changed" && examples.length < keptExamples)
      examples.push({ name: facts.name, change: changeInWords(change.fields) });
  }
}

/**
 * Applies the good rows of a checked file, all of them or none. Answers how many changed something, or that the file
 * was not ready (not checked, refused, or applied already). Its progress is told while it goes.
 */
export async function applyFile(
  actor: Actor,
  runId: string,
  kind: ImportKind,
  file: ImportFile,
): Promise<number | "not-ready"> {
  const taken = await takeForApplying(actor, runId);
  return taken.ok ? applyTaken(actor, runId, kind, file) : "not-ready";
}

/** Applies a file that its caller has taken for applying. Answers how many rows changed something. */
export async function applyTaken(
  actor: Actor,
  runId: string,
  kind: ImportKind,
  file: ImportFile,
): Promise<number> {
  try {
    if (kind === "bank-holidays") return await applyHolidays(actor, runId, file);
    const stream = await file.open();
    if (kind === "cqc")
      return await applyCqcFacts(
        actor,
        runId,
        told(actor, runId, inBatches(factsOf(readCqc(stream, file.name)), batchSize)),
      );
    return await applyPostcodes(
      actor,
      runId,
      told(actor, runId, inBatches(placesOf(readPostcodes(stream, file.name)), batchSize)),
    );
  } catch (error) {
    await noteFailure(actor, runId);
    throw error;
  }
}

async function* told<T>(
  actor: Actor,
  runId: string,
  batches: AsyncIterable<readonly T[]>,
): AsyncGenerator<readonly T[]> {
  let rows = 0;
  for await (const batch of batches) {
    yield batch;
    rows += batch.length;
    await noteProgress(actor, runId, rows);
  }
}

async function* factsOf(rows: AsyncIterable<CqcRow>): AsyncGenerator<CqcLocationFacts> {
  for await (const row of rows) {
    if (row.kind === "refused") throw new Error(`a file that was checked is refused: ${row.refusal.message}`);
    if (row.kind === "facts") yield row.facts;
  }
}

async function* placesOf(rows: AsyncIterable<PostcodeRow>): AsyncGenerator<PostcodePlace> {
  for await (const row of rows) {
    if (row.kind === "refused") throw new Error(`a file that was checked is refused: ${row.refusal.message}`);
    if (row.kind === "place") yield row.place;
  }
}
