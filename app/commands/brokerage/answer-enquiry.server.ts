import type { ProviderActor } from "#app/domain/access/actor.ts";
import {
  mayConfirm,
  mayDecline,
  mayOffer,
  mayWithdraw,
  type EnquiryRefusal,
} from "#app/domain/brokerage/enquiry.ts";
import { checkOffer, type OfferRefusal, type SaidOffer } from "#app/domain/brokerage/offer.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { askedLines } from "#app/data/brokerage/asked-lines.server.ts";
import { declineEnquiry, lockEnquiry, type Enquiry } from "#app/data/brokerage/enquiries.server.ts";
import { addOffer, confirmOffer, standingOffer, withdrawOffer } from "#app/data/brokerage/offers.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { queueToStaff } from "#app/data/outbox.server.ts";
import { enquiryAnsweredLetter } from "#app/mail/enquiry.ts";

export type AnswerRefusal = EnquiryRefusal | OfferRefusal;
export type DeclineRefusal =
  | EnquiryRefusal
  | { readonly kind: "no-reason" }
  | { readonly kind: "says-who"; readonly detail: PersonalDetail };

/**
 * A provider offers, or puts another offer in the place of its last, by the moment at which the answer arrived: judged
 * against its rates, the caps and its exceptions of that day. Null for a stranger's enquiry.
 */
export function offerPlacement(
  actor: ProviderActor,
  enquiryId: string,
  said: SaidOffer,
  arrival?: Arrival,
): Promise<Verdict<{ readonly offerId: string }, AnswerRefusal> | null> {
  return answering<{ readonly offerId: string }, AnswerRefusal>(
    actor,
    enquiryId,
    async (tx, enquiry, now) => {
      const may = mayOffer(enquiry, now);
      if (!may.ok) return may;
      const today = dayOf(now);
      const checked = checkOffer(said, await askedLines(tx, enquiry, today), today);
      if (!checked.ok) return checked;
      const { commissionerId, providerId } = enquiry;
      const whose = { enquiryId, commissionerId, providerId, by: actor.accountId, at: now, byPhone: false };
      const offerId = await addOffer(tx, whose, checked.value);
      record(tx, {
        ...{ kind: "placement-offered", subject: { kind: "request", id: enquiry.requestId }, providerId },
        ...{ weekly: checked.value.weekly, byPhone: false, commissionerId },
      });
      await tell(tx, enquiry, "made an offer", `offered:${offerId}`);
      return yes({ offerId });
    },
    arrival,
  );
}

/** A provider declines, with its reason, before the clock has run out. Null for a stranger's enquiry. */
export function declinePlacement(
  actor: ProviderActor,
  enquiryId: string,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<true, DeclineRefusal> | null> {
  return answering<true, DeclineRefusal>(
    actor,
    enquiryId,
    async (tx, enquiry, now) => {
      const may = mayDecline(enquiry, now);
      if (!may.ok) return may;
      if (reason.trim() === "") return no({ kind: "no-reason" });
      const detail = personalDetailIn(reason);
      if (detail) return no({ kind: "says-who", detail });
      await declineEnquiry(tx, enquiryId, reason, actor.accountId, now);
      recordOf(tx, enquiry, "enquiry-declined", reason);
      await tell(tx, enquiry, "declined", `declined:${enquiryId}`);
      return yes(true);
    },
    arrival,
  );
}

/** A provider takes its standing offer back. Null for a stranger's enquiry. */
export function withdrawPlacementOffer(
  actor: ProviderActor,
  enquiryId: string,
): Promise<Verdict<true, EnquiryRefusal> | null> {
  return answering<true, EnquiryRefusal>(actor, enquiryId, async (tx, enquiry, now) => {
    const may = mayWithdraw(enquiry, now);
    if (!may.ok) return may;
    const offer = await standingOffer(tx, enquiryId);
    if (!offer) return no({ kind: "nothing-offered" });
    await withdrawOffer(tx, offer.id, now);
    recordOf(tx, enquiry, "offer-withdrawn");
    await tell(tx, enquiry, "withdrawn its offer", `withdrawn:${offer.id}`);
    return yes(true);
  });
}

/** A provider confirms what a broker wrote down for it. Null for a stranger's enquiry. */
export function confirmPhoneOffer(
  actor: ProviderActor,
  enquiryId: string,
): Promise<Verdict<true, EnquiryRefusal> | null> {
  return answering<true, EnquiryRefusal>(actor, enquiryId, async (tx, enquiry, now) => {
    const may = mayConfirm(enquiry, now);
    if (!may.ok) return may;
    const offer = await standingOffer(tx, enquiryId);
    if (!offer) return no({ kind: "nothing-to-confirm" });
    await confirmOffer(tx, offer.id, actor.accountId, now);
    recordOf(tx, enquiry, "offer-confirmed");
    await tell(tx, enquiry, "confirmed its telephone offer", `confirmed:${offer.id}`);
    return yes(true);
  });
}

function answering<T, R>(
  actor: ProviderActor,
  enquiryId: string,
  deed: (tx: Tx, enquiry: Enquiry, now: Instant) => Promise<Verdict<T, R>>,
  arrival?: Arrival,
): Promise<Verdict<T, R> | null> {
  return inTransaction<Verdict<T, R> | null>(
    actor,
    async (tx, now) => {
      const enquiry = await lockEnquiry(tx, enquiryId);
      return enquiry?.providerId === actor.providerId ? deed(tx, enquiry, now) : null;
    },
    arrival,
  );
}

function recordOf(
  tx: Tx,
  { requestId, providerId, commissionerId }: Enquiry,
  kind: "enquiry-declined" | "offer-withdrawn" | "offer-confirmed",
  words?: string,
) {
  record(tx, { kind, subject: { kind: "request", id: requestId }, providerId, commissionerId }, words);
}

/** Tells the broker who asked. The provider's transaction cannot read the request, so the letter leaves its reference out. */
async function tell(tx: Tx, enquiry: Enquiry, answer: string, onceKey: string) {
  const { district } = enquiry.shown;
  await queueToStaff(
    tx,
    enquiry.sentBy,
    enquiryAnsweredLetter({ provider: enquiry.provider, district, answer }),
    onceKey,
  );
}
