import { z } from "zod";
import type { Actor } from "#app/domain/access/actor.ts";
import { reading, type Tx } from "./db.server.ts";

export const importKinds = ["cqc", "postcodes", "bank-holidays"] as const;
export type ImportKind = (typeof importKinds)[number];

/** A file that was taken in: its name, the digest of its bytes, and where its copy is kept. */
export type GivenFile = { readonly fileName: string; readonly sha256: string; readonly storageKey: string };

const badRow = z.object({ row: z.number(), column: z.string(), value: z.string(), message: z.string() });

export const importSummary = z.object({
  notes: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
  badRows: z.array(badRow),
  examples: z.array(z.object({ name: z.string(), change: z.string() })),
  refusal: z.string().optional(),
});

/** What reading a file told: how it was read, how many of each kind of row, the bad ones by row and column, some changes. */
export type ImportSummary = z.infer<typeof importSummary>;

/** One file given for import: checked (refused or ready), then applied whole or not at all. */
export type ImportRun = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly sha256: string;
  readonly storageKey: string | null;
  readonly status: ImportStatus;
  readonly rowsRead: number;
  readonly rowsTotal: number | null;
  readonly summary: ImportSummary;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

export const importStatuses = ["checking", "refused", "ready", "applying", "applied", "failed"] as const;
export type ImportStatus = (typeof importStatuses)[number];

const fields = {
  id: true,
  kind: true,
  fileName: true,
  sha256: true,
  storageKey: true,
  status: true,
  rowsRead: true,
  rowsTotal: true,
  summary: true,
  startedAt: true,
  finishedAt: true,
} as const;

const row = z.object({ kind: z.enum(importKinds), status: z.enum(importStatuses), summary: importSummary });

export const emptySummary: ImportSummary = { notes: [], counts: {}, badRows: [], examples: [] };

/** As many files as a list of them shows, the newest first. */
export const latest = { orderBy: { startedAt: "desc" }, take: 20 } as const;

/** The run of this id, if the actor may see it. */
export async function importRun(tx: Tx, id: string): Promise<ImportRun | undefined> {
  const stored = await tx.importRun.findFirst({
    where: { id, kind: { in: [...importKinds] } },
    select: fields,
  });
  return stored ? { ...stored, ...row.parse(stored) } : undefined;
}

/** The latest runs, newest first. */
export async function recentImportRuns(tx: Tx): Promise<readonly ImportRun[]> {
  const stored = await tx.importRun.findMany({
    ...latest,
    where: { kind: { in: [...importKinds] } },
    select: fields,
  });
  return stored.map((one) => ({ ...one, ...row.parse(one) }));
}

export type NewRun = {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly sha256: string;
  readonly storageKey: string | null;
  readonly startedBy: string | null;
  readonly commissionerId: string | null;
};

export async function addImportRun(tx: Tx, run: NewRun, now: Date): Promise<string> {
  const { id } = await tx.importRun.create({
    data: { ...run, status: "checking", summary: emptySummary, startedAt: now },
    select: { id: true },
  });
  return id;
}

export type RunChange = {
  readonly status?: ImportStatus;
  readonly rowsRead?: number;
  readonly rowsTotal?: number;
  readonly summary?: ImportSummary;
  readonly finishedAt?: Date;
};

export async function changeImportRun(tx: Tx, id: string, change: RunChange) {
  await tx.importRun.update({ where: { id }, data: change, select: { id: true } });
}

/** Takes the run for one worker: only a run in this state moves on. Answers whether it did. */
export async function moveImportRun(
  tx: Tx,
  id: string,
  from: ImportStatus,
  to: ImportStatus,
): Promise<boolean> {
  const { count } = await tx.importRun.updateMany({
    where: { id, status: from },
    data: { status: to, rowsRead: 0 },
  });
  return count === 1;
}

/** A look at a run from outside its transaction. */
export function lookAtImportRun(actor: Actor, id: string): Promise<ImportRun | undefined> {
  return reading(actor, (tx) => importRun(tx, id));
}
