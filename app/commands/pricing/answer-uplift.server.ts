import type { ProviderActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { saveStatement } from "#app/data/uplift-gates.server.ts";

/** A provider states why a rate that an uplift left as it is should rise; what it said before gives way. */
export function giveUpliftEvidence(
  actor: ProviderActor,
  which: { readonly upliftId: string; readonly rateId: string },
  statement: string,
  arrival?: Arrival,
): Promise<Verdict<null, { readonly kind: "not-found" }>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      if (!(await saveStatement(tx, which, statement, actor.accountId, now)))
        return no({ kind: "not-found" });
      const subject = { kind: "uplift", id: which.upliftId } as const;
      record(tx, { kind: "uplift-evidence-given", subject, rateId: which.rateId }, statement);
      return yes(null);
    },
    arrival,
  );
}
