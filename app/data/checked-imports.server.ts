import { z } from "zod";
import type { Tx } from "./db.server.ts";
import { emptySummary, importSummary, type GivenFile, type ImportSummary } from "./import-runs.server.ts";

/** Where a file stands that is checked when it is given: refused, or ready to apply, applied, and perhaps taken back. */
export const checkedStatuses = ["refused", "ready", "applied", "undone"] as const;
export type CheckedStatus = (typeof checkedStatuses)[number];

/** What such a file holds: placements, or the benchmarks of a release. */
export type CheckedKind =
  { readonly kind: "placements" } | { readonly kind: "benchmarks"; readonly releaseId: string };

/** A file that was checked when it was given. Its copy goes when it is applied or refused. */
export type CheckedImport = {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly storageKey: string | null;
  readonly status: CheckedStatus;
  readonly summary: ImportSummary;
  readonly startedAt: Date;
};

export const checkedFields = {
  ...{ id: true, fileName: true, sha256: true, storageKey: true },
  ...{ status: true, summary: true, startedAt: true },
} as const;

const row = z.object({ status: z.enum(checkedStatuses), summary: importSummary });

/** A stored file as the rules know it. */
export function toCheckedImport({
  id,
  fileName,
  sha256,
  storageKey,
  startedAt,
  ...stored
}: Stored): CheckedImport {
  return { id, fileName, sha256, storageKey, startedAt, ...row.parse(stored) };
}

type Stored = Omit<CheckedImport, "status" | "summary"> & {
  readonly status: string;
  readonly summary: unknown;
};

type NewImport = GivenFile & {
  readonly commissionerId: string;
  readonly startedBy: string;
  readonly status: "refused" | "ready";
  readonly summary: ImportSummary;
};

export async function addCheckedImport(tx: Tx, of: CheckedKind, run: NewImport, now: Date): Promise<string> {
  const { id } = await tx.importRun.create({
    data: {
      ...{ ...run, kind: of.kind, startedAt: now, summary: { ...emptySummary, ...run.summary } },
      ...(of.kind === "benchmarks" && { benchmarkReleaseId: of.releaseId }),
    },
    select: { id: true },
  });
  return id;
}

/** Moves a file on, once: only from this state. Answers whether it did. */
export async function moveCheckedImport(
  tx: Tx,
  { id }: CheckedImport,
  from: CheckedStatus,
  to: CheckedStatus,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.importRun.updateMany({
    where: { id, status: from },
    data: { status: to, finishedAt: now },
  });
  return count === 1;
}
