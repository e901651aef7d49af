import type { StaffActor } from "#app/domain/access/actor.ts";
import { withoutInterest, type InterestRefusal } from "#app/domain/call-off/declared-interest.ts";
import { nextOnList, type OutOfTurn } from "#app/domain/call-off/offer.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { interestsDeclaredBy } from "#app/data/call-off/interests.server.ts";
import { offeringAt } from "#app/data/call-off/offering.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { putOffer, type OfferPage, type PutRefusal } from "./put-offer.server.ts";

export type OfferRefusal = StepRefusal | InterestRefusal | PutRefusal | { readonly kind: "not-ranked" };

/**
 * Offers a direct award to a member of the frozen list: the next one, or another with a stated ground and its evidence.
 * The member is told by when to answer. Null for a stranger's call-off.
 */
export function offerDirectAward(
  actor: StaffActor,
  callOffId: string,
  to: OutOfTurn & { readonly providerId: string },
  page: OfferPage,
  arrival?: Arrival,
): Promise<Verdict<{ readonly offerId: string }, OfferRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      if (!callOff) return null;
      const may = mayTake("offer", callOffState(callOff, now));
      if (!may.ok) return may;
      const free = withoutInterest(await interestsDeclaredBy(tx, callOffId, actor.accountId), to.providerId);
      if (!free.ok) return free;
      const offering = await offeringAt(tx, callOff, now);
      if (!offering) return no({ kind: "not-ranked" });
      const inTurn = nextOnList(offering.list)?.providerId === to.providerId;
      const why = inTurn ? { ground: "", evidence: "" } : { ground: to.ground, evidence: to.evidence };
      const put = { providerId: to.providerId, sentBy: actor.accountId, automatic: false, ...why };
      return putOffer(tx, callOff, offering, put, page, now);
    },
    arrival,
  );
}
