import type { ProviderActor } from "#app/domain/access/actor.ts";
import { withdraw, type WithdrawRefusal } from "#app/domain/application/submit.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { setCurrentSubmission } from "#app/data/application/applications.server.ts";
import { holdApplication, type HeldApplication } from "#app/data/application/held.server.ts";
import { commissionerOfFramework } from "#app/data/application/rounds.server.ts";
import { markWithdrawn } from "#app/data/application/submissions.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { submissionWithdrawnMail } from "#app/mail/application-letters.ts";

/**
 * Takes back what was submitted, until the round closes; the draft stays and may be submitted again. The provider's
 * people are told, with a link to `page`. Null for a stranger's application.
 */
export function withdrawApplication(
  actor: ProviderActor,
  applicationId: string,
  page: string,
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
      await tell(tx, held, verdict.value.submissionId, now, page);
      return yes(true);
    },
    arrival,
  );
}

async function tell(
  tx: Tx,
  { application, round }: HeldApplication,
  submissionId: string,
  withdrawnAt: Date,
  link: string,
) {
  const { title: roundTitle, closesAt, frameworkId } = round;
  const letter = submissionWithdrawnMail({
    ...{ roundTitle, closesAt, withdrawnAt, link, reference: application.reference },
  });
  const commissioner = await commissionerOfFramework(tx, frameworkId);
  await queueToProvider(tx, application.providerId, letter, {
    onceKey: `withdrawn:${submissionId}`,
    commissionerId: commissioner.id,
  });
}
