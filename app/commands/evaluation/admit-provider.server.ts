import type { StaffActor } from "#app/domain/access/actor.ts";
import { admit, type AdmissionRefusal, type RateRefusal } from "#app/domain/evaluation/admission.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { lockRound } from "#app/data/evaluation-rounds.server.ts";
import { toAdmit } from "#app/data/evaluation-to-admit.server.ts";
import { planAdmissions } from "./admission-plan.server.ts";
import { carryOut } from "./carry-out-admissions.server.ts";
import type { PageOf } from "./send-letters.server.ts";

export type AdmitRefusal = AdmissionRefusal | RateRefusal | { readonly kind: "no-round" | "not-open" };

/**
 * Admits an applicant: each admitted lot becomes a membership, and its prices become rates from the round's effective
 * day. A member who applied again is re-priced: it keeps its membership, or, where it names other places, begins another
 * on that day. All lots or none.
 */
export async function admitProvider(
  actor: StaffActor,
  which: { readonly roundId: string; readonly submissionId: string },
  page: PageOf,
  arrival?: Arrival,
): Promise<Verdict<{ readonly lots: number; readonly rates: number }, AdmitRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, which.roundId);
      if (!round) return no({ kind: "no-round" });
      const [candidate] = await toAdmit(tx, round, now, which.submissionId);
      if (!candidate) return no({ kind: "not-open" });
      const verdict = admit(candidate.facts, now);
      if (!verdict.ok) return verdict;
      const joining = { applicant: candidate.applicant, lotIds: verdict.value };
      const plan = await planAdmissions(tx, round, [joining]);
      if (!plan.ok) return no(plan.why[0]?.why ?? { kind: "not-open" });
      if (plan.value.joining.length === 0) return no({ kind: "not-open" });
      const { rates } = await carryOut(tx, round, plan.value, now, page);
      return yes({ lots: verdict.value.length, rates });
    },
    arrival,
  );
}
