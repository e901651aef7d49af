import type { AuditEvent } from "#app/domain/access/audit-event.ts";
import { personId } from "./commissioning.ts";
import type { Ledger } from "./ledger.ts";

/** Something that a person did: when, who, and what the trail notes of it. `providerId` is null for staff. */
export type PastDeed = {
  readonly at: Date;
  readonly accountId: string;
  readonly providerId: string | null;
  readonly event: AuditEvent;
  readonly words?: string | undefined;
};

/** A deed of one of the council's demonstration people, by the first half of the address. */
export function byStaff(who: string, at: Date, event: AuditEvent, words?: string): PastDeed {
  return { at, accountId: personId(who), providerId: null, event, words };
}

/** The rows of a table as they were written down: whoever asks knows their columns. */
export function rowsOf<T>(ledger: Ledger, table: string): readonly T[] {
  return ledger.rows(table) as readonly T[];
}
