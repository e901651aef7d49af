import type { MatchFilter } from "#app/data/brokerage/match-question.server.ts";
import { matchSorts } from "#app/data/brokerage/matches.server.ts";
import type { SearchLot } from "#app/data/search/terms.server.ts";
import { ratingAnswers } from "#app/domain/call-off/requirement.ts";

/** What stands in the filter of a shortlist. */
export type MatchTyped = Readonly<Record<"lot" | "miles" | "room" | "specialism" | "sort", string>> & {
  readonly ratings: readonly string[];
};

export const matchPageSize = 25;
const distances = ["1", "5", "10", "25", "any"] as const;
const rooms = ["any", "7", "28"] as const;

/** Reads how an address narrows and sorts a shortlist, and in which lot; what it cannot mean asks nothing. */
export function readMatchFilter(
  search: URLSearchParams,
  lots: readonly SearchLot[],
): {
  readonly lot: SearchLot | undefined;
  readonly filter: MatchFilter;
  readonly typed: MatchTyped;
  readonly page: number;
} {
  const text = (name: string) => (search.get(name) ?? "").replaceAll("\u0000", "").trim().slice(0, 100);
  const lot = lots.find(({ id }) => id === text("lot")) ?? lots[0];
  const miles = distances.find((one) => one === text("miles")) ?? "5";
  const room = rooms.find((one) => one === text("room"));
  const ratings = ratingAnswers.filter((one) => search.getAll("rating").includes(one));
  const sort = matchSorts.find((one) => one === text("sort")) ?? "price";
  const specialism = text("specialism");
  const page = /^[1-9][0-9]{0,3}$/.test(text("page")) ? Number(text("page")) : 1;
  return {
    ...{ lot, page },
    filter: {
      miles: miles === "any" ? null : Number(miles),
      ratings: ratings.length > 0 ? ratings : null,
      specialism: specialism || null,
      room: room ? { withinDays: room === "any" ? null : Number(room) } : null,
      sort,
    },
    typed: { lot: lot?.id ?? "", miles, room: room ?? "", specialism, sort, ratings },
  };
}
