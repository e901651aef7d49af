import type { StaffActor } from "#app/domain/access/actor.ts";
import type { ImportedRow } from "#app/domain/brokerage/imported-row.ts";
import { gatherPlacements } from "#app/domain/brokerage/imported-placements.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import type { ImportSummary } from "#app/data/import-runs.server.ts";
import {
  addPlacementImport,
  holdPlacementImports,
  isApplied,
  movePlacementImport,
  onFileOf,
  placementImport,
  savePlacements,
} from "#app/data/brokerage/placement-imports.server.ts";
import { builtUpon, removeBatch } from "#app/data/brokerage/placement-undo.server.ts";

const patienceMs = 120_000;

/** Keeps what the check of a file of placements told; a refused file goes no further. Gives the id of its page. */
export function keepPlacementCheck(
  actor: StaffActor,
  file: { readonly fileName: string; readonly sha256: string; readonly storageKey: string },
  summary: ImportSummary,
): Promise<string> {
  return inTransaction(actor, async (tx, now) => {
    const { commissionerId, accountId: startedBy } = actor;
    const status = summary.refusal === undefined ? "ready" : "refused";
    const id = await addPlacementImport(tx, { ...file, commissionerId, startedBy, status, summary }, now);
    if (status === "refused")
      record(tx, {
        ...{ kind: "import-refused", subject: { kind: "import", id } },
        ...{ rows: summary.counts["rows"] ?? 0, sha256: file.sha256 },
      });
    return id;
  });
}

export type ApplyRefusal = { readonly kind: "not-ready" | "applied-already" | "nothing-left" };

/** Writes the placements of a checked file, once and all together; a file of the same bytes is applied once. */
export function applyPlacements(
  actor: StaffActor,
  runId: string,
  rows: readonly ImportedRow[],
): Promise<Verdict<number, ApplyRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      await holdPlacementImports(tx);
      const run = await placementImport(tx, runId);
      if (run?.status !== "ready") return no({ kind: "not-ready" });
      if (await isApplied(tx, run.sha256)) return no({ kind: "applied-already" });
      const onFile = await onFileOf(
        tx,
        rows.map(({ personRef }) => personRef),
      );
      const { placements } = gatherPlacements(rows, onFile);
      if (placements.length === 0) return no({ kind: "nothing-left" });
      await savePlacements(tx, { ...actor, runId }, placements, now);
      await movePlacementImport(tx, runId, "ready", "applied", now);
      const subject = { kind: "import", id: runId } as const;
      record(tx, { kind: "placements-imported", subject, count: placements.length, digest: run.sha256 });
      return yes(placements.length);
    },
    undefined,
    patienceMs,
  );
}

export type UndoRefusal =
  { readonly kind: "not-applied" } | { readonly kind: "built-upon"; readonly count: number };

/** Takes a whole batch back, as long as nothing was built on any placement of it. */
export function undoPlacements(actor: StaffActor, runId: string): Promise<Verdict<number, UndoRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      await holdPlacementImports(tx);
      const run = await placementImport(tx, runId);
      if (run?.status !== "applied") return no({ kind: "not-applied" });
      const count = await builtUpon(tx, runId);
      if (count > 0) return no({ kind: "built-upon", count });
      const gone = await removeBatch(tx, runId);
      await movePlacementImport(tx, runId, "applied", "undone", now);
      const subject = { kind: "import", id: runId } as const;
      record(tx, { kind: "placements-import-undone", subject, count: gone, digest: run.sha256 });
      return yes(gone);
    },
    undefined,
    patienceMs,
  );
}
