import type { ProviderActor } from "#app/domain/access/actor.ts";
import { answerOffer, type AnswerRefusal } from "#app/domain/call-off/offer.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { answer, offerById } from "#app/data/call-off/offers.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { isRefusedByRule } from "#app/data/refused-by-rule.server.ts";
import { queueToStaff } from "#app/data/outbox.server.ts";
import { offerAnsweredLetter } from "#app/mail/offer.ts";

/** What a provider says to an offer; a decline has a reason. */
export type OfferAnswer = { readonly accepted: boolean; readonly reason: string };

export type OfferAnswerRefusal = AnswerRefusal | { readonly kind: "cancelled" };

/**
 * Accepts or declines an offer while it stands, by the moment at which the answer arrived; who made it is told. Of two
 * people who answer at once one is first. Null for a stranger's offer.
 */
export async function answerDirectOffer(
  actor: ProviderActor,
  offerId: string,
  { accepted, reason }: OfferAnswer,
  arrival?: Arrival,
): Promise<Verdict<true, OfferAnswerRefusal> | null> {
  const deed = inTransaction<Verdict<true, OfferAnswerRefusal> | null>(
    actor,
    async (tx, now) => {
      const offer = await offerById(tx, offerId);
      const callOff = offer && (await callOffOf(tx, offer.callOffId));
      if (!offer || !callOff) return null;
      const open = answerOffer(offer, now);
      if (!open.ok) return open;
      if (callOff.cancelledAt) return no({ kind: "cancelled" });
      if (!(await answer(tx, offerId, { accepted, reason, by: actor.accountId, at: now }))) {
        const latest = await offerById(tx, offerId);
        return no({ kind: "no-longer-open", state: latest?.withdrawnAt ? "withdrawn" : answered(latest) });
      }
      record(
        tx,
        {
          ...{ kind: accepted ? "offer-accepted" : "offer-declined", offerId, providerId: actor.providerId },
          ...{ subject: { kind: "call-off", id: callOff.id }, commissionerId: callOff.commissionerId },
        },
        reason || undefined,
      );
      const { reference, title } = callOff;
      const letter = offerAnsweredLetter({ reference, title, provider: offer.provider, accepted });
      await queueToStaff(tx, offer.sentBy, letter, `offer-answered:${offerId}`);
      return yes(true);
    },
    arrival,
  );
  return deed.catch((error: unknown) => {
    if (isRefusedByRule(error)) return no({ kind: "no-longer-open", state: "lapsed" });
    throw error;
  });
}

function answered(offer: { readonly acceptedAt: Date | null } | undefined): "accepted" | "declined" {
  return offer?.acceptedAt ? "accepted" : "declined";
}
