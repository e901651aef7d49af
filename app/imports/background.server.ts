import type { Actor } from "#app/domain/access/actor.ts";
import type { ImportRun } from "#app/data/import-runs.server.ts";
import { noteFailure, takeForApplying } from "#app/commands/import/run-import.server.ts";
import { openImportFile, removeImportFile } from "#app/files/import-file.server.ts";
import { applyTaken, checkFile, type ImportFile } from "./check-and-apply.server.ts";

/** Told of what went wrong after the page was answered. */
type OnTrouble = (error: unknown) => void;

type Given = Pick<ImportRun, "id" | "kind" | "fileName" | "storageKey">;

/** Checks a given file while its page tells how far it is. A check that breaks off leaves the run marked as failed. */
export function checkInBackground(actor: Actor, run: Given, onTrouble: OnTrouble) {
  const work = checkFile(actor, run.id, run.kind, fileOf(run));
  work.catch(async (error: unknown) => {
    onTrouble(error);
    await noteFailure(actor, run.id);
  });
}

/**
 * Takes a checked file for applying, so that its page shows it from then on, and applies it while that page tells how
 * far it is; its copy goes when it is applied. A file that is not ready stays as it is.
 */
export async function applyInBackground(actor: Actor, run: Given, onTrouble: OnTrouble): Promise<void> {
  const taken = await takeForApplying(actor, run.id);
  if (!taken.ok) return;
  const work = applyTaken(actor, run.id, run.kind, fileOf(run)).then(() => {
    if (run.storageKey) return removeImportFile(run.storageKey);
  });
  work.catch(onTrouble);
}

function fileOf(run: Given): ImportFile {
  return { name: run.fileName, open: () => openImportFile(run.storageKey ?? "") };
}
