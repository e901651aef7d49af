import { inLowestTerms } from "./fraction.ts";
import type { LowBidRule } from "./abnormally-low.ts";
import { priceFormula } from "./price-score.ts";
import { rankBids, type BidToRank, type Draw, type Ranking, type RankingRules } from "./ranking.ts";

/** A bid's place as it is kept: its points as ratios in their lowest terms, so that nothing is lost. */
export type KeptPlace = {
  readonly bidId: string;
  readonly rank: number;
  readonly costPence: number;
  readonly price: string;
  readonly quality: string;
  readonly total: string;
};

/** All that a recommendation stands on, as it stood on its day: the rules with their versions, the inputs and what came out. */
export type AwardBasis = {
  readonly formula: string;
  readonly rules: RankingRules;
  /** By which bids were questioned; null where no rule was on file. */
  readonly lowBidRule: (LowBidRule & { readonly fromOn: string; readonly source: string }) | null;
  readonly bids: readonly BidToRank[];
  readonly draws: readonly Draw[];
  readonly ranking: readonly KeptPlace[];
  readonly notAdmissible: readonly string[];
  /** The framework rate of the winner that each of its prices was held against, with its cap. */
  readonly rates: readonly {
    readonly callOffLineId: string;
    readonly rateId: string;
    readonly ratePence: number;
    readonly capPence: number | null;
  }[];
  /** The lots that were held on the day, since when, and by which of the partners where the winner bid with some. */
  readonly lotsHeld: readonly {
    readonly lotId: string;
    readonly since: string;
    readonly providerId?: string | undefined;
  }[];
};

/** A ranking as it is kept. */
export function keptPlaces({ ranked }: Ranking): readonly KeptPlace[] {
  return ranked.map(({ bidId, rank, cost, price, quality, total }) => ({
    ...{ bidId, rank, costPence: cost },
    price: inLowestTerms(price),
    quality: inLowestTerms(quality),
    total: inLowestTerms(total),
  }));
}

/** Whether a ranking, worked out again from the inputs that were kept, comes out as it was kept. A formula that is not known does not. */
export function replays(basis: AwardBasis): boolean {
  if (basis.formula !== priceFormula) return false;
  const again = rankBids(basis.bids, basis.rules, basis.draws);
  if (!again.ok) return false;
  const notAdmissible = again.value.notAdmissible.map(({ bidId }) => bidId);
  return (
    JSON.stringify(keptPlaces(again.value).map(inFixedOrder)) ===
      JSON.stringify(basis.ranking.map(inFixedOrder)) &&
    JSON.stringify(notAdmissible) === JSON.stringify(basis.notAdmissible)
  );
}

function inFixedOrder({ bidId, rank, costPence, price, quality, total }: KeptPlace) {
  return [bidId, rank, costPence, price, quality, total];
}
