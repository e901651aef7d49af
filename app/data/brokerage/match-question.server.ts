import type { Day } from "#app/domain/calendar.ts";
import type { PricedLine } from "#app/domain/brokerage/matching.ts";
import type { RatingAnswer } from "#app/domain/call-off/requirement.ts";
import type { Tx } from "../db.server.ts";
import { placeOfText } from "../register-places.server.ts";
import type { SearchLot, SearchTerms } from "../search/terms.server.ts";
import type { MatchQuestion, MatchSort } from "./matches.server.ts";
import type { RequestOnFile } from "./requests.server.ts";

/** How a shortlist is narrowed and sorted; null asks nothing. */
export type MatchFilter = {
  readonly miles: number | null;
  readonly ratings: readonly RatingAnswer[] | null;
  readonly specialism: string | null;
  readonly room: { readonly withinDays: number | null } | null;
  readonly sort: MatchSort;
};

/** The lots in which a request can be matched: those of its lines, in their order; every lot while there are no lines. */
export function lotsToMatch(request: RequestOnFile, terms: SearchTerms): readonly SearchLot[] {
  if (request.lines.length === 0) return terms.lots;
  const lotIds = request.lines.map(({ lotId }) => lotId);
  return terms.lots.filter(({ id }) => lotIds.includes(id));
}

/** The question that a request puts to the members of one lot, from the middle of the person's postcode district. */
export async function matchQuestion(
  tx: Tx,
  request: RequestOnFile,
  terms: SearchTerms,
  lot: SearchLot,
  asked: MatchFilter & { readonly today: Day; readonly limit: number; readonly offset: number },
): Promise<MatchQuestion> {
  const place = await placeOfText(tx, request.postcodeDistrict);
  const everywhere = terms.areas.find(({ everywhere: all }) => all);
  const byDistrict = terms.areas.find(({ outcodes }) => outcodes.includes(request.postcodeDistrict));
  const areaId = request.areaId ?? byDistrict?.id ?? null;
  return {
    ...asked,
    frameworkId: terms.frameworkId,
    lot: { lotId: lot.id, rule: lot.rule },
    everywhereId: everywhere?.id ?? terms.frameworkId,
    areaId: areaId === everywhere?.id ? null : areaId,
    lines: linesIn(request, lot),
    from: place.ok ? place.value : null,
    miles: place.ok ? asked.miles : null,
  };
}

function linesIn({ lines }: RequestOnFile, lot: SearchLot): readonly PricedLine[] {
  return lines.flatMap(({ serviceLineId, units }) => {
    const line = lot.lines.find(({ id }) => id === serviceLineId);
    return line ? [{ serviceLineId, units, unit: line.unit }] : [];
  });
}
