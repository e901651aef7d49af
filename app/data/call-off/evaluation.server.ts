import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { abnormallyLow, type LowBid } from "#app/domain/call-off/abnormally-low.ts";
import { costOfLines } from "#app/domain/call-off/cost.ts";
import {
  rankBids,
  type Ranking,
  type RankingRefusal,
  type RankingRules,
} from "#app/domain/call-off/ranking.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Tx } from "../db.server.ts";
import { floorsOn } from "../floors.server.ts";
import { lowBidRuleOn } from "./award-rules.server.ts";
import {
  drawsOf,
  exclusionsOf,
  queriesOf,
  type DrawRow,
  type ExclusionRow,
  type QueryRow,
} from "./bid-exclusions.server.ts";
import { bidConsensus, type ConsensusRow } from "./bid-scores.server.ts";
import {
  bidsOpened,
  criteriaOf,
  pricesOpened,
  type AskedCriterion,
  type OpenedBid,
  type OpenedPrice,
} from "./bids-opened.server.ts";

/** A bid with all that has been found of it so far. */
export type JudgedBid = OpenedBid & {
  readonly prices: readonly OpenedPrice[];
  readonly cost: Pence;
  readonly agreed: readonly ConsensusRow[];
  readonly exclusion: ExclusionRow | null;
  readonly query: QueryRow | null;
  readonly low: LowBid["reasons"];
};

/** An evaluation as it stands, for a reader who may see every bid of it. */
export type Evaluation = {
  readonly criteria: readonly AskedCriterion[];
  readonly rules: RankingRules;
  readonly lowBidRule: Awaited<ReturnType<typeof lowBidRuleOn>>;
  readonly bids: readonly JudgedBid[];
  readonly draws: readonly DrawRow[];
  readonly ranking: Verdict<Ranking, RankingRefusal>;
  /** Bids to be asked about, or asked and not yet accepted. */
  readonly toQuestion: readonly string[];
};

/** Loads an evaluation, with the ranking as it would be now. Bids that are closed to the reader are left out. */
export async function evaluationOf(tx: Tx, callOff: CallOff, now: Instant): Promise<Evaluation> {
  const criteria = await criteriaOf(tx, callOff.id);
  const lowBidRule = await lowBidRuleOn(tx, dayOf(now));
  const draws = await drawsOf(tx, callOff.id);
  const found = await foundOf(tx, callOff);
  const low = abnormallyLow(found, lowBidRule);
  const bids = found.map((bid) => ({
    ...bid,
    low: low.find(({ bidId }) => bidId === bid.bidId)?.reasons ?? [],
  }));
  const rules = rulesOf(callOff, criteria);
  return {
    ...{ criteria, rules, lowBidRule, bids, draws },
    ranking: rankBids(bids.map(toRank), rules, draws),
    toQuestion: bids
      .filter((bid) => bid.low.length > 0 && !bid.exclusion && bid.query?.accepted !== true)
      .map(({ bidId }) => bidId),
  };
}

/** A bid as it is ranked. */
export function toRank({ bidId, providerId, prices, agreed, exclusion }: JudgedBid) {
  return {
    ...{ bidId, providerId, excluded: exclusion?.reason ?? null },
    prices: prices.map(({ callOffLineId, pence, units }) => ({ callOffLineId, pence, units })),
    agreed: agreed.map(({ criterionId, score }) => ({ criterionId, score })),
  };
}

async function foundOf(tx: Tx, callOff: CallOff) {
  const opened = (await bidsOpened(tx, callOff.id)).filter(({ answers }) => answers !== null);
  const prices = await pricesOpened(tx, callOff.id);
  const agreed = await bidConsensus(tx, callOff.id);
  const exclusions = (await exclusionsOf(tx, callOff.id)).filter(({ liftedAt }) => liftedAt === null);
  const queries = await queriesOf(tx, callOff.id);
  const lineIds = [...new Set(prices.map(({ serviceLineId }) => serviceLineId))];
  const floors = await floorsOn(tx, lineIds, callOff.startsOn);
  return opened.map((bid) => {
    const own = prices.filter(({ bidId }) => bidId === bid.bidId);
    return {
      ...bid,
      prices: own,
      cost: costOfLines(own),
      lines: own.map(({ callOffLineId, serviceLineId, pence }) => ({
        ...{ callOffLineId, pence },
        floor: floors.get(serviceLineId)?.unit ?? null,
      })),
      agreed: agreed.filter(({ bidId }) => bidId === bid.bidId),
      exclusion: exclusions.find(({ bidId }) => bidId === bid.bidId) ?? null,
      query: queries.find(({ bidId }) => bidId === bid.bidId) ?? null,
    };
  });
}

function rulesOf(callOff: CallOff, criteria: readonly AskedCriterion[]): RankingRules {
  return {
    qualityWeight: callOff.qualityWeight ?? 0,
    minimumQuality: callOff.minimumQuality,
    tieRule: callOff.tieRule ?? "DRAWN_LOTS",
    criteria: criteria.map(({ id, title, weight, minimumScore }) => ({ id, title, weight, minimumScore })),
  };
}
