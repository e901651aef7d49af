import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  approvePlacement,
  returnPlacement,
  type ApprovalRefusal,
  type Approved,
} from "#app/domain/brokerage/approval.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { approvalLimitsOf } from "#app/data/brokerage/placement-limits.server.ts";
import { saveApproval, saveReturn } from "#app/data/brokerage/placement-deeds.server.ts";
import type { PlacementOnFile } from "#app/data/brokerage/placements.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { queueToProvider, queueToStaff } from "#app/data/outbox.server.ts";
import { placementApprovedLetter, placementReturnedLetter } from "#app/mail/placement.ts";
import { about, onPlacement, type NotFound } from "./holding-placement.server.ts";

/**
 * Approves the yearly cost of a placement within the actor's limit of that day, and tells the provider that it stands.
 * What is over its panel's limit, or after it expired, returns to the panel.
 */
export function approve(
  actor: StaffActor,
  placementId: string,
  arrival?: Arrival,
): Promise<Verdict<Approved, ApprovalRefusal | NotFound>> {
  return onPlacement<StaffActor, Approved, ApprovalRefusal>(
    actor,
    placementId,
    arrival,
    async (tx, placement, now) => {
      const { accountId, roles } = actor;
      const today = dayOf(now);
      const limits = await approvalLimitsOf(tx, roles, placement, today);
      const facts = { ...standing(placement), ...limits };
      const verdict = approvePlacement(placement, facts, accountId, today);
      if (!verdict.ok) return verdict;
      await saveApproval(tx, placement, today, { accountId, at: now });
      record(tx, { kind: "placement-approved", ...about(placementId), weekly: verdict.value.weekly });
      const letter = placementApprovedLetter(placement.reference, dayInWords(placement.fromOn));
      await queueToProvider(tx, placement.providerId, letter, {
        onceKey: `placement-approved:${placementId}`,
      });
      return verdict;
    },
  );
}

/** Returns a placement to brokerage with a reason; its broker is told. */
export function returnToBrokerage(
  actor: StaffActor,
  placementId: string,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<true, { readonly kind: "not-waiting" | "returned" | "own-placement" } | NotFound>> {
  return onPlacement<StaffActor, true, { readonly kind: "not-waiting" | "returned" | "own-placement" }>(
    actor,
    placementId,
    arrival,
    async (tx, placement, now) => {
      const verdict = returnPlacement(placement, standing(placement), actor.accountId, dayOf(now));
      if (!verdict.ok) return verdict;
      await saveReturn(tx, placementId, reason, { accountId: actor.accountId, at: now });
      record(tx, { kind: "placement-returned", ...about(placementId) }, reason);
      if (placement.createdBy) {
        const onceKey = `placement-returned:${placementId}:${now.toISOString()}`;
        await queueToStaff(tx, placement.createdBy, placementReturnedLetter(placement.reference), onceKey);
      }
      return verdict;
    },
  );
}

/** Puts a returned placement up for approval again, with what brokerage says to the reason. */
export function putUpAgain(
  actor: StaffActor,
  placementId: string,
  words: string,
  arrival?: Arrival,
): Promise<Verdict<true, { readonly kind: "not-returned" } | NotFound>> {
  return onPlacement<StaffActor, true, { readonly kind: "not-returned" }>(
    actor,
    placementId,
    arrival,
    async (tx, placement) => {
      if (placement.returnedAt === null || placement.cancelledOn !== null)
        return no({ kind: "not-returned" });
      await saveReturn(tx, placementId, "", null);
      record(tx, { kind: "placement-put-up-again", ...about(placementId) }, words);
      return yes(true);
    },
  );
}

function standing({ createdBy, approvedAt, returnedAt }: PlacementOnFile) {
  return { madeBy: createdBy, approved: approvedAt !== null, returned: returnedAt !== null };
}
