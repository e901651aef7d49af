import type { StaffActor } from "#app/domain/access/actor.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import type { ImportedRow } from "#app/domain/brokerage/imported-row.ts";
import {
  gatherPlacements,
  judgeFile,
  type ImportedPlacement,
} from "#app/domain/brokerage/imported-placements.ts";
import { weeklyCostOf } from "#app/domain/brokerage/weekly-cost.ts";
import {
  applyPlacements,
  keepPlacementCheck,
  type ApplyRefusal,
} from "#app/commands/brokerage/import-placements.server.ts";
import {
  isApplied,
  marketFacts,
  onFileOf,
  type PlacementImport,
} from "#app/data/brokerage/placement-imports.server.ts";
import { reading } from "#app/data/db.server.ts";
import { emptySummary, type ImportSummary } from "#app/data/import-runs.server.ts";
import { openImportFile, removeImportFile } from "#app/files/import-file.server.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { readPlacements, type PlacementFile } from "./read-placements.ts";

const keptBadRows = 500;

type Given = { readonly fileName: string; readonly sha256: string; readonly storageKey: string };

/** Reads a file of placements without applying any of it, and keeps what it would add and which cells are bad. Gives its id. */
export async function checkPlacements(actor: StaffActor, file: Given): Promise<string> {
  const summary = await summaryOf(actor, file);
  const id = await keepPlacementCheck(actor, file, summary);
  if (summary.refusal !== undefined) await removeImportFile(file.storageKey);
  return id;
}

/** Applies a checked file; its copy goes then, for it names people by their references. */
export async function applyPlacementFile(
  actor: StaffActor,
  { id, fileName, storageKey }: PlacementImport,
): Promise<Verdict<number, ApplyRefusal>> {
  const rows: readonly ImportedRow[] =
    storageKey === null ? [] : (await read(actor, { fileName, storageKey })).rows;
  const verdict = await applyPlacements(actor, id, rows);
  if (verdict.ok && storageKey !== null) await removeImportFile(storageKey);
  return verdict;
}

async function read(
  actor: StaffActor,
  { fileName, storageKey }: Omit<Given, "sha256">,
): Promise<PlacementFile> {
  const facts = await reading(actor, (tx) => marketFacts(tx));
  return readPlacements(await openImportFile(storageKey), fileName, facts);
}

async function summaryOf(actor: StaffActor, file: Given): Promise<ImportSummary> {
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
      : !verdict.ok && { refusal: refusalWords(verdict.why) }),
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

function refusalWords(
  why:
    | { readonly kind: "no-rows" }
    | { readonly kind: "too-many-bad"; readonly badRows: number; readonly rows: number },
): string {
  return why.kind === "no-rows"
    ? "The file has a header and no rows of placements."
    : `${why.badRows.toLocaleString("en-GB")} of ${why.rows.toLocaleString("en-GB")} rows ${why.badRows === 1 ? "is" : "are"} bad. With a tenth or more of them bad, nothing of a file is taken. Put the rows right and give the file again.`;
}
