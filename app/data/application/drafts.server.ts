import type { z } from "zod";
import type { DeclarationAnswers, OrganisationAnswers } from "#app/domain/application/content.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import { tasksOf, type DraftFacts, type SectionState, type Task } from "#app/domain/application/tasks.ts";
import type { PriceArea } from "#app/domain/pricing/cap.ts";
import type { Tx } from "#app/data/db.server.ts";
import {
  declarationAnswers,
  lotsAnswers,
  organisationAnswers,
  questionAnswers,
  standardsAnswers,
} from "./answers.ts";
import { findApplication, type ApplicationRow } from "./applications.server.ts";
import { asUnfinished, draftSection, type DraftSection } from "./draft-section.ts";
import { costsStateOf, readLotCosts, type LotCosts } from "./costs.server.ts";
import { documentsOf, type DocumentRow } from "./documents.server.ts";
import { rateCardState, readLots, type LotDraft } from "./lot-drafts.server.ts";
import {
  ownLocations,
  ownOrganisation,
  type OwnLocation,
  type OwnOrganisation,
} from "./organisation.server.ts";
import { partnersOf, type PartnerRow } from "./partners.server.ts";
import { areasOfFramework } from "./prices.server.ts";
import {
  lotsOfRound,
  questionsOfRound,
  roundById,
  type ApplicantsRound,
  type RoundLot,
  type RoundQuestion,
} from "./rounds.server.ts";
import { sectionsOf, type SavedSection } from "./sections.server.ts";

/** All of an application before it is submitted, with the status of each section. */
export type Draft = {
  readonly application: ApplicationRow;
  readonly round: ApplicantsRound;
  readonly own: OwnOrganisation;
  readonly lotsOfRound: readonly RoundLot[];
  readonly questions: readonly RoundQuestion[];
  readonly areas: readonly PriceArea[];
  readonly locations: readonly OwnLocation[];
  readonly organisation: DraftSection<
    z.infer<typeof organisationAnswers.draft>,
    z.infer<typeof organisationAnswers.complete>
  >;
  readonly declaration: DraftSection<z.infer<typeof declarationAnswers.draft>, DeclarationAnswers>;
  /** The lots section: which of the round's lots are chosen. */
  readonly chosen: DraftSection<
    { readonly lotIds: readonly string[] },
    { readonly lotIds: readonly string[] }
  >;
  readonly lots: readonly LotDraft[];
  /** The open books of the chosen lots that have one, by lot. */
  readonly costs: ReadonlyMap<string, LotCosts>;
  readonly standards: DraftSection<Readonly<Record<string, string>>, Readonly<Record<string, string>>>;
  readonly answers: ReadonlyMap<string, DraftSection<{ readonly text: string }, { readonly text: string }>>;
  readonly documents: readonly DocumentRow[];
  readonly partners: readonly PartnerRow[];
  readonly tasks: readonly Task[];
  readonly savedAt: Date | null;
};

/** Reads a whole draft, and judges each section by what the round asks now. */
export async function readDraft(tx: Tx, application: ApplicationRow, round: ApplicantsRound): Promise<Draft> {
  const sections = await sectionsOf(tx, application);
  const roundLots = await lotsOfRound(tx, round.id);
  const questions = await questionsOfRound(tx, round.id);
  const areas = await areasOfFramework(tx, round.frameworkId);
  const locations = await ownLocations(tx, application.providerId);
  const own = await ownOrganisation(tx, application.providerId);
  const chosen = draftSection(sections.get("lots"), lotsAnswers, { lotIds: [] });
  const chosenLots = roundLots.filter((lot) => chosen.kept.lotIds.includes(lot.id));
  const lots = await readLots(tx, { application, round, sections, chosenLots, areas, locations });
  const costs = await readLotCosts(tx, application.id, round.effectiveOn, lots);
  const standardQuestions = questions.filter((question) => question.kind === "PASS_FAIL");
  const standards = draftSection(
    sections.get("standards"),
    { draft: standardsAnswers.draft, complete: standardsAnswers.complete(standardQuestions) },
    {},
  );
  const answers = new Map(
    questions
      .filter((question) => question.kind === "SCORED")
      .map(({ code, maximumWords }) => [
        code,
        draftSection(
          sections.get(sectionKey({ kind: "question", code })),
          { draft: questionAnswers.draft, complete: questionAnswers.complete(maximumWords) },
          { text: "" },
        ),
      ]),
  );
  const read = {
    ...{
      application,
      round,
      own,
      lotsOfRound: roundLots,
      questions,
      areas,
      locations,
      chosen,
      lots,
      costs,
      standards,
      answers,
    },
    organisation: draftSection(sections.get("organisation"), organisationAnswers, organisationAsKnown(own)),
    declaration: draftSection(
      sections.get("declaration"),
      declarationAnswers,
      declarationAnswers.draft.parse({}),
    ),
    documents: await documentsOf(tx, application.id),
    partners: await partnersOf(tx, application.id),
  };
  const lotsState = chosenLots.length > 0 ? chosen.state : asUnfinished(chosen.state);
  return { ...read, tasks: tasksOf(factsOf(read, lotsState)), savedAt: latest(sections) };
}

/** The organisation's answers as a submission holds them. */
export function organisationOf(answers: z.infer<typeof organisationAnswers.complete>): OrganisationAnswers {
  const { size, isVoluntary, ...rest } = answers;
  return { ...rest, isSmall: size === "small", isVoluntary: isVoluntary === "yes" };
}

function factsOf(read: Omit<Draft, "tasks" | "savedAt">, lotsState: SectionState): DraftFacts {
  const asked = read.questions.filter((question) => question.kind === "DOCUMENT");
  const given = asked.filter(({ code }) => read.documents.some((document) => document.purpose === code));
  return {
    organisation: read.organisation.state,
    declaration: read.declaration.state,
    lots: lotsState,
    chosenLots: read.lots.map((one) => ({
      lotId: one.lot.id,
      details: one.details.state,
      rateCard: rateCardState(one),
      costs: costsOf(read.costs.get(one.lot.id)),
    })),
    standards: read.questions.some((question) => question.kind === "PASS_FAIL")
      ? read.standards.state
      : "not-asked",
    questions: [...read.answers].map(([code, { state }]) => ({ code, state })),
    documents: { asked: asked.length, given: given.length },
    partners: read.partners.map((partner) => ({
      ready: partner.declaration !== null && partner.delivers !== null,
    })),
  };
}

function costsOf(costs: LotCosts | undefined) {
  return costs && costs.homes.length > 0 ? costsStateOf(costs) : null;
}

function organisationAsKnown(own: OwnOrganisation): z.infer<typeof organisationAnswers.draft> {
  return {
    ...{ name: own.name, contactName: "", contactMail: own.contactMail, contactPhone: own.contactPhone },
    size: own.isSmall ? "small" : "",
    isVoluntary: own.isVoluntary ? "yes" : "",
    specialisms: [...own.specialisms],
  };
}

function latest(sections: ReadonlyMap<string, SavedSection>): Date | null {
  const times = [...sections.values()].map((one) => one.savedAt.getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

/** A provider's own draft; null for a stranger's application. */
export async function findDraft(tx: Tx, providerId: string, applicationId: string): Promise<Draft | null> {
  const application = await findApplication(tx, providerId, applicationId);
  const round = application && (await roundById(tx, application.roundId));
  return application && round ? readDraft(tx, application, round) : null;
}
