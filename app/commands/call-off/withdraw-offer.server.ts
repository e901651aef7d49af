import type { StaffActor } from "#app/domain/access/actor.ts";
import { withdrawOffer, type AnswerRefusal } from "#app/domain/call-off/offer.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { offerById, withdraw } from "#app/data/call-off/offers.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { offerWithdrawnLetter } from "#app/mail/offer.ts";

/**
 * Withdraws an offer that stands, or one that was accepted and is not signed, with a reason; its provider is told. Then
 * the next may be offered. Refuses once an award stands on it. Null for a stranger's.
 */
export function withdrawDirectOffer(
  actor: StaffActor,
  callOffId: string,
  offerId: string,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<true, StepRefusal | AnswerRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      const offer = await offerById(tx, offerId);
      if (!callOff || offer?.callOffId !== callOffId) return null;
      const may = mayTake("withdraw-offer", callOffState(callOff, now));
      if (!may.ok) return may;
      const open = withdrawOffer(offer, now);
      if (!open.ok) return open;
      if (!(await withdraw(tx, offerId, { reason, by: actor.accountId, at: now })))
        return no({ kind: "no-longer-open", state: "declined" });
      const { providerId } = offer;
      const subject = { kind: "call-off", id: callOffId } as const;
      record(tx, { kind: "offer-withdrawn", subject, offerId, providerId }, reason);
      const { reference, title, commissionerId } = callOff;
      const once = { onceKey: `offer-withdrawn:${offerId}`, commissionerId };
      await queueToProvider(tx, providerId, offerWithdrawnLetter({ reference, title }), once);
      return yes(true);
    },
    arrival,
  );
}
