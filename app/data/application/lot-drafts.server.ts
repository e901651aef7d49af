import type { z } from "zod";
import { sectionKey } from "#app/domain/application/section-key.ts";
import type { RateCardState, SectionState } from "#app/domain/application/tasks.ts";
import type { PriceArea } from "#app/domain/pricing/cap.ts";
import {
  pricesAskedFor,
  priceRateCard,
  unpricedEntries,
  type LinePrice,
  type RateCardTerms,
} from "#app/domain/pricing/rate-card.ts";
import type { Tx } from "#app/data/db.server.ts";
import { lotAnswers } from "./answers.ts";
import type { ApplicationRow } from "./applications.server.ts";
import { asUnfinished, draftSection, type DraftSection } from "./draft-section.ts";
import type { OwnLocation } from "./organisation.server.ts";
import { draftPrices, exceptionsOf, priceLines } from "./prices.server.ts";
import type { ApplicantsRound, RoundLot } from "./rounds.server.ts";
import type { SavedSection } from "./sections.server.ts";

/** One lot applied for: where, with how much room, and its rate card with the terms that govern it. */
export type LotDraft = {
  readonly lot: RoundLot;
  readonly details: DraftSection<z.infer<typeof lotAnswers.draft>, z.infer<typeof lotAnswers.complete>>;
  readonly terms: RateCardTerms;
  readonly prices: readonly LinePrice[];
  readonly pricesState: SectionState;
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
  const exceptions = await exceptionsOf(tx, application.providerId, round.frameworkId);
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

/** How far a lot's rate card has come. */
export function rateCardState({ terms, prices, pricesState }: LotDraft): RateCardState {
  return { state: pricesState, unpriced: unpricedCount(terms, prices), overCap: overCap(terms, prices) };
}

/** A lot without a single price is not priced, even where no line of it must be. */
function unpricedCount(terms: RateCardTerms, prices: readonly LinePrice[]): number {
  return Math.max(prices.length === 0 ? 1 : 0, unpricedEntries(terms, prices).length);
}

function overCap(terms: RateCardTerms, prices: readonly LinePrice[]): number {
  const verdict = priceRateCard(terms, prices);
  return !verdict.ok && verdict.why.kind === "over-caps" ? verdict.why.over.length : 0;
}
