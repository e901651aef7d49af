import { fitsItsCap } from "#app/domain/call-off/rate-here.ts";
import { daysBetween, type Day } from "#app/domain/calendar.ts";
import type { RatingAnswer } from "#app/domain/call-off/requirement.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import type { Found, NearMiss, SearchQuestion } from "#app/data/search.server.ts";
import type { SearchTerms } from "#app/data/search/terms.server.ts";
import {
  ageInWords,
  milesInWords,
  reasonAgainstInWords,
  reasonForInWords,
  roomInWords,
  type Names,
} from "./search-words.ts";

/** A result as its row shows it. */
export type ResultRow = {
  readonly key: string;
  readonly providerId: string;
  readonly provider: string;
  /** Nothing for the organisation as a whole. */
  readonly location: string | null;
  readonly postcode: string | null;
  readonly distance: string | null;
  readonly price: PriceShown | null;
  readonly rating: RatingAnswer;
  readonly room: readonly RoomShown[];
  readonly stopped: boolean;
  readonly reasons: readonly string[];
};

export type PriceShown = {
  readonly price: string;
  readonly unit: string;
  readonly cap: string;
  readonly difference: string | null;
  readonly over: boolean;
};

export type RoomShown = {
  readonly lot: string | null;
  readonly free: string;
  readonly age: string;
  readonly statedOn: Day;
};

/** A near miss as its row shows it. */
export type NearMissRow = ResultRow & { readonly but: string };

/** How the rows of an answer are put into words. */
export function viewOf({ requirement, today }: SearchQuestion, terms: SearchTerms) {
  const lots = new Map(terms.lots.map((lot) => [lot.id, `Lot ${lot.number}`]));
  const areas = new Map(terms.areas.map((area) => [area.id, area.name]));
  const line = terms.lots
    .flatMap((lot) => lot.lines)
    .find(({ id }) => id === requirement.price?.serviceLineId);
  const unit = line?.unit;
  const names: Names = {
    lot: (id) => lots.get(id) ?? "another lot",
    area: (id) => areas.get(id) ?? "another area",
    unit,
  };
  const result = ({ candidate, rate, miles, reasons }: Found): ResultRow => ({
    key: `${candidate.providerId}-${candidate.locationId}`,
    providerId: candidate.providerId,
    provider: candidate.provider,
    location: candidate.wholeOrganisation ? null : candidate.location,
    postcode: candidate.postcode,
    distance: miles === undefined ? null : milesInWords(miles),
    price: rate && unit ? priceShown(rate, unitInWords(unit)) : null,
    rating: candidate.rating,
    room: candidate.capacity.map((stated) => ({
      lot: requirement.lots.length > 1 ? names.lot(stated.lotId) : null,
      free: roomInWords(stated),
      age: ageInWords(daysBetween(stated.statedOn, today)),
      statedOn: stated.statedOn,
    })),
    stopped: reasons.some((reason) => reason.kind === "placements-stopped-but-included"),
    reasons: reasons.map((reason) => reasonForInWords(reason, names)),
  });
  const nearMiss = (missed: NearMiss): NearMissRow => ({
    ...result(missed),
    but: reasonAgainstInWords(missed.but, names),
  });
  return { lineShown: line?.title ?? null, result, nearMiss };
}

function priceShown(rate: NonNullable<Found["rate"]>, unit: string): PriceShown {
  const { pence: price, capTodayPence: capPence } = rate;
  if (capPence === null)
    return { price: formatPounds(price), unit, cap: "none", difference: null, over: false };
  const under = capPence - price;
  const difference =
    under === 0
      ? "at the cap"
      : under > 0
        ? `${formatPounds(pence(under))} under the cap`
        : `${formatPounds(pence(-under))} over the cap: ${fitsItsCap(rate) ? "allowed by an exception" : "it may not be paid"}`;
  return { price: formatPounds(price), unit, cap: formatPounds(capPence), difference, over: under < 0 };
}
