import type { StaffActor } from "#app/domain/access/actor.ts";
import { decideScreening } from "#app/domain/evaluation/screening.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { saveScreeningDecision, screeningsOf } from "#app/data/evaluation-scores.server.ts";
import { holdJudged } from "./judged.server.ts";

/** A person judges a pass/fail question that the machine referred, with a reason. */
export async function judgeScreening(
  actor: StaffActor,
  which: { readonly roundId: string; readonly submissionId: string; readonly questionCode: string },
  decision: { readonly result: "PASS" | "FAIL"; readonly reason: string },
  arrival?: Arrival,
): Promise<Verdict<"decide", { readonly kind: "not-open" | "definite" | "settled" }>> {
  const { roundId, submissionId, questionCode } = which;
  return inTransaction(
    actor,
    async (tx, now) => {
      const judged = await holdJudged(tx, roundId, submissionId);
      const screening = (await screeningsOf(tx, roundId, submissionId)).find(
        (each) => each.questionCode === questionCode,
      );
      if (!judged || !screening) return no({ kind: "not-open" });
      const verdict = decideScreening(screening, judged.settled);
      if (!verdict.ok) return verdict;
      const { result, reason } = decision;
      await saveScreeningDecision(
        tx,
        { submissionId, questionCode },
        { decided: result, reason, decidedBy: actor.accountId },
        now,
      );
      record(
        tx,
        {
          kind: "screening-decided",
          subject: { kind: "submission", id: submissionId },
          questionCode,
          result,
        },
        reason,
      );
      return verdict;
    },
    arrival,
  );
}
