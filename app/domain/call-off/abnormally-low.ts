import { fraction, compareFractions, type Fraction } from "./fraction.ts";
import type { Pence } from "#app/domain/money.ts";

/** When a bid's cost is so low that its bidder is asked about it: dated data with its source. */
export type LowBidRule = {
  readonly percentUnderMedian: number;
  /** With fewer bids than this the median says too little. */
  readonly fewestBids: number;
};

/** A bid as its cost is looked at, with the floors of its lines where there are any. */
export type BidToQuestion = {
  readonly bidId: string;
  readonly cost: Pence;
  readonly lines: readonly {
    readonly callOffLineId: string;
    readonly pence: number;
    readonly floor: number | null;
  }[];
};

/** Why a bidder is asked: an alarm to look closer, never a reason to exclude. */
export type LowBid = {
  readonly bidId: string;
  readonly reasons: readonly (
    | { readonly kind: "under-median"; readonly percent: number }
    | {
        readonly kind: "below-floor";
        readonly callOffLineId: string;
        readonly pence: number;
        readonly floor: number;
      }
  )[];
};

/** The bids whose bidders must be asked how they can do it for that: far below the median of all, or below what a unit must lawfully cost. */
export function abnormallyLow(bids: readonly BidToQuestion[], rule: LowBidRule | null): readonly LowBid[] {
  const middle = rule && bids.length >= rule.fewestBids ? medianOf(bids.map(({ cost }) => cost)) : null;
  return bids.flatMap(({ bidId, cost, lines }) => {
    const reasons: LowBid["reasons"][number][] = lines.flatMap(({ callOffLineId, pence, floor }) =>
      floor !== null && pence < floor ? [{ kind: "below-floor" as const, callOffLineId, pence, floor }] : [],
    );
    if (rule && middle && isFarUnder(cost, middle, rule.percentUnderMedian))
      reasons.unshift({ kind: "under-median", percent: rule.percentUnderMedian });
    return reasons.length > 0 ? [{ bidId, reasons }] : [];
  });
}

function isFarUnder(cost: Pence, middle: Fraction, percent: number): boolean {
  const limit = { over: middle.over * BigInt(100 - percent), under: middle.under * 100n };
  return compareFractions(fraction(cost), limit) < 0;
}

/** The middle cost, or half the sum of the middle two: exact. */
function medianOf(costs: readonly Pence[]): Fraction {
  const sorted = [...costs].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return fraction(BigInt(lower) + BigInt(upper), 2);
}
