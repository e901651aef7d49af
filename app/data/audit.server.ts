import type { AuditEvent } from "#app/domain/access/audit-event.ts";
import type { Tx } from "./db.server.ts";

type Entry = { readonly event: AuditEvent; readonly words: string | undefined };

const recorded = new WeakMap<object, Entry[]>();

/**
 * Notes an event of this transaction, with words beside it that may have to be erased (a reason, an address). It is
 * appended to the chain as the transaction's last statement.
 */
export function record(tx: Tx, event: AuditEvent, words?: string) {
  const entries = recorded.get(tx) ?? [];
  entries.push({ event, words });
  recorded.set(tx, entries);
}

/** Appends what was recorded, in its order. Later transactions wait here for this one's commit, so nothing else may follow. */
export async function appendEvents(tx: Tx) {
  const entries = (recorded.get(tx) ?? []).map(({ event, words }) => {
    const { kind, subject, commissionerId, ...data } = event;
    return { kind, subject: subject.kind, id: subject.id, commissioner: commissionerId, data, words };
  });
  if (entries.length > 0)
    await tx.$queryRaw`
      SELECT count(app.audit_append(e.kind, e.subject, e.id, e.commissioner, e.data, e.words))::int
      FROM (SELECT * FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
          AS (kind text, subject text, id text, commissioner uuid, data jsonb, words text)) WITH ORDINALITY ORDER BY ordinality) e`;
  recorded.delete(tx);
}
