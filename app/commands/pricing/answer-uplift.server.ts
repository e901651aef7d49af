import type { ProviderActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { saveStatement, upliftGates } from "#app/data/uplift-gates.server.ts";

/** A provider states why a rate that an uplift left as it is should rise; what it said before gives way, until it was decided on. */
export function giveUpliftEvidence(
  actor: ProviderActor,
  which: { readonly upliftId: string; readonly rateId: string },
  statement: string,
  arrival?: Arrival,
): Promise<Verdict<null, { readonly kind: "not-found" | "decided-already" }>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const gates = await upliftGates(tx, which.upliftId);
      if (gates.some((gate) => gate.rateId === which.rateId && gate.decision))
        return no({ kind: "decided-already" });
      if (!(await saveStatement(tx, which, statement, actor.accountId, now)))
        return no({ kind: "not-found" });
      const subject = { kind: "uplift", id: which.upliftId } as const;
      record(tx, { kind: "uplift-evidence-given", subject, rateId: which.rateId }, statement);
      return yes(null);
    },
    arrival,
  );
}
