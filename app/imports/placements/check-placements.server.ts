import type { StaffActor } from "#app/domain/access/actor.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { gatherPlacements, type ImportedPlacement } from "#app/domain/brokerage/imported-placements.ts";
import { weeklyCostOf } from "#app/domain/brokerage/weekly-cost.ts";
import { judgeFile } from "#app/domain/whole-file.ts";
import { applyPlacements, type ApplyRefusal } from "#app/commands/brokerage/import-placements.server.ts";
import { isApplied, marketFacts, onFileOf } from "#app/data/brokerage/placement-imports.server.ts";
import type { CheckedImport } from "#app/data/checked-imports.server.ts";
import { reading } from "#app/data/db.server.ts";
import { emptySummary, type GivenFile, type ImportSummary } from "#app/data/import-runs.server.ts";
import { openImportFile } from "#app/files/import-file.server.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { applyChecked, keepChecked, keptBadRows, wholeFileInWords } from "../checked-file.server.ts";
import { readPlacements, type PlacementFile } from "./read-placements.ts";

/** Reads a file of placements without applying any of it, and keeps what it would add and which cells are bad. Gives its id. */
export async function checkPlacements(actor: StaffActor, file: GivenFile): Promise<string> {
  return keepChecked(actor, { kind: "placements" }, file, await summaryOf(actor, file));
}

/** Applies a checked file; its copy goes then, for it names people by their references. */
export function applyPlacementFile(
  actor: StaffActor,
  { id, fileName, storageKey }: CheckedImport,
): Promise<Verdict<number, ApplyRefusal>> {
  return applyChecked(
    storageKey,
    async (key) => (await read(actor, { fileName, storageKey: key })).rows,
    (rows) => applyPlacements(actor, id, rows),
  );
}

async function read(
  actor: StaffActor,
  { fileName, storageKey }: Omit<GivenFile, "sha256">,
): Promise<PlacementFile> {
  const facts = await reading(actor, (tx) => marketFacts(tx));
  return readPlacements(await openImportFile(storageKey), fileName, facts);
}

async function summaryOf(actor: StaffActor, file: GivenFile): Promise<ImportSummary> {
  const { rows, bad, read: count, passedOver, refusal } = await read(actor, file);
  if (refusal !== undefined) return { ...emptySummary, refusal };
  const [onFile, applied] = await reading(
    actor,
    async (tx) =>
      [
        await onFileOf(
          tx,
          rows.map(({ personRef }) => personRef),
        ),
        await isApplied(tx, file.sha256),
      ] as const,
  );
  const gathered = gatherPlacements(rows, onFile);
  const badCells = [...bad, ...gathered.bad.map((cell) => ({ ...cell, value: "" }))].sort(
    (a, b) => a.row - b.row,
  );
  const badRows = new Set(badCells.map(({ row }) => row)).size;
  const verdict = judgeFile(count, badRows);
  return {
    notes: verdict.ok ? notesOf(gathered.placements, passedOver) : [],
    counts: { rows: count, placements: gathered.placements.length, bad: badRows, passedOver },
    badRows: badCells.slice(0, keptBadRows),
    examples: [],
    ...(applied
      ? { refusal: "This very file is applied already. Undo that import first if it is to be applied again." }
      : !verdict.ok && { refusal: wholeFileInWords(verdict.why, "placements") }),
  };
}

function notesOf(placements: readonly ImportedPlacement[], passedOver: number): string[] {
  const weekly = pence(placements.reduce((sum, { elements }) => sum + weeklyCostOf(elements), 0));
  return [
    `The placements come to ${formatPounds(weekly)} a week if all their parts run at once.`,
    ...(passedOver > 0
      ? ["Rows of direct payments only are passed over: what a person buys is no placement."]
      : []),
  ];
}
