import { z } from "zod";
import type { DeclarationAnswers, OrganisationAnswers } from "#app/domain/application/content.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import { tasksOf, type DraftFacts, type SectionState, type Task } from "#app/domain/application/tasks.ts";
import type { PriceArea } from "#app/domain/pricing/cap.ts";
import {
  pricesAskedFor,
  priceRateCard,
  unpricedEntries,
  type LinePrice,
  type RateCardTerms,
} from "#app/domain/pricing/rate-card.ts";
import type { Tx } from "#app/data/db.server.ts";
import {
  declarationAnswers,
  lotAnswers,
  lotsAnswers,
  organisationAnswers,
  questionAnswers,
  standardsAnswers,
} from "./answers.ts";
import type { ApplicationRow } from "./applications.server.ts";
import { documentsOf, type DocumentRow } from "./documents.server.ts";
import {
  ownLocations,
  ownOrganisation,
  type OwnLocation,
  type OwnOrganisation,
} from "./organisation.server.ts";
import { partnersOf, type PartnerRow } from "./partners.server.ts";
import { areasOfFramework, draftPrices, exceptionsOf, priceLines } from "./prices.server.ts";
import {
  lotsOfRound,
  questionsOfRound,
  type ApplicantsRound,
  type RoundLot,
  type RoundQuestion,
} from "./rounds.server.ts";
import { sectionsOf, type SavedSection } from "./sections.server.ts";

/** A section as its page shows it: what was kept, and what a submission would take, once it is complete. */
export type DraftSection<Kept, Complete> = {
  readonly kept: Kept;
  readonly complete: Complete | null;
  readonly state: SectionState;
};

export type LotDraft = {
  readonly lot: RoundLot;
  readonly details: DraftSection<z.infer<typeof lotAnswers.draft>, z.infer<typeof lotAnswers.complete>>;
  readonly terms: RateCardTerms;
  readonly prices: readonly LinePrice[];
  readonly pricesState: SectionState;
};

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
  readonly lots: readonly LotDraft[];
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
  const chosen = section(sections.get("lots"), lotsAnswers, { lotIds: [] });
  const chosenLots = roundLots.filter((lot) => chosen.kept.lotIds.includes(lot.id));
  const lots = await readLots(tx, { application, round, sections, chosenLots, areas, locations });
  const standardQuestions = questions.filter((question) => question.kind === "PASS_FAIL");
  const standards = section(
    sections.get("standards"),
    { draft: standardsAnswers.draft, complete: standardsAnswers.complete(standardQuestions) },
    {},
  );
  const answers = new Map(
    questions
      .filter((question) => question.kind === "SCORED")
      .map(({ code, maximumWords }) => [
        code,
        section(
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
      lots,
      standards,
      answers,
    },
    organisation: section(sections.get("organisation"), organisationAnswers, organisationAsKnown(own)),
    declaration: section(sections.get("declaration"), declarationAnswers, declarationAnswers.draft.parse({})),
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

type LotContext = Pick<Draft, "application" | "round" | "areas" | "locations"> & {
  readonly sections: ReadonlyMap<string, SavedSection>;
  readonly chosenLots: readonly RoundLot[];
};

async function readLots(tx: Tx, context: LotContext): Promise<readonly LotDraft[]> {
  const { application, round, sections, chosenLots, areas, locations } = context;
  const lines = await priceLines(
    tx,
    chosenLots.map((lot) => lot.id),
  );
  const prices = await draftPrices(tx, application.id);
  const exceptions = await exceptionsOf(tx, application.providerId, round.frameworkId);
  return chosenLots.map((lot) => {
    const key = sectionKey({ kind: "lot", lotId: lot.id });
    const saved = section(sections.get(key), lotAnswers, { areaIds: [], locationIds: [], capacity: null });
    const details = onlyWhatIsThere(saved, areas, locations, lot);
    const terms: RateCardTerms = {
      ...{ areas, exceptions, effectiveOn: round.effectiveOn },
      lines: lines.filter((line) => line.lotId === lot.id),
      coveredAreaIds: details.kept.areaIds,
      locations: pricedLocations(lot, details.kept.locationIds, locations),
    };
    return {
      ...{ lot, details, terms },
      prices: pricesAskedFor(
        terms,
        prices.filter((price) => price.lotId === lot.id),
      ),
      pricesState: sections.get(sectionKey({ kind: "prices", lotId: lot.id }))?.state ?? "empty",
    };
  });
}

/** A lot priced by location asks for a price at each; another asks once, for the whole organisation. */
function pricedLocations(lot: RoundLot, chosen: readonly string[], locations: readonly OwnLocation[]) {
  return lot.pricedBy === "LOCATION"
    ? locations.filter((one) => chosen.includes(one.id))
    : locations.filter((one) => one.organisation);
}

/** Areas and locations that are gone since are left out; a section that loses all of either is unfinished again. */
function onlyWhatIsThere(
  saved: LotDraft["details"],
  areas: readonly PriceArea[],
  locations: readonly OwnLocation[],
  lot: RoundLot,
): LotDraft["details"] {
  const offered = locations.filter((one) => lot.pricedBy === "PROVIDER" || !one.organisation);
  const areaIds = saved.kept.areaIds.filter((id) => areas.some((area) => area.id === id));
  const locationIds = saved.kept.locationIds.filter((id) => offered.some((one) => one.id === id));
  const kept = { ...saved.kept, areaIds, locationIds };
  const complete = lotAnswers.complete.safeParse(kept);
  if (!complete.success || !saved.complete) return { kept, complete: null, state: asUnfinished(saved.state) };
  return { kept, complete: complete.data, state: saved.state };
}

function section<Kept, Complete>(
  saved: SavedSection | undefined,
  schemas: { readonly draft: z.ZodType<Kept>; readonly complete: z.ZodType<Complete> },
  otherwise: Kept,
): DraftSection<Kept, Complete> {
  if (!saved) return { kept: otherwise, complete: null, state: "empty" };
  const kept = schemas.draft.safeParse(saved.answers);
  const complete = schemas.complete.safeParse(kept.data ?? otherwise);
  if (!complete.success)
    return { kept: kept.data ?? otherwise, complete: null, state: asUnfinished(saved.state) };
  return { kept: kept.data ?? otherwise, complete: complete.data, state: saved.state };
}

function asUnfinished(state: SectionState): SectionState {
  return state === "complete" ? "saved" : state;
}

function factsOf(read: Omit<Draft, "tasks" | "savedAt">, lotsState: SectionState): DraftFacts {
  const asked = read.questions.filter((question) => question.kind === "DOCUMENT");
  const given = asked.filter(({ code }) => read.documents.some((document) => document.purpose === code));
  return {
    organisation: read.organisation.state,
    declaration: read.declaration.state,
    lots: lotsState,
    chosenLots: read.lots.map(({ lot, details, terms, prices, pricesState }) => ({
      lotId: lot.id,
      details: details.state,
      rateCard: {
        state: pricesState,
        unpriced: unpricedCount(terms, prices),
        overCap: overCap(terms, prices),
      },
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

/** A lot without a single price is not priced, even where no line of it must be. */
function unpricedCount(terms: RateCardTerms, prices: readonly LinePrice[]): number {
  return Math.max(prices.length === 0 ? 1 : 0, unpricedEntries(terms, prices).length);
}

function overCap(terms: RateCardTerms, prices: readonly LinePrice[]): number {
  const verdict = priceRateCard(terms, prices);
  return !verdict.ok && verdict.why.kind === "over-caps" ? verdict.why.over.length : 0;
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
