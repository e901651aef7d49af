import type {
  DeclarationAnswers,
  OfferedPrice,
  OrganisationAnswers,
  PartnerStatement,
  SubmissionContent,
} from "#app/domain/application/content.ts";
import type { TaskName } from "#app/domain/application/tasks.ts";
import type { RoundCalendar } from "./days.ts";
import { diceOf, type Dice } from "./dice.ts";
import { idOf } from "./ledger.ts";
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

/** The person who applies for a provider. */
export function applicantOf(provider: DemonstrationProvider) {
  const dice = diceOf(provider.number * 31);
  return {
    id: idOf("account", "provider", provider.number),
    name: `${dice.pick(firstNames)} ${dice.pick(lastNames)}`,
  };
}

/** A section of the task list as it is kept, with the draft prices that belong to it. */
export type KeptSection = {
  readonly name: TaskName;
  readonly answers: object;
  readonly prices: readonly (OfferedPrice & { readonly lotId: string })[];
};

/** The sections in which what an applicant says was filled in, in the order of the task list. */
export function sectionsOf(content: SubmissionContent, plan: ApplicationPlan): readonly KeptSection[] {
  const { isSmall, isVoluntary, ...organisation } = content.organisation;
  const size = isSmall ? "small" : "larger";
  const scored = questionsOf(plan.round).filter(({ kind }) => kind === "SCORED");
  const codes = scored.map(({ code }) => code);
  const standards = Object.entries(content.questions).filter(([code]) => !codes.includes(code));
  return [
    kept({ kind: "organisation" }, { ...organisation, size, isVoluntary: isVoluntary ? "yes" : "no" }),
    kept({ kind: "declaration" }, content.declaration),
    kept({ kind: "lots" }, { lotIds: content.lots.map(({ lotId }) => lotId) }),
    ...content.lots.flatMap(({ lotId, areaIds, locationIds, capacity, prices, sustainability }) => [
      kept({ kind: "lot", lotId }, { areaIds, locationIds, capacity }),
      {
        ...kept({ kind: "prices", lotId }, sustainability ? { sustainability: sustainability.answer } : {}),
        prices: prices.map((price) => ({ ...price, lotId })),
      },
    ]),
    kept({ kind: "standards" }, Object.fromEntries(standards)),
    ...codes.map((code) => kept({ kind: "question", code }, { text: content.questions[code] ?? "" })),
  ];
}

function kept(name: TaskName, answers: object): KeptSection {
  return { name, answers, prices: [] };
}

/** What an applicant says, as it is judged. */
export function contentOf(plan: ApplicationPlan, dice: Dice): SubmissionContent {
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

/** What a partner of a consortium says for itself. */
export function partnerStatement(plan: ApplicationPlan, partner: DemonstrationProvider): PartnerStatement {
  const delivers = Object.fromEntries(
    plan.offers.map(({ offer }) => [offer.lotId, "A share of the support, in the area that we know best."]),
  );
  return { providerId: partner.id, name: partner.name, declaration: declarationOf(partner), delivers };
}

function questionsOf(round: RoundCalendar): readonly DemonstrationQuestion[] {
  return questionSets.find(({ version }) => version === (round.finished ? 1 : 2))?.questions ?? [];
}

function answersOf({ round, provider }: ApplicationPlan, dice: Dice): Readonly<Record<string, string>> {
  const answered = questionsOf(round).filter(({ kind }) => kind !== "DOCUMENT");
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
