import type { Tx } from "./db.server.ts";

/** The number of the trail's last event and the hash that covers all of them; 0 before the first. */
export async function currentHead(tx: Tx): Promise<{ readonly seq: number; readonly hash: string }> {
  const head = await tx.auditHead.findFirstOrThrow({ select: { seq: true, hash: true } });
  return { seq: Number(head.seq), hash: head.hash };
}
