import type { AuditEvent } from "#app/domain/access/audit-event.ts";
import { personId } from "./commissioning.ts";
import type { Ledger, PastDeed } from "./ledger.ts";

/** A deed of one of the council's demonstration people, by the first half of the address. */
export function byStaff(who: string, at: Date, event: AuditEvent, words?: string): PastDeed {
  return { at, accountId: personId(who), providerId: null, event, words };
}

/** The rows of a table as they were written down: whoever asks knows their columns. */
export function rowsOf<T>(ledger: Ledger, table: string): readonly T[] {
  return ledger.rows(table) as readonly T[];
}
