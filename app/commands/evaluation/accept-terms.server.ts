import type { ProviderActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import {
  acceptancesOf,
  addAcceptance,
  ownApplication,
  termsOf,
} from "#app/data/evaluation-admission.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { termsAcceptedMail } from "#app/mail/terms-accepted.ts";
import { holdSubmission } from "#app/data/evaluation-scores.server.ts";
import { decisionsOf } from "#app/data/evaluation-outcomes.server.ts";

export type TermsRefusal = {
  readonly kind: "no-application" | "not-admitted" | "another-version" | "already-accepted";
};

/** A named signatory accepts the framework's terms for an application that is to be admitted: the latest version, as it was read. */
export async function acceptTerms(
  actor: ProviderActor,
  applicationId: string,
  signature: { readonly termsId: string; readonly signatoryName: string; readonly signatoryRole: string },
  link: string,
  arrival?: Arrival,
): Promise<Verdict<"accepted", TermsRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      await holdSubmission(tx, applicationId);
      const application = await ownApplication(tx, applicationId);
      if (!application) return no({ kind: "no-application" });
      const decisions = await decisionsOf(tx, { applicationId });
      if (!decisions.some((decision) => decision.admitted)) return no({ kind: "not-admitted" });
      const terms = await termsOf(tx, application.frameworkId, now);
      if (terms?.id !== signature.termsId) return no({ kind: "another-version" });
      const accepted = await acceptancesOf(tx, { applicationId });
      if (accepted.some((each) => each.termsId === terms.id)) return no({ kind: "already-accepted" });
      const { frameworkId } = application;
      const { accountId, providerId } = actor;
      await addAcceptance(
        tx,
        { ...signature, frameworkId, applicationId, providerId, acceptedBy: accountId },
        now,
      );
      record(
        tx,
        {
          kind: "terms-accepted",
          commissionerId: application.commissionerId,
          subject: { kind: "application", id: applicationId },
          termsId: terms.id,
        },
        signature.signatoryName,
      );
      const letter = termsAcceptedMail({
        frameworkTitle: application.framework,
        version: terms.version,
        acceptedAt: now,
        link,
      });
      await queueToProvider(tx, providerId, letter, {
        onceKey: `terms:${applicationId}:${terms.id}`,
        commissionerId: application.commissionerId,
      });
      return yes("accepted");
    },
    arrival,
  );
}
