import { contentHash } from "#app/data/application/submissions.server.ts";
import { submissionReference } from "#app/domain/application/canonical.ts";
import type { OfferedPrice, SubmissionContent } from "#app/domain/application/content.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import { applicantOf, contentOf, partnerStatement, sectionsOf, type ApplicationPlan } from "./answers.ts";
import { frameworkId, roundId } from "./commissioning.ts";
import { addCostModels } from "./cost-models.ts";
import { demonstrationStartsAt } from "./days.ts";
import { diceOf, type Dice } from "./dice.ts";
import { idOf, type Ledger } from "./ledger.ts";

/** An application as it was sent: what is judged. */
export type DemonstrationSubmission = {
  readonly plan: ApplicationPlan;
  readonly applicationId: string;
  readonly id: string;
  readonly content: SubmissionContent;
};

/** Writes down an application as far as it has come: a draft, or a draft and what was sent of it. */
export function addApplication(ledger: Ledger, plan: ApplicationPlan): DemonstrationSubmission | undefined {
  const { provider, round, place } = plan;
  const dice = diceOf(round.number * 1_000_003 + provider.number);
  const applicationId = idOf("application", round.number, provider.number);
  const startedAt = momentBetween(
    dice,
    round.opensAt,
    round.finished ? round.clarificationsCloseAt : new Date(demonstrationStartsAt.getTime() - 4 * 86_400_000),
  );
  const submittedAt = momentBetween(dice, startedAt, round.finished ? round.closesAt : demonstrationStartsAt);
  const reference = `R${round.number}-${String(place).padStart(4, "0")}`;
  ledger.add("application", {
    id: applicationId,
    round_id: roundId(round.number),
    framework_id: frameworkId,
    party_id: plan.partyId,
    provider_id: provider.id,
    reference,
    started_at: startedAt,
    withdrawn_at: plan.state === "withdrawn" ? demonstrationStartsAt : null,
    carried_from_id: plan.carriedFrom,
  });
  const content = contentOf(plan, dice);
  addSections(ledger, plan, applicationId, content, dice, submittedAt);
  addPartners(ledger, plan, applicationId, startedAt);
  if (plan.state === "draft") return undefined;
  return addSubmission(ledger, { plan, applicationId, reference, content, submittedAt });
}

type Sending = {
  readonly plan: ApplicationPlan;
  readonly applicationId: string;
  readonly reference: string;
  readonly content: SubmissionContent;
  readonly submittedAt: Date;
};

function addSubmission(ledger: Ledger, sending: Sending): DemonstrationSubmission {
  const { plan, applicationId, reference, content, submittedAt } = sending;
  const { provider, round } = plan;
  const id = idOf("submission", round.number, provider.number);
  const owner = { round_id: roundId(round.number), framework_id: frameworkId, provider_id: provider.id };
  const salt = idOf("salt", round.number, provider.number);
  ledger.add("submission", {
    id,
    application_id: applicationId,
    ...owner,
    version: 1,
    reference: submissionReference(reference, 1),
    submitted_at: submittedAt,
    submitted_by: applicantOf(provider).id,
    content_hash: contentHash(salt, content),
    withdrawn_at: plan.state === "withdrawn" ? demonstrationStartsAt : null,
  });
  ledger.add("submission_content", { submission_id: id, ...owner, salt, content });
  for (const { lotId, prices } of content.lots) {
    for (const price of prices) {
      ledger.add("submission_price", { submission_id: id, ...owner, lot_id: lotId, ...priceColumns(price) });
    }
  }
  const submission = { plan, applicationId, id, content };
  addCostModels(ledger, submission);
  return submission;
}

function addSections(
  ledger: Ledger,
  plan: ApplicationPlan,
  applicationId: string,
  content: SubmissionContent,
  dice: Dice,
  savedAt: Date,
) {
  const sections = sectionsOf(content, plan);
  const isDraft = plan.state === "draft";
  const reached = isDraft ? dice.whole(1, sections.length - 1) : sections.length;
  sections.slice(0, reached).forEach(({ name, answers, prices }, index) => {
    ledger.add("application_section", {
      ...{ application_id: applicationId, provider_id: plan.provider.id, section: sectionKey(name), answers },
      ...{ complete: !isDraft || index < reached - 1, saved_at: savedAt },
    });
    for (const { lotId, ...price } of prices) {
      ledger.add("application_price", {
        ...{ application_id: applicationId, provider_id: plan.provider.id, lot_id: lotId },
        ...priceColumns(price),
      });
    }
  });
}

function priceColumns(price: OfferedPrice) {
  return {
    service_line_id: price.serviceLineId,
    area_id: price.areaId,
    location_id: price.locationId,
    pence: price.pence,
    cap_id: price.capId,
  };
}

function addPartners(ledger: Ledger, plan: ApplicationPlan, applicationId: string, invitedAt: Date) {
  for (const partner of plan.partners) {
    const statement = partnerStatement(plan, partner);
    ledger.add("application_partner", {
      id: idOf("partner", plan.round.number, plan.provider.number, partner.number),
      application_id: applicationId,
      lead_provider_id: plan.provider.id,
      email: partner.contactMail,
      provider_id: partner.id,
      invited_at: invitedAt,
      joined_at: invitedAt,
      declaration: statement.declaration,
      delivers: statement.delivers,
    });
  }
}

function momentBetween(dice: Dice, from: Date, to: Date): Date {
  const minutes = Math.floor((to.getTime() - from.getTime()) / 60_000);
  return new Date(
    from.getTime() + dice.whole(30, Math.max(31, minutes - 30)) * 60_000 + dice.whole(0, 59_999),
  );
}
