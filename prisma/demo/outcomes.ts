import { frameworkId, lotId, personId, roundId, termsId } from "./commissioning.ts";
import { applicantOf } from "./answers.ts";
import type { DemonstrationSubmission } from "./applications.ts";
import type { FinishedCalendar, RoundCalendar } from "./days.ts";
import type { Caps } from "./caps.ts";
import { judge, type Judged } from "./judgements.ts";
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
  caps: Caps,
): readonly Admission[] {
  const { round } = submission.plan;
  const judged = judge(ledger, submission, finished, isMember, caps);
  for (const one of judged) addOutcome(ledger, submission, one, finished);
  const won = judged.filter(({ outcome }) => outcome.admitted);
  if (won.length > 0) addAcceptance(ledger, submission, finished);
  return won.map(({ offer }) => ({ submission, round, offer }));
}

function addOutcome(
  ledger: Ledger,
  submission: DemonstrationSubmission,
  { offer, outcome }: Judged,
  finished: FinishedCalendar,
) {
  const { round, provider } = submission.plan;
  ledger.add("lot_outcome", {
    id: idOf("outcome", round.number, provider.number, offer.number),
    submission_id: submission.id,
    application_id: submission.applicationId,
    ...{ round_id: roundId(round.number), framework_id: frameworkId, provider_id: provider.id },
    ...{ lot_id: lotId(offer.number), admitted: outcome.admitted, reasons: outcome.criteria },
    ...{ proposed_by: personId("commissioner"), proposed_at: finished.proposedAt },
    ...{ approved_by: personId("approver"), approved_at: finished.approvedAt },
    ...{ letter_at: finished.letterAt, standstill_ends_at: finished.standstillEndsAt },
    admitted_at: outcome.admitted ? finished.admittedAt : null,
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
