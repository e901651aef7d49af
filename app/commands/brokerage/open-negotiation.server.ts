import type { StaffActor } from "#app/domain/access/actor.ts";
import { enquiryState, type EnquiryRefusal } from "#app/domain/brokerage/enquiry.ts";
import {
  lockBaseline,
  mayHoldFrom,
  type Baseline,
  type HoldingRefusal,
  type NegotiationRefusal,
} from "#app/domain/brokerage/negotiation.ts";
import { placementStatus } from "#app/domain/brokerage/placement.ts";
import { weeklyCostOf } from "#app/domain/brokerage/weekly-cost.ts";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockEnquiry } from "#app/data/brokerage/enquiries.server.ts";
import {
  addNegotiation,
  linesPaid,
  negotiationsOfEnquiries,
  saveBaseline,
  type NewNegotiation,
} from "#app/data/brokerage/negotiations.server.ts";
import { standingOffer } from "#app/data/brokerage/offers.server.ts";
import { lockPlacement } from "#app/data/brokerage/placements.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";

export type OpenRefusal =
  | EnquiryRefusal
  | HoldingRefusal
  | NegotiationRefusal
  | { readonly kind: "open-already"; readonly negotiationId: string }
  | { readonly kind: "not-running" };

export type Opened = Verdict<{ readonly negotiationId: string }, OpenRefusal>;

/**
 * Opens a negotiation over the offer that stands in answer to an enquiry. What was asked is locked as its baseline in
 * the same deed, before anybody can counter. Null for a stranger's enquiry.
 */
export function negotiateOffer(actor: StaffActor, enquiryId: string): Promise<Opened | null> {
  return inTransaction<Opened | null>(actor, (tx, now) => openOverOffer(tx, actor, enquiryId, now));
}

/** The same within a deed that does more. */
export async function openOverOffer(
  tx: Tx,
  actor: StaffActor,
  enquiryId: string,
  now: Instant,
): Promise<Opened | null> {
  const enquiry = await lockEnquiry(tx, enquiryId);
  if (!enquiry || enquiry.commissionerId !== actor.commissionerId) return null;
  const state = enquiryState(enquiry, now);
  const offer = await standingOffer(tx, enquiryId);
  if (!offer || state !== "offered") return no({ kind: "no-longer-open", state });
  const open = (await negotiationsOfEnquiries(tx, [enquiryId])).find((one) => !one.agreed && !one.closedAt);
  if (open) return no({ kind: "open-already", negotiationId: open.id });
  const { commissionerId, providerId, requestId } = enquiry;
  const opened = { commissionerId, providerId, requestId, enquiryId, placementId: null };
  return begin(tx, opened, { pence: offer.weekly, of: "asked", lockedAt: now }, offer.startsOn, actor, now);
}

/**
 * Opens a negotiation over what is paid for a running placement, with the day from which another price would hold; what
 * is paid today is its baseline. Refuses a day outside the placement. Null for a stranger's placement.
 */
export function negotiatePlacement(
  actor: StaffActor,
  placementId: string,
  from: Day,
): Promise<Opened | null> {
  return inTransaction<Opened | null>(actor, (tx, now) =>
    openOverPlacement(tx, actor, placementId, from, now),
  );
}

/** The same within a deed that does more. */
export async function openOverPlacement(
  tx: Tx,
  actor: StaffActor,
  placementId: string,
  from: Day,
  now: Instant,
): Promise<Opened | null> {
  const placement = await lockPlacement(tx, placementId);
  if (!placement || placement.commissionerId !== actor.commissionerId) return null;
  const today = dayOf(now);
  const lines = await linesPaid(tx, placementId, today);
  if (placementStatus(placement, today) !== "active" || lines.length === 0)
    return no({ kind: "not-running" });
  const open = await tx.negotiation.findFirst({
    where: { placementId, agreedAt: null, closedAt: null },
    select: { id: true },
  });
  if (open) return no({ kind: "open-already", negotiationId: open.id });
  const holds = mayHoldFrom(placement, from);
  if (!holds.ok) return holds;
  const { commissionerId, providerId } = placement;
  const opened = { commissionerId, providerId, requestId: null, enquiryId: null, placementId };
  return begin(tx, opened, { pence: weeklyCostOf(lines), of: "paid", lockedAt: now }, from, actor, now);
}

async function begin(
  tx: Tx,
  opened: Omit<NewNegotiation, "openedBy" | "openedAt">,
  baseline: Baseline,
  on: Day,
  { accountId }: StaffActor,
  now: Instant,
): Promise<Opened> {
  const locked = lockBaseline({ baseline: null, steps: [], agreed: null, closedAt: null }, baseline);
  if (!locked.ok) return locked;
  const id = await addNegotiation(tx, { ...opened, openedBy: accountId, openedAt: now });
  await saveBaseline(tx, id, baseline, { on, by: accountId });
  const about = { subject: { kind: "negotiation", id } as const, commissionerId: opened.commissionerId };
  record(tx, { ...about, kind: "negotiation-opened", providerId: opened.providerId });
  record(tx, { ...about, kind: "baseline-locked", weekly: baseline.pence });
  return yes({ negotiationId: id });
}
