import { z } from "zod";
import type { Tx } from "../db.server.ts";
import { emptySummary, importSummary, type ImportSummary } from "../import-runs.server.ts";

/** A file of benchmarks given for a release: refused, or ready to apply, applied, and perhaps taken back. */
export const benchmarkImportStatuses = ["refused", "ready", "applied", "undone"] as const;
export type BenchmarkImportStatus = (typeof benchmarkImportStatuses)[number];

export type BenchmarkImport = {
  readonly id: string;
  readonly releaseId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly storageKey: string | null;
  readonly status: BenchmarkImportStatus;
  readonly summary: ImportSummary;
  readonly startedAt: Date;
};

const kind = "benchmarks";
const fields = {
  ...{ id: true, fileName: true, sha256: true, storageKey: true, benchmarkReleaseId: true },
  ...{ status: true, summary: true, startedAt: true },
} as const;
const row = z.object({
  status: z.enum(benchmarkImportStatuses),
  summary: importSummary,
  benchmarkReleaseId: z.string(),
});

/** The file of this id, if the actor may see it. */
export async function benchmarkImport(tx: Tx, id: string): Promise<BenchmarkImport | undefined> {
  const stored = await tx.importRun.findFirst({ where: { id, kind }, select: fields });
  return stored ? toImport(stored) : undefined;
}

/** The files that were given for a release, the newest first. */
export async function benchmarkImports(tx: Tx, releaseId: string): Promise<readonly BenchmarkImport[]> {
  const stored = await tx.importRun.findMany({
    where: { kind, benchmarkReleaseId: releaseId },
    orderBy: { startedAt: "desc" },
    take: 20,
    select: fields,
  });
  return stored.map(toImport);
}

export async function addBenchmarkImport(
  tx: Tx,
  {
    releaseId,
    ...run
  }: Omit<BenchmarkImport, "id" | "startedAt"> & {
    readonly commissionerId: string;
    readonly startedBy: string;
  },
  now: Date,
): Promise<string> {
  const { id } = await tx.importRun.create({
    data: {
      ...{ ...run, kind, benchmarkReleaseId: releaseId, startedAt: now },
      summary: { ...emptySummary, ...run.summary },
    },
    select: { id: true },
  });
  return id;
}

/** Moves a file on, once: only from this state. Answers whether it did. */
export async function moveBenchmarkImport(
  tx: Tx,
  id: string,
  from: BenchmarkImportStatus,
  to: BenchmarkImportStatus,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.importRun.updateMany({
    where: { id, kind, status: from },
    data: { status: to, finishedAt: now },
  });
  return count === 1;
}

function toImport(stored: {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly storageKey: string | null;
  readonly startedAt: Date;
}): BenchmarkImport {
  const { benchmarkReleaseId, ...read } = row.parse(stored);
  const { id, fileName, sha256, storageKey, startedAt } = stored;
  return { id, fileName, sha256, storageKey, startedAt, releaseId: benchmarkReleaseId, ...read };
}
