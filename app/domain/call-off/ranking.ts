import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { TieRule } from "./call-off.ts";
import { compareFractions, sumOf, type Fraction } from "./fraction.ts";
import { costOfLines } from "./cost.ts";
import { priceScore, type PricedLine } from "./price-score.ts";
import {
  belowMinimums,
  qualityScore,
  type AgreedScore,
  type BelowMinimum,
  type QualityCriterion,
} from "./quality-score.ts";

/** The rules of a ranking, declared before anybody bids. */
export type RankingRules = {
  /** The share of quality in the hundred; price has the rest. */
  readonly qualityWeight: number;
  readonly minimumQuality: number | null;
  readonly tieRule: TieRule;
  readonly criteria: readonly QualityCriterion[];
};

/** A bid as it is ranked: its prices, what was agreed on its quality, and why a person excluded it, if one did. */
export type BidToRank = {
  readonly bidId: string;
  readonly providerId: string;
  readonly prices: readonly PricedLine[];
  readonly agreed: readonly AgreedScore[];
  readonly excluded: string | null;
};

/** Lots drawn between bids that came out equal, in the order drawn. */
export type Draw = { readonly bidIds: readonly string[] };

/** A bid in the ranking. Bids that are equal and need not be parted share a rank. */
export type RankedBid = {
  readonly bidId: string;
  readonly providerId: string;
  readonly cost: Pence;
  readonly rank: number;
  readonly price: Fraction;
  readonly quality: Fraction;
  readonly total: Fraction;
};

/** A bid that is not ranked, with every reason. */
export type NotAdmissible = {
  readonly bidId: string;
  readonly providerId: string;
  readonly cost: Pence;
  readonly reasons: readonly (BelowMinimum | { readonly kind: "excluded"; readonly reason: string })[];
};

export type Ranking = {
  readonly ranked: readonly RankedBid[];
  readonly notAdmissible: readonly NotAdmissible[];
  readonly lowest: Pence | null;
};

export type RankingRefusal =
  | { readonly kind: "not-scored"; readonly bidIds: readonly string[] }
  | { readonly kind: "draw-needed"; readonly bidIds: readonly string[] };

/**
 * Ranks the admissible bids by price and quality together, exactly. Only they bear on the lowest price. Equal bids are
 * parted by the rule declared; a first place that stays equal waits for lots to be drawn. Refuses while a bid is neither
 * excluded nor scored throughout.
 */
export function rankBids(
  bids: readonly BidToRank[],
  rules: RankingRules,
  draws: readonly Draw[] = [],
): Verdict<Ranking, RankingRefusal> {
  const unscored = bids.filter((bid) => bid.excluded === null && !isScored(bid, rules.criteria));
  if (unscored.length > 0) return no({ kind: "not-scored", bidIds: unscored.map(({ bidId }) => bidId) });
  const judged = bids.map((bid) => ({
    bid,
    cost: costOfLines(bid.prices),
    reasons: reasonsAgainst(bid, rules),
  }));
  const admissible = judged.filter(({ reasons }) => reasons.length === 0);
  const costs = admissible.map(({ cost }) => cost);
  const lowest = costs.length === 0 ? null : costs.reduce((a, b) => (a < b ? a : b));
  const scored = lowest === null ? [] : admissible.map(({ bid, cost }) => pointsOf(bid, cost, lowest, rules));
  const ordered = [...scored].sort(
    (a, b) => inOrder(a, b, rules.tieRule, draws) || (a.bidId < b.bidId ? -1 : 1),
  );
  const ranked = ordered.map((bid) => ({
    ...bid,
    rank: 1 + ordered.filter((other) => inOrder(other, bid, rules.tieRule, draws) < 0).length,
  }));
  const first = ranked.filter(({ rank }) => rank === 1).map(({ bidId }) => bidId);
  if (first.length > 1) return no({ kind: "draw-needed", bidIds: first });
  const notAdmissible = judged.flatMap(({ bid: { bidId, providerId }, cost, reasons }) =>
    reasons.length > 0 ? [{ bidId, providerId, cost, reasons }] : [],
  );
  return yes({ ranked, notAdmissible, lowest });
}

/** Whether every question of a bid has an agreed score. */
function isScored({ agreed }: Pick<BidToRank, "agreed">, criteria: RankingRules["criteria"]): boolean {
  return criteria.every(({ id }) => agreed.some((one) => one.criterionId === id));
}

function reasonsAgainst(bid: BidToRank, rules: RankingRules): NotAdmissible["reasons"] {
  if (bid.excluded !== null) return [{ kind: "excluded", reason: bid.excluded }];
  return belowMinimums(rules.criteria, bid.agreed, rules.minimumQuality);
}

function pointsOf(bid: BidToRank, cost: Pence, lowest: Pence, rules: RankingRules): Omit<RankedBid, "rank"> {
  const price = priceScore(cost, lowest, 100 - rules.qualityWeight);
  const quality = qualityScore(rules.criteria, bid.agreed, rules.qualityWeight);
  return { bidId: bid.bidId, providerId: bid.providerId, cost, price, quality, total: sumOf(price, quality) };
}

type Points = Omit<RankedBid, "rank">;

/** Below nought where the first goes before the second; nought where nothing declared or drawn parts them. */
function inOrder(one: Points, other: Points, rule: TieRule, draws: readonly Draw[]): number {
  const byTotal = compareFractions(other.total, one.total);
  return byTotal !== 0 ? byTotal : byRule(one, other, rule) || byDraw(one, other, draws);
}

function byRule(one: Points, other: Points, rule: TieRule): number {
  switch (rule) {
    case "HIGHER_QUALITY":
      return compareFractions(other.quality, one.quality);
    case "LOWER_PRICE":
      return one.cost - other.cost;
    case "DRAWN_LOTS":
      return 0;
  }
}

function byDraw(one: Points, other: Points, draws: readonly Draw[]): number {
  const drawn = draws.find(({ bidIds }) => bidIds.includes(one.bidId) && bidIds.includes(other.bidId));
  return drawn ? drawn.bidIds.indexOf(one.bidId) - drawn.bidIds.indexOf(other.bidId) : 0;
}
