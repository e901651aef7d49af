import type { StaffActor } from "#app/domain/access/actor.ts";
import { figuresToAdd } from "#app/domain/benchmark/figures-to-add.ts";
import type { Observation } from "#app/domain/benchmark/observation.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { benchmarkImport } from "#app/data/benchmark/benchmark-imports.server.ts";
import { lockDataset, releaseOf } from "#app/data/benchmark/datasets.server.ts";
import {
  addObservations,
  keysOfRelease,
  removeObservations,
} from "#app/data/benchmark/observations.server.ts";
import { moveCheckedImport } from "#app/data/checked-imports.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

const patienceMs = 120_000;

export type ApplyRefusal = { readonly kind: "not-ready" | "nothing-left" };

/** Writes the figures of a checked file into its release, once and all together; what is on file stays as it is. */
export function applyBenchmarks(
  actor: StaffActor,
  runId: string,
  figures: readonly Observation[],
): Promise<Verdict<number, ApplyRefusal>> {
  return inTransaction(
    actor,
    async (tx, at) => {
      const run = await benchmarkImport(tx, runId);
      const held = run && (await releaseOf(tx, run.releaseId));
      if (!held) return no({ kind: "not-ready" });
      await lockDataset(tx, held.dataset.id);
      if (!(await moveCheckedImport(tx, run, "ready", "applied", at))) return no({ kind: "not-ready" });
      const { toAdd } = figuresToAdd(figures, await keysOfRelease(tx, run.releaseId));
      if (toAdd.length === 0) {
        await moveCheckedImport(tx, run, "applied", "ready", at);
        return no({ kind: "nothing-left" });
      }
      await addObservations(tx, run.releaseId, toAdd, { ...actor, importRunId: runId, at });
      const subject = { kind: "import", id: runId } as const;
      record(tx, { kind: "benchmarks-imported", subject, count: toAdd.length, digest: run.sha256 });
      return yes(toAdd.length);
    },
    undefined,
    patienceMs,
  );
}

/** Takes back what a file brought into its release. What was judged by it keeps the figures that it was judged by. */
export function undoBenchmarks(
  actor: StaffActor,
  runId: string,
): Promise<Verdict<number, { readonly kind: "not-applied" }>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const run = await benchmarkImport(tx, runId);
      if (!run || !(await moveCheckedImport(tx, run, "applied", "undone", now)))
        return no({ kind: "not-applied" });
      const count = await removeObservations(tx, runId);
      const subject = { kind: "import", id: runId } as const;
      record(tx, { kind: "benchmarks-import-undone", subject, count, digest: run.sha256 });
      return yes(count);
    },
    undefined,
    patienceMs,
  );
}
