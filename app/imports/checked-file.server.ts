import type { StaffActor } from "#app/domain/access/actor.ts";
import type { WholeFileRefusal } from "#app/domain/whole-file.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { keepCheckedFile } from "#app/commands/import/keep-checked-file.server.ts";
import type { CheckedKind } from "#app/data/checked-imports.server.ts";
import type { GivenFile, ImportSummary } from "#app/data/import-runs.server.ts";
import { removeImportFile } from "#app/files/import-file.server.ts";

/** So many bad rows of a file are told. */
export const keptBadRows = 500;

/** Keeps what the check of a file told; the copy of a refused file goes at once. Gives the id of its page. */
export async function keepChecked(
  actor: StaffActor,
  of: CheckedKind,
  file: GivenFile,
  summary: ImportSummary,
): Promise<string> {
  const id = await keepCheckedFile(actor, of, file, summary);
  if (summary.refusal !== undefined) await removeImportFile(file.storageKey);
  return id;
}

/** Reads a checked file again and applies what it holds; its copy goes when it is applied. */
export async function applyChecked<Held, Why>(
  storageKey: string | null,
  read: (storageKey: string) => Promise<readonly Held[]>,
  apply: (held: readonly Held[]) => Promise<Verdict<number, Why>>,
): Promise<Verdict<number, Why>> {
  const verdict = await apply(storageKey === null ? [] : await read(storageKey));
  if (verdict.ok && storageKey !== null) await removeImportFile(storageKey);
  return verdict;
}

/** Why nothing of a file is taken, where its rows are called "rows of placements". */
export function wholeFileInWords(why: WholeFileRefusal, rowsOf: string): string {
  if (why.kind === "no-rows") return `The file has a header and no rows of ${rowsOf}.`;
  const [bad, rows] = [why.badRows, why.rows].map((count) => count.toLocaleString("en-GB"));
  return `${bad} of ${rows} rows ${why.badRows === 1 ? "is" : "are"} bad. With a tenth or more of them bad, nothing of a file is taken. Put the rows right and give the file again.`;
}
