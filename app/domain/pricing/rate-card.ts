import type { Day } from "#app/domain/calendar.ts";
import { changeInBasisPoints, pence, type BasisPoints, type Pence } from "#app/domain/money.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { governingCap, pricedAreas, type Cap, type PriceArea } from "./cap.ts";
import { withinCap, type CapException, type OverCap } from "./within-cap.ts";

/** A line of a lot with every cap it has had and will have. */
export type PriceLine = {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly required: boolean;
  readonly note: string;
  readonly caps: readonly Cap[];
};

export type PricedPlace = { readonly id: string; readonly name: string };

/** A price of one line in one area at one location, in pence. */
export type LinePrice = {
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly locationId: string;
  readonly pence: Pence;
};

/** All that decides which prices a lot asks for, and how high they may be. */
export type RateCardTerms = {
  readonly lines: readonly PriceLine[];
  readonly areas: readonly PriceArea[];
  readonly coveredAreaIds: readonly string[];
  readonly locations: readonly PricedPlace[];
  readonly exceptions: readonly CapException[];
  /** The day on which the round's prices take effect: the cap of that day governs. */
  readonly effectiveOn: Day;
};

/** One box of the rate card: a line in an area at a location, with the cap that governs it. */
export type RateCardEntry = {
  readonly key: string;
  readonly line: PriceLine;
  readonly area: PriceArea;
  readonly location: PricedPlace;
  readonly cap: Cap | null;
};

export type RateCardRefusal =
  | { readonly kind: "not-in-this-lot" }
  | { readonly kind: "twice" }
  | {
      readonly kind: "over-caps";
      readonly over: readonly {
        readonly entry: RateCardEntry;
        readonly pence: Pence;
        readonly why: OverCap;
      }[];
    };

/** Every price that the lot asks for: one for each line, location and area with a cap of its own, "everywhere" for the rest. */
export function rateCardEntries(terms: RateCardTerms): readonly RateCardEntry[] {
  return terms.locations.flatMap((location) =>
    terms.lines.flatMap((line) =>
      pricedAreas(line.caps, terms.areas, terms.coveredAreaIds, terms.effectiveOn).map((area) => ({
        key: entryKey({ serviceLineId: line.id, areaId: area.id, locationId: location.id }),
        line,
        area,
        location,
        cap: governingCap(line.caps, terms.areas, area.id, terms.effectiveOn),
      })),
    ),
  );
}

/** What tells one box of a rate card from another. */
export function entryKey(place: Omit<LinePrice, "pence">): string {
  return `${place.serviceLineId}.${place.areaId}.${place.locationId}`;
}

/** Prices of a rate card with the cap that each was held against. Refuses a line of another lot, one priced twice, and any price over its cap. */
export function priceRateCard(
  terms: RateCardTerms,
  prices: readonly LinePrice[],
): Verdict<readonly (LinePrice & { readonly capId: string | null })[], RateCardRefusal> {
  const entries = new Map(rateCardEntries(terms).map((entry) => [entry.key, entry]));
  if (prices.some((price) => !entries.has(entryKey(price)))) return no({ kind: "not-in-this-lot" });
  if (new Set(prices.map(entryKey)).size < prices.length) return no({ kind: "twice" });
  const judged = prices.flatMap((price) => {
    const entry = entries.get(entryKey(price));
    if (!entry) return [];
    const exceptions = terms.exceptions.filter((one) => one.serviceLineId === price.serviceLineId);
    return [{ price, entry, verdict: withinCap(price.pence, entry.cap, exceptions, terms.effectiveOn) }];
  });
  const over = judged.flatMap(({ price, entry, verdict }) =>
    verdict.ok ? [] : [{ entry, pence: price.pence, why: verdict.why }],
  );
  if (over.length > 0) return no({ kind: "over-caps", over });
  return yes(judged.map(({ price, entry }) => ({ ...price, capId: entry.cap?.id ?? null })));
}

/** The boxes of required lines that have no price. */
export function unpricedEntries(
  terms: RateCardTerms,
  prices: readonly LinePrice[],
): readonly RateCardEntry[] {
  const priced = new Set(prices.map(entryKey));
  return rateCardEntries(terms).filter((entry) => entry.line.required && !priced.has(entry.key));
}

/** Only those prices (or volumes) that the rate card still asks for: what is no longer covered falls away. */
export function askedFor<P extends Omit<LinePrice, "pence">>(
  terms: RateCardTerms,
  places: readonly P[],
): readonly P[] {
  const keys = new Set(rateCardEntries(terms).map((entry) => entry.key));
  return places.filter((place) => keys.has(entryKey(place)));
}

/** How far a new price moves from the last rate, in pence and as a share of it; null where there is no last rate. */
export function changeFromLast(last: Pence | null, price: Pence | null): PriceChange | null {
  if (last === null || price === null) return null;
  const change = changeInBasisPoints(last, price);
  return change.ok ? { pence: pence(price - last), share: change.value } : null;
}

export type PriceChange = { readonly pence: Pence; readonly share: BasisPoints };
