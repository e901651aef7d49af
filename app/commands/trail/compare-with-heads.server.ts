import type { Actor } from "#app/domain/access/actor.ts";
import { holdsHash, proveChain, type ChainProof } from "#app/data/audit-trail.server.ts";
import { reading } from "#app/data/db.server.ts";
import { auditHeadsFile, readHeads, type ExportedHead } from "#app/files/audit-heads.server.ts";

/** A chain's own proof, and how it compares with the heads that left the database. */
export type ComparedProof = ChainProof & {
  readonly heads: number;
  readonly lastHead: ExportedHead | undefined;
  /** The first exported head that the trail no longer bears. */
  readonly lostHead: ExportedHead | undefined;
};

/** Proves the trail in the database and against every head that was exported from it. */
export async function compareWithHeads(actor: Actor, dataDir: string): Promise<ComparedProof> {
  const heads = (await readHeads(auditHeadsFile(dataDir))) ?? [];
  return reading(actor, async (tx) => {
    const proof = await proveChain(tx);
    let lostHead: ExportedHead | undefined;
    for (const head of heads) if (!lostHead && !(await holdsHash(tx, head.seq, head.hash))) lostHead = head;
    return { ...proof, heads: heads.length, lastHead: heads.at(-1), lostHead };
  });
}

/** The head that left the database last. */
export async function lastExportedHead(dataDir: string): Promise<ExportedHead | undefined> {
  return (await readHeads(auditHeadsFile(dataDir)))?.at(-1);
}
