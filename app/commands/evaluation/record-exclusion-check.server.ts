import type { StaffActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { addCheck } from "#app/data/evaluation-admission.server.ts";
import { providersOf } from "#app/data/evaluation-to-admit.server.ts";
import { holdJudged } from "./judged.server.ts";

/** Records that a person has checked a provider of an application against exclusion grounds and the debarment list. The latest check counts. */
export async function recordExclusionCheck(
  actor: StaffActor,
  which: { readonly roundId: string; readonly submissionId: string; readonly providerId: string },
  found: { readonly clear: boolean; readonly note: string },
  arrival?: Arrival,
): Promise<Verdict<"recorded", { readonly kind: "not-open" }>> {
  const { roundId, submissionId, providerId } = which;
  return inTransaction(
    actor,
    async (tx, now) => {
      const judged = await holdJudged(tx, roundId, submissionId);
      if (!judged) return no({ kind: "not-open" });
      const parties = await providersOf(tx, judged.applicant);
      if (!parties.some((party) => party.providerId === providerId)) return no({ kind: "not-open" });
      const { frameworkId } = judged.round;
      await addCheck(tx, { frameworkId, roundId, providerId, ...found, by: actor.accountId }, now);
      record(
        tx,
        {
          kind: "exclusion-checked",
          subject: { kind: "provider", id: providerId },
          roundId,
          clear: found.clear,
        },
        found.note || undefined,
      );
      return yes("recorded");
    },
    arrival,
  );
}
