import type { z } from "zod";
import { sectionKey } from "#app/domain/application/section-key.ts";
import type { RateCardState, SectionState } from "#app/domain/application/tasks.ts";
import type { PriceArea } from "#app/domain/pricing/cap.ts";
import {
  askedFor,
  priceRateCard,
  unpricedEntries,
  type LinePrice,
  type RateCardTerms,
} from "#app/domain/pricing/rate-card.ts";
import type { Tx } from "#app/data/db.server.ts";
import { declaredByProvider } from "#app/data/declared-volumes.server.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { owesAnswer, pricesBelowFloor, type FloorsOfLines } from "#app/domain/pricing/below-floor.ts";
import { pricesOutsideBound, type RePricing } from "#app/domain/pricing/re-pricing.ts";
import { otherVat, type LotVat, type VatTreatment } from "#app/domain/pricing/vat.ts";
import type { LineVolume } from "#app/domain/pricing/volume.ts";
import { besidePrices, lotAnswers } from "./answers.ts";
import type { ApplicationRow } from "./applications.server.ts";
import { asUnfinished, draftSection, type DraftSection } from "./draft-section.ts";
import type { OwnLocation } from "./organisation.server.ts";
import { draftPrices, exceptionsOf, lastRates, priceLines, type LastRate } from "./prices.server.ts";
import type { ApplicantsRound, RoundLot } from "./rounds.server.ts";
import type { SavedSection } from "./sections.server.ts";

/** One lot applied for: where, with how much room, and its rate card with the terms that govern it. */
export type LotDraft = {
  readonly lot: RoundLot;
  readonly details: DraftSection<z.infer<typeof lotAnswers.draft>, z.infer<typeof lotAnswers.complete>>;
  readonly terms: RateCardTerms;
  readonly prices: readonly LinePrice[];
  readonly pricesState: SectionState;
  /** The rates of the lot that the provider has or last had. */
  readonly last: readonly LastRate[];
  readonly rePricing: RePricing;
  readonly vat: VatTreatment;
  /** Lines on which VAT falls another way, by their ids. */
  readonly lineVat: LotVat["lineVat"];
  readonly volumes: readonly LineVolume[];
  /** The floors of its lines on the day from which the round's prices hold. */
  readonly floors: FloorsOfLines;
  /** How prices below their floor would be kept up; "" until it is said. */
  readonly sustainability: string;
};

type LotContext = {
  readonly application: ApplicationRow;
  readonly round: ApplicantsRound;
  readonly areas: readonly PriceArea[];
  readonly locations: readonly OwnLocation[];
  readonly sections: ReadonlyMap<string, SavedSection>;
  readonly chosenLots: readonly RoundLot[];
};

/** Reads the lots that an application has chosen. */
export async function readLots(tx: Tx, context: LotContext): Promise<readonly LotDraft[]> {
  const { application, round, sections, chosenLots, areas, locations } = context;
  const lines = await priceLines(
    tx,
    chosenLots.map((lot) => lot.id),
  );
  const prices = await draftPrices(tx, application.id);
  const { providerId } = application;
  const exceptions = await exceptionsOf(tx, providerId, round.frameworkId);
  const rates = await lastRates(tx, providerId, round.frameworkId, round.effectiveOn);
  const lineIds = lines.map(({ id }) => id);
  const floors = new Map(
    [...(await floorsOn(tx, lineIds, round.effectiveOn))].map(([id, { unit }]) => [id, unit]),
  );
  const declared = await declaredByProvider(tx, providerId, round.frameworkId);
  return chosenLots.map((lot) => {
    const key = sectionKey({ kind: "lot", lotId: lot.id });
    const saved = draftSection(sections.get(key), lotAnswers, {
      areaIds: [],
      locationIds: [],
      capacity: null,
    });
    const details = onlyWhatIsThere(saved, areas, locations, lot);
    const terms: RateCardTerms = {
      ...{ areas, exceptions, effectiveOn: round.effectiveOn },
      lines: lines.filter((line) => line.lotId === lot.id),
      coveredAreaIds: details.kept.areaIds,
      locations: pricedLocations(lot, details.kept.locationIds, locations),
    };
    const last = rates.filter((rate) => rate.lotId === lot.id);
    const priceSection = sections.get(sectionKey({ kind: "prices", lotId: lot.id }));
    const beside = besidePrices.safeParse(priceSection?.answers).data;
    const vat = beside?.vat ?? last[0]?.vat ?? "EXEMPT";
    return {
      ...{ lot, details, terms, last, vat, rePricing: round.rePricing, floors },
      sustainability: beside?.sustainability ?? "",
      lineVat: beside?.lineVat ?? (beside?.vat ? {} : otherVat(vat, last)),
      volumes: beside?.volumes ?? declared.filter((volume) => volume.lotId === lot.id),
      prices: askedFor(
        terms,
        prices.filter((price) => price.lotId === lot.id),
      ),
      pricesState: priceSection?.state ?? "empty",
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

/** How far a lot's rate card has come. */
export function rateCardState(lot: LotDraft): RateCardState {
  const { terms, prices, pricesState, last, rePricing, floors, sustainability } = lot;
  const outside = rePricing.beyond === "refuse" ? pricesOutsideBound(terms, prices, last, rePricing) : [];
  return {
    state: pricesState,
    unpriced: unpricedCount(terms, prices),
    refused: overCap(terms, prices) + outside.length,
    owesAnswer: owesAnswer(pricesBelowFloor(terms, prices, floors), sustainability),
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
