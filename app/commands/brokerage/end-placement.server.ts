import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import {
  cancelPlacement,
  endPlacement,
  handBack,
  type EndRefusal,
  type HandBackRefusal,
} from "#app/domain/brokerage/ending.ts";
import type { PlacementStatus } from "#app/domain/brokerage/placement.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { ruleDays } from "#app/data/brokerage/placement-limits.server.ts";
import { saveCancellation, saveEnd, saveHandBack } from "#app/data/brokerage/placement-deeds.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { queueToStaff } from "#app/data/outbox.server.ts";
import { handedBackLetter } from "#app/mail/placement.ts";
import { about, onPlacement, type NotFound } from "./holding-placement.server.ts";

/** Ends a placement on an excluded day with a reason; its parts, shares and suspensions end with it. */
export function end(
  actor: StaffActor,
  placementId: string,
  on: Day,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<Day, EndRefusal | NotFound>> {
  return onPlacement<StaffActor, Day, EndRefusal>(actor, placementId, arrival, async (tx, placement, now) => {
    const verdict = endPlacement(placement, on, dayOf(now));
    if (!verdict.ok) return verdict;
    await saveEnd(tx, placementId, on, reason);
    record(tx, { kind: "placement-ended", ...about(placementId), on }, reason);
    return verdict;
  });
}

export type CancelRefusal = { readonly kind: "has-started"; readonly status: PlacementStatus };

/** Cancels a placement before it starts, with a reason. */
export function cancel(
  actor: StaffActor,
  placementId: string,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<Day, CancelRefusal | NotFound>> {
  return onPlacement<StaffActor, Day, CancelRefusal>(
    actor,
    placementId,
    arrival,
    async (tx, placement, now) => {
      const verdict = cancelPlacement(placement, dayOf(now));
      if (!verdict.ok) return verdict;
      await saveCancellation(tx, placementId, verdict.value, reason);
      record(tx, { kind: "placement-cancelled", ...about(placementId), on: verdict.value }, reason);
      return verdict;
    },
  );
}

/** A provider hands a placement back from a day, with a reason; its broker is told. The council then ends it. */
export function handPlacementBack(
  actor: ProviderActor,
  placementId: string,
  on: Day,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<Day, HandBackRefusal | NotFound>> {
  return inTransaction<Verdict<Day, HandBackRefusal | NotFound>>(
    actor,
    async (tx, now) => {
      const placement = await placementOf(tx, placementId);
      if (!placement) return no({ kind: "not-found" });
      const today = dayOf(now);
      const notice = await ruleDays(tx, placement.commissionerId, "HAND_BACK_NOTICE", today);
      const verdict = handBack(placement, on, notice ?? 0, today);
      if (!verdict.ok) return verdict;
      const by = { accountId: actor.accountId, at: now };
      if (!(await saveHandBack(tx, placementId, on, reason, by))) return no({ kind: "handed-back-already" });
      const { commissionerId, createdBy, reference } = placement;
      record(tx, { kind: "placement-handed-back", ...about(placementId), commissionerId, on }, reason);
      if (createdBy) {
        const letter = handedBackLetter(reference, dayInWords(on));
        await queueToStaff(tx, createdBy, letter, `placement-handed-back:${placementId}`);
      }
      return yes(on);
    },
    arrival,
  );
}
