import type {
  FrozenCostModel,
  LotOffer,
  Sustainability,
  PartnerStatement,
  SubmissionContent,
} from "#app/domain/application/content.ts";
import { pricesBelowFloor } from "#app/domain/pricing/below-floor.ts";
import { askedFor, priceRateCard } from "#app/domain/pricing/rate-card.ts";
import { summarise } from "#app/domain/pricing/cost-model/summary.ts";
import { isWhole, reasonsToHoldBack } from "#app/domain/pricing/cost-model/readiness.ts";
import type { EnteredLines } from "#app/domain/pricing/cost-model/totals.ts";
import type { LotCosts } from "#app/data/application/costs.server.ts";
import { vatOfLine } from "#app/domain/pricing/vat.ts";
import { organisationOf, type Draft } from "#app/data/application/drafts.server.ts";
import type { LotDraft } from "#app/data/application/lot-drafts.server.ts";

/** What a complete draft says, as it is judged from now on. Throws on a draft with an unfinished section. */
export function contentOf(draft: Draft): SubmissionContent {
  return {
    organisation: organisationOf(finished(draft.organisation.complete)),
    declaration: finished(draft.declaration.complete),
    lots: draft.lots.map((lot) => offerOf(lot, draft.costs.get(lot.lot.id))),
    questions: {
      ...finished(draft.standards.complete),
      ...Object.fromEntries(
        [...draft.answers].map(([code, answer]) => [code, finished(answer.complete).text]),
      ),
    },
    documents: draft.documents.map(({ id, purpose, fileName, sha256 }) => ({
      id,
      purpose,
      fileName,
      sha256,
    })),
    partners: draft.partners.map(statementOf),
  };
}

function offerOf(draft: LotDraft, costs: LotCosts | undefined): LotOffer {
  const { lot, details, terms, prices, vat, lineVat, volumes } = draft;
  const priced = priceRateCard(terms, prices);
  if (!priced.ok) throw new Error("a rate card was frozen that its caps refuse");
  const models = costs ? frozenModels(costs) : [];
  const { areaIds, locationIds, capacity } = finished(details.complete);
  return {
    ...{ lotId: lot.id, areaIds, locationIds, capacity },
    prices: priced.value.map(({ serviceLineId, areaId, locationId, pence, capId }) => ({
      ...{ serviceLineId, areaId, locationId, pence, capId },
      vat: vatOfLine({ vat, lineVat }, serviceLineId),
    })),
    volumes: askedFor(terms, volumes).map(({ serviceLineId, areaId, locationId, unitsAYear, people }) => ({
      ...{ serviceLineId, areaId, locationId, unitsAYear, people },
    })),
    ...(models.length > 0 ? { costs: models } : {}),
    ...sustainabilityOf(draft),
  };
}

/** The answer about prices below their floor, with the floors that it was asked by. */
function sustainabilityOf(draft: LotDraft): { readonly sustainability?: Sustainability } {
  const { terms, prices, floors, sustainability: answer } = draft;
  const below = pricesBelowFloor(terms, prices, floors).map(({ entry, floor }) => ({
    ...{ serviceLineId: entry.line.id, areaId: entry.area.id, locationId: entry.location.id },
    floorPence: floor,
  }));
  return below.length > 0 ? { sustainability: { answer, below } } : {};
}

/** The models that may go out, each with what its lines come to as worked out here; one of the last round that nobody has confirmed stays behind. */
function frozenModels({ template, year, homes }: LotCosts): readonly FrozenCostModel[] {
  return homes.flatMap(({ location, model, comparison }) => {
    if (!model || reasonsToHoldBack(model, template, year).length > 0) return [];
    const { groups, total } = summarise(template, model.lines);
    const { form, basePriceDay, note } = model;
    return [
      {
        ...{ locationId: location.id, form, basePriceDay, note, groupTotals: groups, total },
        template: { code: template.code, version: template.version },
        complete: isWhole(template, model),
        ...{ lines: asRecord(model.lines), drivers: asRecord(model.drivers) },
        price: comparison && "price" in comparison ? comparison.price : null,
      },
    ];
  });
}

function asRecord(entered: EnteredLines): Readonly<Record<string, string>> {
  return Object.fromEntries([...entered].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function statementOf(partner: Draft["partners"][number]): PartnerStatement {
  return {
    providerId: finished(partner.providerId),
    name: finished(partner.providerName),
    declaration: finished(partner.declaration),
    delivers: finished(partner.delivers),
  };
}

function finished<T>(value: T | null): T {
  if (value === null) throw new Error("an unfinished section was frozen");
  return value;
}
