import type { StaffActor } from "#app/domain/access/actor.ts";
import { awardWithVat } from "#app/domain/call-off/award.ts";
import { withoutInterest, type InterestRefusal } from "#app/domain/call-off/declared-interest.ts";
import type { ReasonAgainst } from "#app/domain/call-off/reasons.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { commitToTrial, type OverCeiling } from "#app/domain/call-off/trial.ts";
import { pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { addDirectAward } from "#app/data/call-off/direct-awards.server.ts";
import { interestsDeclaredBy } from "#app/data/call-off/interests.server.ts";
import { offeringAt, type Offering } from "#app/data/call-off/offering.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";

export type RecommendRefusal =
  | StepRefusal
  | InterestRefusal
  | OverCeiling
  | { readonly kind: "not-ranked" | "no-accepted-offer" }
  | { readonly kind: "no-longer-eligible"; readonly against: readonly ReasonAgainst[] };

/**
 * Recommends the direct award of an accepted offer, on the frozen list and the offers as they were; another person
 * decides it. The provider must still be eligible in every lot on this day. Null for a stranger's call-off.
 */
export function recommendDirectAward(
  actor: StaffActor,
  callOffId: string,
  reasons: string,
  arrival?: Arrival,
): Promise<Verdict<{ readonly awardId: string }, RecommendRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      if (!callOff) return null;
      const may = mayTake("recommend", callOffState(callOff, now));
      if (!may.ok) return may;
      const offering = await offeringAt(tx, callOff, now);
      if (!offering) return no({ kind: "not-ranked" });
      const offer = offering.offers.find((one) => one.acceptedAt && !one.withdrawnAt);
      if (!offer) return no({ kind: "no-accepted-offer" });
      const { id: offerId, providerId, value } = offer;
      const free = withoutInterest(await interestsDeclaredBy(tx, callOffId, actor.accountId), providerId);
      if (!free.ok) return free;
      const { eligible, leftOut } = offering.membersToday;
      if (!eligible.some((one) => one.providerId === providerId))
        return no({
          kind: "no-longer-eligible",
          against: leftOut.find((one) => one.providerId === providerId)?.against ?? [],
        });
      const trial = (await trialOf(tx, callOffId)) ?? null;
      const within = commitToTrial(trial, awardWithVat(pence(value), callOff));
      if (!within.ok) return within;
      const made = { reasons, basis: basisOf(offering), by: actor.accountId, at: now };
      const awardId = await addDirectAward(tx, callOff, offer, made);
      record(
        tx,
        {
          ...{ kind: "direct-award-recommended", subject: { kind: "call-off", id: callOffId } },
          ...{ awardId, offerId, providerId, value },
        },
        reasons,
      );
      return yes({ awardId });
    },
    arrival,
  );
}

/** What the award rests on, as it was: who stood where and why, who was left out, who was offered and answered what. */
function basisOf({ ranking, offers }: Offering) {
  return { kind: "direct", ranking, offers };
}
