import type { StaffActor } from "#app/domain/access/actor.ts";
import { figuresToAdd } from "#app/domain/benchmark/figures-to-add.ts";
import type { Observation } from "#app/domain/benchmark/observation.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addBenchmarkImport,
  benchmarkImport,
  moveBenchmarkImport,
} from "#app/data/benchmark/benchmark-imports.server.ts";
import { lockDataset, releaseOf } from "#app/data/benchmark/datasets.server.ts";
import {
  addObservations,
  keysOfRelease,
  removeObservations,
} from "#app/data/benchmark/observations.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import type { ImportSummary } from "#app/data/import-runs.server.ts";

const patienceMs = 120_000;

/** Keeps what the check of a file of benchmarks told; a refused file goes no further. Gives the id of its page. */
export function keepBenchmarkCheck(
  actor: StaffActor,
  releaseId: string,
  file: { readonly fileName: string; readonly sha256: string; readonly storageKey: string },
  summary: ImportSummary,
): Promise<string> {
  return inTransaction(actor, async (tx, now) => {
    const { commissionerId, accountId: startedBy } = actor;
    const status = summary.refusal === undefined ? "ready" : "refused";
    const run = { ...file, releaseId, commissionerId, startedBy, status, summary } as const;
    const id = await addBenchmarkImport(tx, run, now);
    if (status === "refused")
      record(tx, {
        ...{ kind: "import-refused", subject: { kind: "import", id } },
        ...{ rows: summary.counts["rows"] ?? 0, sha256: file.sha256 },
      });
    return id;
  });
}

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
      if (!(await moveBenchmarkImport(tx, runId, "ready", "applied", at))) return no({ kind: "not-ready" });
      const { toAdd } = figuresToAdd(figures, await keysOfRelease(tx, run.releaseId));
      if (toAdd.length === 0) {
        await moveBenchmarkImport(tx, runId, "applied", "ready", at);
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
      if (!run || !(await moveBenchmarkImport(tx, runId, "applied", "undone", now)))
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
