import type { CostsState } from "#app/domain/application/tasks.ts";
import type { Day } from "#app/domain/calendar.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import { centralLines, checkCentral, type CentralCosts } from "#app/domain/pricing/cost-model/central.ts";
import { gapsOf, type HomeModel, type ModelGap } from "#app/domain/pricing/cost-model/readiness.ts";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import { grandTotal, type EnteredLines } from "#app/domain/pricing/cost-model/totals.ts";
import {
  compareWithPrice,
  type PriceComparison,
  type UnitPriceLine,
} from "#app/domain/pricing/cost-model/unit-price.ts";
import { financialYearOf } from "#app/domain/pricing/cost-model/year.ts";
import type { PricedPlace } from "#app/domain/pricing/rate-card.ts";
import { costTemplateOn } from "#app/data/cost-templates.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { draftCentralCosts, draftModels, type DraftModel } from "./cost-rows.server.ts";
import type { LotDraft } from "./lot-drafts.server.ts";

/** The open book of one lot that an application has chosen: how it is asked, and the model of each place. */
export type LotCosts = LotCostTerms & {
  readonly central: CentralCosts | null;
  readonly homes: readonly HomeCosts[];
};

/** How a lot asks for cost models in a round. */
export type LotCostTerms = {
  readonly openBook: "asked" | "compulsory";
  /** How far a model may lie from the price, as a share of the price. */
  readonly tolerance: Decimal4;
  readonly unitPriceLines: readonly UnitPriceLine[];
  readonly template: CostTemplate;
  /** The year in whose prices a model must be: the base price day lies in it. */
  readonly year: { readonly from: Day; readonly to: Day };
};

export type HomeCosts = {
  readonly location: PricedPlace;
  /** The lines that were entered, without what head office shares out. */
  readonly entered: EnteredLines;
  /** The model with all its lines; null while there is none. */
  readonly model: HomeModel | null;
  readonly carriedFromId: string | null;
  readonly comparison: PriceComparison | null;
  readonly gaps: readonly ModelGap[];
};

/** The open books of a draft's lots, by lot; a lot without one, or without a template on the round's day, is not there. */
export async function readLotCosts(
  tx: Tx,
  applicationId: string,
  effectiveOn: Day,
  lots: readonly LotDraft[],
): Promise<ReadonlyMap<string, LotCosts>> {
  const terms = await lotCostTerms(
    tx,
    lots.map(({ lot }) => lot.id),
    effectiveOn,
  );
  if (terms.size === 0) return new Map();
  const models = await draftModels(tx, applicationId);
  const central = await draftCentralCosts(tx, applicationId);
  return new Map(
    lots.flatMap((lot) => {
      const { id } = lot.lot;
      const asked = terms.get(id);
      const own = models.filter(({ lotId }) => lotId === id);
      return asked ? [[id, lotCosts(lot, asked, own, central.get(id) ?? null)] as const] : [];
    }),
  );
}

/** How far a lot's open book has come. */
export function costsStateOf({ openBook, homes }: LotCosts): CostsState {
  return {
    compulsory: openBook === "compulsory",
    begun: homes.filter(({ model }) => model !== null).length,
    carried: homes.filter(({ model }) => model?.confirmed === false).length,
    unready: homes.filter(({ gaps }) => gaps.length > 0).length,
  };
}

/** How lots ask for cost models on a round's day; those that do not ask, or whose template does not hold then, are not there. */
export async function lotCostTerms(
  tx: Tx,
  lotIds: readonly string[],
  effectiveOn: Day,
): Promise<ReadonlyMap<string, LotCostTerms>> {
  const rows = await tx.lot.findMany({
    where: { id: { in: [...lotIds] }, openBook: { not: "NONE" } },
    select: { id: true, costTemplate: true, openBook: true, costTolerance: true },
  });
  if (rows.length === 0) return new Map();
  const lines = await tx.lotCostLine.findMany({ where: { lotId: { in: rows.map(({ id }) => id) } } });
  const found = new Map<string, LotCostTerms>();
  for (const { id, costTemplate, openBook, costTolerance } of rows) {
    const template = costTemplate && (await costTemplateOn(tx, costTemplate, effectiveOn));
    if (!template) continue;
    found.set(id, {
      ...{ template, year: financialYearOf(effectiveOn), tolerance: decimal4(String(costTolerance)) },
      openBook: openBook === "COMPULSORY" ? "compulsory" : "asked",
      unitPriceLines: lines
        .filter(({ lotId }) => lotId === id)
        .map(({ serviceLineId, driverCode }) => ({ serviceLineId, driver: driverCode })),
    });
  }
  return found;
}

function lotCosts(
  { terms, prices }: LotDraft,
  asked: LotCostTerms,
  models: readonly DraftModel[],
  central: CentralCosts | null,
): LotCosts {
  const shared = sharedLines(central, terms.locations, asked.template);
  const everywhereId = terms.areas.find(({ everywhere }) => everywhere)?.id ?? null;
  return {
    ...{ ...asked, central },
    homes: terms.locations.map((location): HomeCosts => {
      const stored = models.find(({ locationId }) => locationId === location.id) ?? null;
      const entered: EnteredLines = stored?.lines ?? new Map();
      const lines = new Map([...entered, ...(shared.get(location.id) ?? [])]);
      const model = stored && { ...stored, lines };
      const offered = { prices: prices.filter((price) => price.locationId === location.id), everywhereId };
      const comparison =
        model &&
        compareWithPrice(
          grandTotal(asked.template, lines),
          asked.unitPriceLines,
          model.drivers,
          offered,
          asked.tolerance,
        );
      const gaps = gapsOf(model, asked.template, asked.year, comparison);
      return { location, entered, model, comparison, gaps, carriedFromId: stored?.carriedFromId ?? null };
    }),
  };
}

/** What one place bears of head office, line by line; nothing where nothing is shared with it. */
export function sharedOf(
  { central, homes, template }: LotCosts,
  { location }: Pick<HomeCosts, "location">,
): EnteredLines {
  const places = homes.map((home) => home.location);
  return sharedLines(central, places, template).get(location.id) ?? new Map();
}

/** What each of the lot's places bears of head office; a place that the lot no longer has bears nothing. */
function sharedLines(
  central: CentralCosts | null,
  places: readonly PricedPlace[],
  template: CostTemplate,
): ReadonlyMap<string, EnteredLines> {
  if (central === null) return new Map();
  const homes = central.homes.filter(({ locationId }) => places.some(({ id }) => id === locationId));
  const checked = checkCentral({ ...central, homes }, template);
  return checked.ok ? centralLines(checked.value) : new Map();
}
