import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  agreeScore,
  scoreAnswer,
  type AgreeRefusal,
  type ScoreRefusal,
} from "#app/domain/evaluation/scoring.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  bidConsensus,
  bidScores,
  saveBidScore,
  saveConsensus,
  whoScored,
} from "#app/data/call-off/bid-scores.server.ts";
import { criteriaOf } from "#app/data/call-off/bids-opened.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { about, holdBid, keyOf, type HeldBid, type HoldRefusal } from "./judging.server.ts";

/** One answer of one bid. */
export type BidAnswer = {
  readonly callOffId: string;
  readonly bidId: string;
  readonly criterionId: string;
};
export type GivenScore = { readonly score: number; readonly reason: string };

/** An evaluator of the call-off scores an answer, apart from the others. */
export async function scoreBid(
  actor: StaffActor,
  which: BidAnswer,
  given: GivenScore,
  arrival?: Arrival,
): Promise<Verdict<number, ScoreRefusal | HoldRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdBid(tx, actor, which, now);
      if (!held.ok) return held;
      const criterion = await criterionOf(tx, which);
      if (!criterion) return no({ kind: "not-found" });
      const verdict = scoreAnswer(await answerAsItStands(tx, actor, which, held.value), given.score);
      if (!verdict.ok) return verdict;
      const key = { ...keyOf(held.value), criterionId: which.criterionId };
      await saveBidScore(tx, key, actor.accountId, given, now);
      record(tx, { kind: "bid-scored", ...scored(held.value, criterion.title, given) }, given.reason);
      return verdict;
    },
    arrival,
  );
}

/** A moderator agrees one score for an answer that two evaluators have scored, with the reason that its bidder reads. */
export async function agreeBidScore(
  actor: StaffActor,
  which: BidAnswer,
  given: GivenScore,
  arrival?: Arrival,
): Promise<Verdict<number, AgreeRefusal | HoldRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdBid(tx, actor, which, now);
      if (!held.ok) return held;
      const criterion = await criterionOf(tx, which);
      if (!criterion) return no({ kind: "not-found" });
      const scores = (await bidScores(tx, which.callOffId)).filter((score) => isOf(which, score));
      const verdict = agreeScore(scores, false, given.score);
      if (!verdict.ok) return verdict;
      const key = { ...keyOf(held.value), criterionId: which.criterionId };
      await saveConsensus(tx, key, actor.accountId, given, now);
      record(tx, { kind: "bid-score-agreed", ...scored(held.value, criterion.title, given) }, given.reason);
      return verdict;
    },
    arrival,
  );
}

async function criterionOf(tx: Tx, { callOffId, criterionId }: BidAnswer) {
  return (await criteriaOf(tx, callOffId)).find(({ id }) => id === criterionId);
}

async function answerAsItStands(tx: Tx, actor: StaffActor, which: BidAnswer, { standing }: HeldBid) {
  const scored = (await whoScored(tx, which.callOffId)).filter((score) => isOf(which, score));
  const agreed = await bidConsensus(tx, which.callOffId);
  return {
    onPanel: standing.isEvaluator,
    scoredBefore: scored.some(({ accountId }) => accountId === actor.accountId),
    othersStand: scored.filter(({ accountId }) => accountId !== actor.accountId).length,
    agreed: agreed.some((score) => isOf(which, score)),
    settled: false,
  };
}

function isOf(which: BidAnswer, score: Pick<BidAnswer, "bidId" | "criterionId">): boolean {
  return score.bidId === which.bidId && score.criterionId === which.criterionId;
}

function scored({ callOff, bid }: HeldBid, criterion: string, { score }: GivenScore) {
  return { ...about(callOff.id), bidId: bid.bidId, providerId: bid.providerId, criterion, score };
}
