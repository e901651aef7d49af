import type { Instant } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { RatingAnswer } from "./requirement.ts";

/** In which order members are offered a direct award; a rule of the lot, dated with its routes. */
export type RankingRule = "PRICE" | "RATING_THEN_PRICE" | "DISTANCE_THEN_PRICE";

/** What members are put in order by. `value` is what the call-off costs at the member's own framework rates. */
export type RankedBy = {
  readonly providerId: string;
  readonly name: string;
  readonly value: Pence;
  /** The least of the ratings of its places that would be used. */
  readonly rating: RatingAnswer;
  /** Straight miles from the place given, to the farthest of its places that would be used; null where no place was given or the member's is not known. */
  readonly miles: number | null;
  /** When this commissioner last offered it a direct award; null for never. */
  readonly lastOfferedAt: Instant | null;
};

/** Why a member stands where it stands: what the rule looked at, and how it was parted from those that came out equal. */
export type RankReason =
  | { readonly kind: "value"; readonly pence: Pence }
  | { readonly kind: "rating"; readonly rating: RatingAnswer }
  | { readonly kind: "distance"; readonly miles: number | null }
  | { readonly kind: "equal"; readonly partedBy: "waiting" | "name"; readonly lastOfferedAt: string | null };

export type Ranked<M> = M & { readonly rank: number; readonly rankReasons: readonly RankReason[] };

type Refusal = { readonly kind: "nobody-to-rank" } | { readonly kind: "place-needed" };

/**
 * Puts members in the order of the rule. Those that it finds equal share their reasons: the one that has waited longest
 * since its last offer goes first (never offered is longest of all), then the name in the order of the alphabet.
 * Refuses an empty list, and the rule by distance where no place was given.
 */
export function rankMembers<M extends RankedBy>(
  rule: RankingRule,
  members: readonly M[],
  placeGiven: boolean,
): Verdict<readonly Ranked<M>[], Refusal> {
  if (members.length === 0) return no({ kind: "nobody-to-rank" });
  if (rule === "DISTANCE_THEN_PRICE" && !placeGiven) return no({ kind: "place-needed" });
  const byRule = comparing(rule);
  const ordered = [...members].sort((a, b) => byRule(a, b) || longestWaiting(a, b) || byName(a, b));
  return yes(
    ordered.map((member, index) => {
      const equals = ordered.filter((other) => other !== member && byRule(other, member) === 0);
      return {
        ...member,
        rank: index + 1,
        rankReasons: [...whatTheRuleSees(rule, member), ...parted(member, equals)],
      };
    }),
  );
}

/** Ratings in their order, the best first; what CQC does not rate stands between what it calls good and what it does not. */
const ratingOrder: { readonly [rating in RatingAnswer]: number } = {
  outstanding: 0,
  good: 1,
  "not-regulated": 2,
  "not-rated": 2,
  "requires-improvement": 3,
  inadequate: 4,
};

/** The least of several ratings, in the order of the rule. */
export function leastRating(ratings: readonly [RatingAnswer, ...RatingAnswer[]]): RatingAnswer {
  return ratings.reduce((least, rating) => (ratingOrder[rating] > ratingOrder[least] ? rating : least));
}

/** The farthest of several distances; unknown where one of them is. */
export function farthest(miles: readonly (number | null)[]): number | null {
  const known = miles.filter((one) => one !== null);
  return known.length < miles.length || known.length === 0 ? null : Math.max(...known);
}

function comparing(rule: RankingRule): (a: RankedBy, b: RankedBy) => number {
  switch (rule) {
    case "PRICE":
      return byValue;
    case "RATING_THEN_PRICE":
      return (a, b) => ratingOrder[a.rating] - ratingOrder[b.rating] || byValue(a, b);
    case "DISTANCE_THEN_PRICE":
      return (a, b) => distance(a) - distance(b) || byValue(a, b);
  }
}

function byValue(a: RankedBy, b: RankedBy): number {
  return a.value - b.value;
}

/** To a tenth of a mile, as it is shown: nobody is passed over for a few yards. */
function distance({ miles }: RankedBy): number {
  return miles === null ? Number.MAX_SAFE_INTEGER : Math.round(miles * 10);
}

function longestWaiting(a: RankedBy, b: RankedBy): number {
  return (a.lastOfferedAt?.getTime() ?? 0) - (b.lastOfferedAt?.getTime() ?? 0);
}

function byName(a: RankedBy, b: RankedBy): number {
  return a.name.localeCompare(b.name, "en-GB") || (a.providerId < b.providerId ? -1 : 1);
}

/** What the rule looks at in a member, before equals are parted. */
export function whatTheRuleSees(
  rule: RankingRule,
  { value, rating, miles }: RankedBy,
): readonly RankReason[] {
  const price: RankReason = { kind: "value", pence: value };
  switch (rule) {
    case "PRICE":
      return [price];
    case "RATING_THEN_PRICE":
      return [{ kind: "rating", rating }, price];
    case "DISTANCE_THEN_PRICE":
      return [{ kind: "distance", miles }, price];
  }
}

function parted(member: RankedBy, equals: readonly RankedBy[]): readonly RankReason[] {
  if (equals.length === 0) return [];
  const byWaiting = equals.every((other) => longestWaiting(other, member) !== 0);
  const lastOfferedAt = member.lastOfferedAt?.toISOString() ?? null;
  return [{ kind: "equal", partedBy: byWaiting ? "waiting" : "name", lastOfferedAt }];
}
