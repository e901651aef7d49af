import { system } from "#app/domain/access/actor.ts";
import { currentHead } from "#app/data/audit-head.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { appendHead, auditHeadsFile, readHeads, type ExportedHead } from "#app/files/audit-heads.server.ts";
import { auditHeadMail } from "#app/mail/audit-head-message.ts";

/**
 * Takes the trail's head out of the database: into a file, and by mail to whoever keeps it where that is set. A head
 * that is already there is not repeated. Answers the head that was exported, if any.
 */
export async function exportAuditHead(
  dataDir: string,
  keeper: string | undefined,
): Promise<ExportedHead | undefined> {
  const file = auditHeadsFile(dataDir);
  const last = (await readHeads(file))?.at(-1);
  const head = await inTransaction(system, async (tx, now) => {
    const { seq, hash } = await currentHead(tx);
    if (seq <= (last?.seq ?? 0)) return undefined;
    const exported = { at: now.toISOString(), seq, hash };
    if (keeper) await queue(tx, auditHeadMail({ to: keeper, ...exported }), { onceKey: `audit-head:${seq}` });
    return exported;
  });
  if (head) await appendHead(file, head);
  return head;
}
