import type { ProviderActor } from "#app/domain/access/actor.ts";
import { withdraw, type WithdrawRefusal } from "#app/domain/application/submit.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { setCurrentSubmission } from "#app/data/application/applications.server.ts";
import { holdApplication } from "#app/data/application/held.server.ts";
import { markWithdrawn } from "#app/data/application/submissions.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";

/** Takes back what was submitted, until the round closes; the draft stays and may be submitted again. Null for a stranger's application. */
export function withdrawApplication(
  actor: ProviderActor,
  applicationId: string,
  arrival?: Arrival,
): Promise<Verdict<true, WithdrawRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdApplication(tx, actor.providerId, applicationId);
      if (!held) return null;
      const submissionId = held.application.currentSubmissionId;
      const verdict = withdraw(submissionId ? { submissionId } : null, held.round, now);
      if (!verdict.ok) return verdict;
      await markWithdrawn(tx, verdict.value.submissionId, now);
      await setCurrentSubmission(tx, applicationId, { currentSubmissionId: null, withdrawnAt: now });
      const subject = { kind: "application", id: applicationId } as const;
      record(tx, { kind: "application-withdrawn", subject, submissionId: verdict.value.submissionId });
      return yes(true);
    },
    arrival,
  );
}
