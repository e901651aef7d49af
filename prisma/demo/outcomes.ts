import { frameworkId, lotId, personId, roundId, termsId } from "./commissioning.ts";
import { applicantOf, type DemonstrationSubmission } from "./applications.ts";
import type { FinishedCalendar, RoundCalendar } from "./days.ts";
import { judge, type Judgement } from "./judgements.ts";
import { idOf, type Ledger } from "./ledger.ts";
import type { DemonstrationOffer } from "./offers.ts";

/** Lots won in a round, with the prices that came with them. */
export type Admission = {
  readonly submission: DemonstrationSubmission;
  readonly round: RoundCalendar;
  readonly offer: DemonstrationOffer;
};

/** Writes down how a finished round was judged and decided for one applicant. Answers the lots that it won. */
export function decide(
  ledger: Ledger,
  submission: DemonstrationSubmission,
  finished: FinishedCalendar,
  isMember: boolean,
): readonly Admission[] {
  const { round, offers } = submission.plan;
  const judgement = judge(ledger, submission, finished, isMember);
  const admitted = judgement.kind === "met";
  for (const { number } of offers) addOutcome(ledger, submission, number, judgement, finished);
  if (!admitted) return [];
  addAcceptance(ledger, submission, finished);
  return offers.map((offer) => ({ submission, round, offer }));
}

function addOutcome(
  ledger: Ledger,
  submission: DemonstrationSubmission,
  lot: number,
  judgement: Judgement,
  finished: FinishedCalendar,
) {
  const { round, provider } = submission.plan;
  const admitted = judgement.kind === "met";
  ledger.add("lot_outcome", {
    id: idOf("outcome", round.number, provider.number, lot),
    submission_id: submission.id,
    application_id: submission.applicationId,
    round_id: roundId(round.number),
    framework_id: frameworkId,
    provider_id: provider.id,
    lot_id: lotId(lot),
    admitted,
    reasons: [judgement],
    proposed_by: personId("commissioner"),
    proposed_at: finished.proposedAt,
    approved_by: personId("approver"),
    approved_at: finished.approvedAt,
    letter_at: finished.letterAt,
    standstill_ends_at: finished.standstillEndsAt,
    admitted_at: admitted ? finished.admittedAt : null,
  });
}

function addAcceptance(
  ledger: Ledger,
  { plan, applicationId }: DemonstrationSubmission,
  finished: FinishedCalendar,
) {
  const { round, provider } = plan;
  const signatory = applicantOf(provider);
  ledger.add("exclusion_check", {
    id: idOf("exclusion check", round.number, provider.number),
    framework_id: frameworkId,
    round_id: roundId(round.number),
    provider_id: provider.id,
    clear: true,
    note: "Not on the debarment list. No ground for exclusion found.",
    checked_by: personId("commissioner"),
    checked_at: finished.standstillEndsAt,
  });
  ledger.add("terms_acceptance", {
    id: idOf("acceptance", round.number, provider.number),
    framework_id: frameworkId,
    terms_id: termsId,
    application_id: applicationId,
    provider_id: provider.id,
    signatory_name: signatory.name,
    signatory_role: "Director",
    accepted_by: signatory.id,
    accepted_at: finished.termsAt,
  });
}
