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

/** Appends what was recorded. Later transactions wait here for this one's commit, so nothing else may follow. */
export async function appendEvents(tx: Tx) {
  for (const { event, words } of recorded.get(tx) ?? []) {
    const { kind, subject, commissionerId, ...data } = event;
    await tx.$queryRaw`SELECT app.audit_append(${kind}, ${subject.kind}, ${subject.id}, ${commissionerId ?? null}::uuid,
      ${JSON.stringify(data)}::jsonb, ${words ?? null})::text`;
  }
  recorded.delete(tx);
}
