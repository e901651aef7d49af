import { createHash } from "node:crypto";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { canonicalJson } from "#app/domain/application/canonical.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { keptPlaces, type AwardBasis } from "#app/domain/call-off/award-basis.ts";
import { awardWithVat, recommendAward, type RecommendRefusal } from "#app/domain/call-off/award.ts";
import { priceFormula } from "#app/domain/call-off/price-score.ts";
import type { Ranking } from "#app/domain/call-off/ranking.ts";
import { pence } from "#app/domain/money.ts";
import type { StepRefusal } from "#app/domain/call-off/state.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addAward } from "#app/data/call-off/awards.server.ts";
import { standingOf } from "#app/data/call-off/bids-opened.server.ts";
import { evaluationOf, toRank, type Evaluation } from "#app/data/call-off/evaluation.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import { lotsHeld, type LotsHeld } from "#app/data/call-off/whole.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { about, holdCallOff } from "./judging.server.ts";

export type RecommendAwardRefusal = RecommendRefusal | StepRefusal | { readonly kind: "not-found" };

/** Recommends to award a call-off to the bid that comes first. What it stands on is frozen with it. */
export async function recommendBid(
  actor: StaffActor,
  callOffId: string,
  chosen: { readonly bidId: string; readonly reasons: string },
  arrival?: Arrival,
): Promise<Verdict<{ readonly awardId: string }, RecommendAwardRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdCallOff(tx, callOffId, "recommend", now);
      if (!held.ok) return held;
      const callOff = held.value;
      const evaluation = await evaluationOf(tx, callOff, now);
      const bid = evaluation.bids.find(({ bidId }) => bidId === chosen.bidId);
      const lots = bid ? await lotsHeld(tx, callOffId, bid, dayOf(now)) : nobody;
      const verdict = recommendAward({
        ...{ declaration: await standingOf(tx, callOffId, actor.accountId), bidId: chosen.bidId },
        ...{ ranking: evaluation.ranking, toQuestion: evaluation.toQuestion, lotsNotHeld: lots.notHeld },
        trial: (await trialOf(tx, callOffId)) ?? null,
        valueWithVat: awardWithVat(bid?.cost ?? pence(0), callOff),
      });
      if (!verdict.ok) return verdict;
      if (!bid) throw new RangeError("The first of a ranking is one of its bids");
      const basis = basisFrom(evaluation, verdict.value, bid, lots);
      const digest = createHash("sha256").update(canonicalJson(basis)).digest("hex");
      const { commissionerId, frameworkId } = callOff;
      const { providerId, cost: value, prices } = bid;
      const awardId = await addAward(
        tx,
        {
          ...{ callOffId, commissionerId, frameworkId, providerId, ...chosen, value, basis, digest },
          ...{ recommendedBy: actor.accountId, parts: lots.parts },
          lines: prices.map(({ callOffLineId, pence, units }) => ({ callOffLineId, pence, units })),
        },
        now,
      );
      record(
        tx,
        { kind: "award-recommended", ...about(callOffId), awardId, providerId, value, digest },
        chosen.reasons,
      );
      return yes({ awardId });
    },
    arrival,
  );
}

const nobody: LotsHeld = { cover: [], held: [], notHeld: [], parts: [] };

function basisFrom(
  { rules, lowBidRule, bids, draws }: Evaluation,
  ranking: Ranking,
  winner: Evaluation["bids"][number],
  lots: LotsHeld,
): AwardBasis {
  const together = winner.parts.length > 0;
  return {
    ...{ formula: priceFormula, rules, lowBidRule, bids: bids.map(toRank) },
    draws: draws.map(({ bidIds }) => ({ bidIds })),
    ranking: keptPlaces(ranking),
    notAdmissible: ranking.notAdmissible.map(({ bidId }) => bidId),
    rates: winner.prices.map(({ callOffLineId, rateId, ratePence, capPence }) => ({
      ...{ callOffLineId, rateId, ratePence, capPence },
    })),
    lotsHeld: lots.held.map(({ lotId, since, providerId }) => ({
      ...{ lotId, since },
      ...(together ? { providerId } : {}),
    })),
  };
}
