import type { StaffActor } from "#app/domain/access/actor.ts";
import type { ImportedRow } from "#app/domain/brokerage/imported-row.ts";
import { gatherPlacements } from "#app/domain/brokerage/imported-placements.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { moveCheckedImport } from "#app/data/checked-imports.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import {
  holdPlacementImports,
  isApplied,
  onFileOf,
  placementImport,
  savePlacements,
} from "#app/data/brokerage/placement-imports.server.ts";
import { builtUpon, removeBatch } from "#app/data/brokerage/placement-undo.server.ts";

const patienceMs = 120_000;

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
      await moveCheckedImport(tx, run, "ready", "applied", now);
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
      await moveCheckedImport(tx, run, "applied", "undone", now);
      const subject = { kind: "import", id: runId } as const;
      record(tx, { kind: "placements-import-undone", subject, count: gone, digest: run.sha256 });
      return yes(gone);
    },
    undefined,
    patienceMs,
  );
}
