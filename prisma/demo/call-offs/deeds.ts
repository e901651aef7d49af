import type { AuditEvent } from "#app/domain/access/audit-event.ts";
import { personId } from "../commissioning.ts";
import { rowsOf } from "../history-deeds.ts";
import type { Ledger, PastDeed } from "../ledger.ts";
import { buyerOf, type Plan } from "./plan.ts";

/** A deed of one of the people who call off, of the council or of the NHS. */
export function byBuyer(
  { plan, at }: { readonly plan: Plan; readonly at: Date },
  who: "creator" | "second" | "approver",
  event: AuditEvent,
  words?: string,
): PastDeed {
  return byPerson({ plan, at }, buyerOf(plan)[who], event, words);
}

/** The same of a person by the first half of the address. */
export function byPerson(
  { plan, at }: { readonly plan: Plan; readonly at: Date },
  who: string,
  event: AuditEvent,
  words?: string,
): PastDeed {
  const told: AuditEvent = { ...event, commissionerId: buyerOf(plan).id };
  return { at, accountId: personId(who), providerId: null, event: told, words: words || undefined };
}

/** A deed of the person of a provider, about a call-off of the one who calls off. */
export function byProvider(
  ledger: Ledger,
  { plan, at }: { readonly plan: Plan; readonly at: Date },
  providerId: string,
  event: AuditEvent,
  words?: string,
): PastDeed {
  const told: AuditEvent = { ...event, commissionerId: buyerOf(plan).id };
  const accountId = accountOf(ledger, providerId);
  return { at, accountId, providerId, event: told, words: words || undefined };
}

/** The one person of a provider. */
export function accountOf(ledger: Ledger, providerId: string): string {
  const found = rowsOf<{ id: string; provider_id: string | null }>(ledger, "account").find(
    (account) => account.provider_id === providerId,
  );
  if (!found) throw new Error(`Nobody works for ${providerId}`);
  return found.id;
}
