import type { StaffActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { retryMail } from "#app/data/mail.server.ts";

/** Puts a letter that the mail server refused back into the outbox. Refuses one that waits or is sent. */
export function tryMailAgain(
  actor: StaffActor,
  mailId: string,
): Promise<Verdict<null, { readonly kind: "not-failed" }>> {
  return inTransaction(actor, async (tx) => {
    if (!(await retryMail(tx, mailId))) return no({ kind: "not-failed" });
    record(tx, { kind: "mail-retried", subject: { kind: "mail", id: mailId } });
    return yes(null);
  });
}
