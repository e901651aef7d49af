import { createHash } from "node:crypto";
import type {
  DeclarationAnswers,
  OrganisationAnswers,
  PartnerStatement,
  SubmissionContent,
} from "#app/domain/application/content.ts";
import { frameworkId, roundId } from "./commissioning.ts";
import { demonstrationStartsAt, type RoundCalendar } from "./days.ts";
import { diceOf, type Dice } from "./dice.ts";
import { idOf, type Ledger } from "./ledger.ts";
import type { DemonstrationOffer } from "./offers.ts";
import type { DemonstrationProvider } from "./providers.ts";
import { questionSets, type DemonstrationQuestion } from "./questions.ts";
import { firstNames, lastNames } from "./words.ts";

/** What an applicant is about to send in a round. */
export type ApplicationPlan = {
  readonly provider: DemonstrationProvider;
  readonly round: RoundCalendar;
  readonly offers: readonly DemonstrationOffer[];
  readonly place: number;
  readonly partyId: string;
  readonly partners: readonly DemonstrationProvider[];
  /** The application in the round before, where it was carried forward. */
  readonly carriedFrom: string | null;
  readonly state: "draft" | "submitted" | "withdrawn";
};

/** An application as it was sent: what is judged. */
export type DemonstrationSubmission = {
  readonly plan: ApplicationPlan;
  readonly applicationId: string;
  readonly id: string;
  readonly content: SubmissionContent;
};

/** The person who applies for a provider. */
export function applicantOf(provider: DemonstrationProvider) {
  const dice = diceOf(provider.number * 31);
  return {
    id: idOf("account", "provider", provider.number),
    name: `${dice.pick(firstNames)} ${dice.pick(lastNames)}`,
  };
}

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
  const reference = `AVM-R${round.number}-${String(place).padStart(4, "0")}`;
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
    reference: `${reference}-1`,
    submitted_at: submittedAt,
    submitted_by: applicantOf(provider).id,
    content_hash: contentHash(salt, content),
    withdrawn_at: plan.state === "withdrawn" ? demonstrationStartsAt : null,
  });
  ledger.add("submission_content", { submission_id: id, ...owner, salt, content });
  for (const { lotId, prices } of content.lots) {
    for (const price of prices) {
      ledger.add("submission_price", {
        submission_id: id,
        ...owner,
        lot_id: lotId,
        service_line_id: price.serviceLineId,
        area_id: price.areaId,
        location_id: price.locationId,
        pence: price.pence,
        cap_id: price.capId,
      });
    }
  }
  return { plan, applicationId, id, content };
}

/** The hash that a receipt shows: SHA-256, in hexadecimal, of the salt followed by the content as JSON. */
function contentHash(salt: string, content: SubmissionContent): string {
  return createHash("sha256")
    .update(salt + JSON.stringify(content))
    .digest("hex");
}

function addSections(
  ledger: Ledger,
  plan: ApplicationPlan,
  applicationId: string,
  content: SubmissionContent,
  dice: Dice,
  savedAt: Date,
) {
  const { provider, state } = plan;
  const { organisation, declaration, questions } = content;
  const lots = content.lots.map(({ lotId, areaIds, locationIds, capacity }) => ({
    lotId,
    areaIds,
    locationIds,
    capacity,
  }));
  const sections = { organisation, declaration, lots: { lots }, questions };
  const reached = state === "draft" ? dice.whole(1, 4) : 4;
  Object.entries(sections)
    .slice(0, reached)
    .forEach(([section, answers], index) => {
      const complete = state !== "draft" || index < reached - 1;
      ledger.add("application_section", {
        application_id: applicationId,
        provider_id: provider.id,
        section,
        answers,
        complete,
        saved_at: savedAt,
      });
    });
  if (reached < 4) return;
  for (const lot of content.lots) {
    for (const price of state === "draft" ? lot.prices.slice(0, 3) : lot.prices) {
      ledger.add("application_price", {
        application_id: applicationId,
        provider_id: provider.id,
        lot_id: lot.lotId,
        service_line_id: price.serviceLineId,
        area_id: price.areaId,
        location_id: price.locationId,
        pence: price.pence,
        cap_id: price.capId,
      });
    }
  }
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

function contentOf(plan: ApplicationPlan, dice: Dice): SubmissionContent {
  return {
    organisation: organisationAnswers(plan.provider),
    declaration: declarationOf(plan.provider),
    lots: plan.offers.map(({ offer }) => offer),
    questions: answersOf(plan, dice),
    documents: [],
    partners: plan.partners.map((partner) => partnerStatement(plan, partner)),
  };
}

function organisationAnswers(provider: DemonstrationProvider): OrganisationAnswers {
  const { name, contactMail, contactPhone, isSmall, isVoluntary, specialisms } = provider;
  return {
    name,
    contactName: applicantOf(provider).name,
    contactMail,
    contactPhone,
    isSmall,
    isVoluntary,
    specialisms,
  };
}

function declarationOf(provider: DemonstrationProvider): DeclarationAnswers {
  const interest = provider.number % 61 === 0;
  return {
    mandatoryGrounds: "no",
    discretionaryGrounds: "no",
    groundsDetail: "",
    conflicts: interest ? "yes" : "no",
    conflictsDetail: interest ? "A trustee used to work for the council's adult care service." : "",
    declaredBy: applicantOf(provider).name,
  };
}

function partnerStatement(plan: ApplicationPlan, partner: DemonstrationProvider): PartnerStatement {
  const delivers = Object.fromEntries(
    plan.offers.map(({ offer }) => [offer.lotId, "A share of the support, in the area that we know best."]),
  );
  return { providerId: partner.id, name: partner.name, declaration: declarationOf(partner), delivers };
}

function answersOf({ round, provider }: ApplicationPlan, dice: Dice): Readonly<Record<string, string>> {
  const questions = questionSets.find(({ version }) => version === (round.finished ? 1 : 2))?.questions ?? [];
  const answered = questions.filter(({ kind }) => kind !== "DOCUMENT");
  return Object.fromEntries(answered.map((question) => [question.code, answerTo(question, provider, dice)]));
}

function answerTo(question: DemonstrationQuestion, provider: DemonstrationProvider, dice: Dice): string {
  if (question.kind === "SCORED") {
    return `This answer is made up. ${provider.name} would describe here, in its own words and with examples: ${question.text.replace("Describe ", "")}`;
  }
  if (
    question.code === "REGISTRATION" &&
    (provider.kind === "day" || provider.kind === "technology" || provider.kind === "assistance")
  ) {
    return question.passes[1] ?? "";
  }
  const unusual = provider.number > 2 && dice.chance(4);
  return unusual ? dice.pick(question.choices) : (question.passes[0] ?? "");
}

function momentBetween(dice: Dice, from: Date, to: Date): Date {
  const minutes = Math.floor((to.getTime() - from.getTime()) / 60_000);
  return new Date(
    from.getTime() + dice.whole(30, Math.max(31, minutes - 30)) * 60_000 + dice.whole(0, 59_999),
  );
}
