import { placeKey } from "#app/commands/brokerage/keep-shortlist.server.ts";
import type { Match, MatchAnswer, MatchQuestion } from "#app/data/brokerage/matches.server.ts";
import type { SearchTerms } from "#app/data/search/terms.server.ts";
import { roomFreshDays } from "#app/domain/brokerage/matching.ts";
import type { RatingAnswer } from "#app/domain/call-off/requirement.ts";
import { daysBetween } from "#app/domain/calendar.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import {
  ageInWords,
  milesInWords,
  reasonAgainstInWords,
  reasonForInWords,
  roomInWords,
  type Names,
} from "../search-words.ts";

/** A member at a place as its row of the shortlist shows it. */
export type MatchRow = {
  readonly key: string;
  readonly value: string;
  readonly providerId: string;
  readonly provider: string;
  readonly place: string;
  readonly weekly: string | null;
  readonly rates: readonly string[];
  readonly distance: string | null;
  readonly rating: RatingAnswer;
  readonly room: string | null;
  readonly roomAge: string | null;
  readonly stale: boolean;
  readonly for: readonly string[];
  readonly against: readonly string[];
};

/** The rows of a shortlist, and of those who cannot take the person, in words. */
export function matchRows(
  question: MatchQuestion | undefined,
  answer: MatchAnswer | undefined,
  terms: SearchTerms,
): { readonly rows: readonly MatchRow[]; readonly others: readonly MatchRow[] } {
  if (!question || !answer) return { rows: [], others: [] };
  const names: Names = {
    lot: (id) => `Lot ${terms.lots.find((lot) => lot.id === id)?.number ?? ""}`,
    area: (id) => terms.areas.find((area) => area.id === id)?.name ?? "another area",
    unit: question.lines[0]?.unit,
  };
  const row = (match: Match): MatchRow => rowOf(match, question, names);
  return { rows: answer.matches.map(row), others: answer.others.map(row) };
}

function rowOf(match: Match, { lines, today }: MatchQuestion, names: Names): MatchRow {
  const { candidate, weekly, rates, miles } = match;
  const { providerId, locationId, provider, wholeOrganisation, location, postcode, capacity } = candidate;
  const [stated] = capacity;
  const age = stated ? daysBetween(stated.statedOn, today) : null;
  return {
    ...{ key: `${providerId}-${locationId}`, value: placeKey(candidate), providerId, provider },
    place: [wholeOrganisation ? "Whole organisation" : location, postcode].filter(Boolean).join(", "),
    weekly: weekly === null ? null : formatPounds(weekly),
    rates: lines.flatMap(({ unit }, at) => {
      const rate = rates[at];
      return rate ? [formatPrice(rate.pence, unit)] : [];
    }),
    distance: miles === null ? null : milesInWords(miles),
    rating: candidate.rating,
    room: stated ? roomInWords(stated) : null,
    roomAge: age === null ? null : ageInWords(age),
    stale: !stated || stated.free <= 0 || age === null || age > roomFreshDays,
    for: match.for.map((reason) => reasonForInWords(reason, names)),
    against: match.against.map((reason) => reasonAgainstInWords(reason, names)),
  };
}
