import { z } from "zod";
import { checkedFields, toCheckedImport, type CheckedImport } from "../checked-imports.server.ts";
import type { Tx } from "../db.server.ts";
import { latest } from "../import-runs.server.ts";

/** A file of benchmarks that was given for a release. */
export type BenchmarkImport = CheckedImport & { readonly releaseId: string };

const kind = "benchmarks";
const fields = { ...checkedFields, benchmarkReleaseId: true } as const;
const row = z.object({ benchmarkReleaseId: z.string() });

/** The file of this id, if the actor may see it. */
export async function benchmarkImport(tx: Tx, id: string): Promise<BenchmarkImport | undefined> {
  const stored = await tx.importRun.findFirst({ where: { id, kind }, select: fields });
  return stored ? toImport(stored) : undefined;
}

/** The files that were given for a release, the newest first. */
export async function benchmarkImports(tx: Tx, releaseId: string): Promise<readonly BenchmarkImport[]> {
  const where = { kind, benchmarkReleaseId: releaseId };
  return (await tx.importRun.findMany({ ...latest, where, select: fields })).map(toImport);
}

function toImport(stored: Parameters<typeof toCheckedImport>[0]): BenchmarkImport {
  return { ...toCheckedImport(stored), releaseId: row.parse(stored).benchmarkReleaseId };
}
