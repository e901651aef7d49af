import { randomBytes } from "node:crypto";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { canonicalJson, submissionReference } from "#app/domain/application/canonical.ts";
import { submit, type SubmitRefusal } from "#app/domain/application/submit.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { setCurrentSubmission } from "#app/data/application/applications.server.ts";
import { readDraft } from "#app/data/application/drafts.server.ts";
import { holdApplication, type HeldApplication } from "#app/data/application/held.server.ts";
import { mailOf } from "#app/data/application/organisation.server.ts";
import { commissionerOfFramework } from "#app/data/application/rounds.server.ts";
import {
  frozenContent,
  insertSubmission,
  submissionsOf,
  supersede,
  type SubmissionRow,
} from "#app/data/application/submissions.server.ts";
import { stateVolumes } from "#app/data/declared-volumes.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { receiptMail } from "#app/mail/receipt.ts";
import { contentOf } from "./freeze.ts";

/**
 * Submits an application, judged by the time at which the request's body arrived, however long it waits after. What it
 * says is frozen with each price and its cap, and takes the place of an earlier submission; the same content again
 * answers with the same submission. The receipt goes out by mail with the whole address of its page. Null for a
 * stranger's application.
 */
export function submitApplication(
  actor: ProviderActor,
  applicationId: string,
  receiptPage: string,
  arrival?: Arrival,
): Promise<Verdict<SubmissionRow, SubmitRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdApplication(tx, actor.providerId, applicationId);
      if (!held) return null;
      const draft = await readDraft(tx, held.application, held.round);
      const verdict = submit(draft.tasks, held.round, now);
      if (!verdict.ok) return verdict;
      const content = contentOf(draft);
      const earlier = await submissionsOf(tx, applicationId);
      const current = earlier.find((one) => one.id === held.application.currentSubmissionId);
      const before = current && (await frozenContent(tx, current.id));
      if (current && before && canonicalJson(before.content) === canonicalJson(content)) return yes(current);
      if (current) await supersede(tx, current.id, now);
      const version = (earlier[0]?.version ?? 0) + 1;
      const { application, round } = held;
      const submission = await insertSubmission(tx, {
        ...{ applicationId, roundId: round.id, frameworkId: round.frameworkId, providerId: actor.providerId },
        ...{ version, reference: submissionReference(application.reference, version) },
        ...{ submittedAt: now, submittedBy: actor.accountId, salt: randomBytes(16).toString("hex"), content },
      });
      const stated = { frameworkId: round.frameworkId, providerId: actor.providerId, roundId: round.id };
      await stateVolumes(tx, { ...stated, statedAt: now, statedBy: actor.accountId }, content.lots);
      await setCurrentSubmission(tx, applicationId, {
        currentSubmissionId: submission.id,
        withdrawnAt: null,
      });
      await tell(tx, actor, held, submission, receiptPage);
      return yes(submission);
    },
    arrival,
  );
}

async function tell(
  tx: Tx,
  actor: ProviderActor,
  { application, round }: HeldApplication,
  made: SubmissionRow,
  link: string,
) {
  record(tx, {
    ...{ kind: "application-submitted", subject: { kind: "application", id: application.id } },
    ...{ submissionId: made.id, contentHash: made.contentHash },
  });
  const to = await mailOf(tx, actor.accountId);
  if (!to) return;
  const commissioner = await commissionerOfFramework(tx, round.frameworkId);
  await queue(
    tx,
    receiptMail({
      ...{ to, council: commissioner.name, roundTitle: round.title, closesAt: round.closesAt },
      ...{ reference: made.reference, submittedAt: made.submittedAt, contentHash: made.contentHash },
      link,
    }),
    { onceKey: `receipt:${made.id}`, commissionerId: commissioner.id },
  );
}
