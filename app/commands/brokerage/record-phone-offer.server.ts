import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  mayAsk,
  mayRecordByPhone,
  type AskRefusal,
  type EnquiryRefusal,
} from "#app/domain/brokerage/enquiry.ts";
import { checkOffer, type OfferRefusal, type SaidOffer } from "#app/domain/brokerage/offer.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import type { ReasonAgainst } from "#app/domain/call-off/reasons.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { askedLines } from "#app/data/brokerage/asked-lines.server.ts";
import { lockAsking, mayBeAsked, placesFor, type Asking } from "#app/data/brokerage/asking.server.ts";
import { enquiriesOf, enquiryById, type Enquiry } from "#app/data/brokerage/enquiries.server.ts";
import { addOffer } from "#app/data/brokerage/offers.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { putEnquiry, type EnquiryPage, type PutRefusal } from "./put-enquiry.server.ts";

export type PhoneRefusal =
  | AskRefusal
  | EnquiryRefusal
  | OfferRefusal
  | PutRefusal
  | { readonly kind: "not-a-member" }
  | { readonly kind: "not-eligible"; readonly against: readonly ReasonAgainst[] };

type Recorded = Verdict<{ readonly enquiryId: string; readonly offerId: string }, PhoneRefusal>;

/**
 * Writes down what a provider offered by telephone, in answer to its enquiry or without one; the provider is asked to
 * confirm it on its own page. Judged like any other offer. Null for a stranger's request.
 */
export function recordPhoneOffer(
  actor: StaffActor,
  requestId: string,
  locationId: string,
  said: SaidOffer,
  page: EnquiryPage,
  arrival?: Arrival,
): Promise<Recorded | null> {
  const deed = inTransaction<Recorded | null>(
    actor,
    async (tx, now) => {
      const asking = await lockAsking(tx, requestId);
      if (!asking || asking.commissionerId !== actor.commissionerId) return null;
      const enquiries = await enquiriesOf(tx, requestId);
      const may = mayAsk({ ...asking, enquiries });
      if (!may.ok) return may;
      const before = enquiries.find((one) => one.locationId === locationId);
      const asked = before
        ? yes({ enquiry: before })
        : await askedByPhone(tx, asking, locationId, actor.accountId, page, now);
      if (!asked.ok) return asked;
      const recorded = await write(tx, asked.value.enquiry, said, actor.accountId, now);
      if (!recorded.ok && !before) throw new Undone(recorded.why);
      return recorded;
    },
    arrival,
  );
  return deed.catch((error: unknown) => {
    if (error instanceof Undone) return no(error.why);
    throw error;
  });
}

/** Undoes the enquiry that was made for an offer that cannot stand. */
class Undone extends Error {
  constructor(readonly why: PhoneRefusal) {
    super(why.kind);
  }
}

async function askedByPhone(
  tx: Tx,
  asking: Asking,
  locationId: string,
  sentBy: string,
  page: EnquiryPage,
  now: Instant,
): Promise<Verdict<{ readonly enquiry: Enquiry }, PhoneRefusal>> {
  const place = (await placesFor(tx, asking, dayOf(now))).find((one) => one.locationId === locationId);
  if (!place) return no({ kind: "not-a-member" });
  if (!mayBeAsked(place)) return no({ kind: "not-eligible", against: place.against });
  const put = await putEnquiry(tx, asking, place, { mode: "BY_PHONE", conditions: "", sentBy }, page, now);
  if (!put.ok) return put;
  const enquiry = await enquiryById(tx, put.value.enquiryId);
  if (!enquiry) throw new Error("an enquiry that was just made is not on file");
  return yes({ enquiry });
}

async function write(tx: Tx, enquiry: Enquiry, said: SaidOffer, by: string, at: Instant): Promise<Recorded> {
  const may = mayRecordByPhone(enquiry, at);
  if (!may.ok) return may;
  const checked = checkOffer(said, await askedLines(tx, enquiry, dayOf(at)), dayOf(at));
  if (!checked.ok) return checked;
  const { id: enquiryId, requestId, commissionerId, providerId } = enquiry;
  const whose = { enquiryId, commissionerId, providerId, by, at, byPhone: true };
  const offerId = await addOffer(tx, whose, checked.value);
  record(tx, {
    ...{ kind: "placement-offered", subject: { kind: "request", id: requestId }, providerId },
    ...{ weekly: checked.value.weekly, byPhone: true, commissionerId },
  });
  return yes({ enquiryId, offerId });
}
