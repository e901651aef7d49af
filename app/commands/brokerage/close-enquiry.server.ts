import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayChoose, mayClose, type EnquiryRefusal } from "#app/domain/brokerage/enquiry.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockAsking } from "#app/data/brokerage/asking.server.ts";
import {
  closeEnquiries,
  enquiriesOf,
  markChosen,
  type Enquiry,
} from "#app/data/brokerage/enquiries.server.ts";
import { closeOpenNegotiations } from "#app/data/brokerage/negotiations.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { chosenLetter, enquiryClosedLetter } from "#app/mail/enquiry.ts";
import type { EnquiryPage } from "./put-enquiry.server.ts";

export type CloseRefusal = EnquiryRefusal | { readonly kind: "not-asked" | "chosen-already" };

/** Closes one provider's enquiry; it is told that, and nothing of why. Null for a stranger's request. */
export function closeEnquiry(
  actor: StaffActor,
  requestId: string,
  enquiryId: string,
  page: EnquiryPage,
): Promise<Verdict<true, CloseRefusal> | null> {
  return ofRequest(actor, requestId, async (tx, enquiries, now) => {
    const enquiry = enquiries.find(({ id }) => id === enquiryId);
    if (!enquiry) return no({ kind: "not-asked" });
    const may = mayClose(enquiry, now);
    if (!may.ok) return may;
    await close(tx, [enquiry], page, now);
    return yes(true);
  });
}

/**
 * Takes one offer for the person. Its provider is told so, and by which way it will learn who the person is; every other
 * enquiry of the request is closed in the same words as any other closing. Null for a stranger's request.
 */
export function chooseOffer(
  actor: StaffActor,
  requestId: string,
  enquiryId: string,
  page: EnquiryPage,
): Promise<Verdict<true, CloseRefusal> | null> {
  return ofRequest(actor, requestId, async (tx, enquiries, now) => {
    if (enquiries.some(({ chosenAt }) => chosenAt)) return no({ kind: "chosen-already" });
    const chosen = enquiries.find(({ id }) => id === enquiryId);
    if (!chosen) return no({ kind: "not-asked" });
    const may = mayChoose(chosen, now);
    if (!may.ok) return may;
    await take(tx, enquiries, chosen, page, now);
    return yes(true);
  });
}

/** The same for the offer from which a person is placed, where nobody had taken it before. */
export async function takePlacedOffer(
  tx: Tx,
  { requestId, enquiryId }: { readonly requestId: string; readonly enquiryId: string },
  page: EnquiryPage,
  now: Instant,
) {
  const enquiries = await enquiriesOf(tx, requestId);
  const placed = enquiries.find(({ id }) => id === enquiryId);
  if (placed && !enquiries.some(({ chosenAt }) => chosenAt)) await take(tx, enquiries, placed, page, now);
}

async function take(tx: Tx, enquiries: readonly Enquiry[], chosen: Enquiry, page: EnquiryPage, now: Instant) {
  const { id: enquiryId, providerId, commissionerId, shown } = chosen;
  await markChosen(tx, enquiryId, now);
  await closeOpenNegotiations(tx, [enquiryId], now);
  record(tx, { ...about(chosen), kind: "offer-chosen" });
  const letter = chosenLetter({ commissioner: shown.commissioner, link: page(enquiryId) });
  await queueToProvider(tx, providerId, letter, { onceKey: `chosen:${enquiryId}`, commissionerId });
  const others = enquiries.filter((one) => one.id !== enquiryId && mayClose(one, now).ok);
  await close(tx, others, page, now);
}

function ofRequest(
  actor: StaffActor,
  requestId: string,
  deed: (tx: Tx, enquiries: readonly Enquiry[], now: Instant) => Promise<Verdict<true, CloseRefusal>>,
): Promise<Verdict<true, CloseRefusal> | null> {
  return inTransaction<Verdict<true, CloseRefusal> | null>(actor, async (tx, now) => {
    const asking = await lockAsking(tx, requestId);
    if (!asking || asking.commissionerId !== actor.commissionerId) return null;
    return deed(tx, await enquiriesOf(tx, requestId), now);
  });
}

/** Closes enquiries and what is argued about in them, and tells their providers that. */
async function close(tx: Tx, enquiries: readonly Enquiry[], page: EnquiryPage, now: Instant) {
  const ids = enquiries.map(({ id }) => id);
  await closeEnquiries(tx, ids, now);
  await closeOpenNegotiations(tx, ids, now);
  for (const enquiry of enquiries) {
    record(tx, { ...about(enquiry), kind: "enquiry-closed" });
    const { id, providerId, commissionerId, shown } = enquiry;
    const letter = enquiryClosedLetter({ commissioner: shown.commissioner, link: page(id) });
    await queueToProvider(tx, providerId, letter, { onceKey: `enquiry-closed:${id}`, commissionerId });
  }
}

function about({ requestId, providerId, commissionerId }: Enquiry) {
  return { subject: { kind: "request", id: requestId } as const, providerId, commissionerId };
}
