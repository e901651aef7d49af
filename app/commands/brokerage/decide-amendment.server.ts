import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  approveAmendment,
  turnDownAmendment,
  type AmendmentDecisionRefusal,
} from "#app/domain/brokerage/amendment-approval.ts";
import type { Approved } from "#app/domain/brokerage/approval.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  closeAmendment,
  latestAmendment,
  toDecide,
  type AmendmentOnFile,
} from "#app/data/brokerage/amendments.server.ts";
import { approvalLimitsOf } from "#app/data/brokerage/placement-limits.server.ts";
import { groundOf } from "#app/data/brokerage/price-ground.server.ts";
import type { Arrival, Tx } from "#app/data/db.server.ts";
import { queueToStaff } from "#app/data/outbox.server.ts";
import { amendmentApprovedLetter, amendmentTurnedDownLetter } from "#app/mail/amendment.ts";
import { about, onPlacement, type NotFound } from "./holding-placement.server.ts";
import { writeAmendment } from "./writing-amendment.server.ts";

type Refusal = AmendmentDecisionRefusal | { readonly kind: "not-waiting" };

/** Approves an amendment within the actor's yearly limit of that day and writes its part from its day; its broker is told. */
export function approveWaitingAmendment(
  actor: StaffActor,
  placementId: string,
  amendmentId: string,
  arrival?: Arrival,
): Promise<Verdict<Approved, Refusal | NotFound>> {
  return onPlacement<StaffActor, Approved, Refusal>(
    actor,
    placementId,
    arrival,
    async (tx, placement, now) => {
      const { accountId, roles } = actor;
      const today = dayOf(now);
      const waiting = await waitingOf(tx, placementId, amendmentId, today);
      if (!waiting) return no({ kind: "not-waiting" });
      const { fromOn, toOn, serviceLineId, replacesId, schedule } = waiting;
      const ground = await groundOf(tx, placement, serviceLineId, fromOn);
      const limits = { ground, ...(await approvalLimitsOf(tx, roles, placement, today)) };
      const verdict = approveAmendment(placement, toDecide(waiting), limits, accountId, today);
      if (!verdict.ok) return verdict;
      const { element } = toDecide(waiting);
      const part = { element: { ...element, toOn }, replacesId, schedule };
      const elementId = await writeAmendment(tx, placement, part, ground);
      await closeAmendment(tx, waiting.id, { outcome: "APPROVED", elementId }, { accountId, at: now });
      const letter = amendmentApprovedLetter(placement.reference, shortDay(fromOn));
      await queueToStaff(tx, waiting.proposedById, letter, `amendment-approved:${waiting.id}`);
      record(tx, { kind: "amendment-approved", ...about(placementId), on: fromOn, adds: waiting.adds });
      const { weekly, yearly } = verdict.value;
      return yes({ weekly, yearly });
    },
  );
}

/** Turns an amendment down with a reason; nothing of the placement changes, and its broker is told. */
export function turnDownWaitingAmendment(
  actor: StaffActor,
  placementId: string,
  { amendmentId, reason }: { readonly amendmentId: string; readonly reason: string },
  arrival?: Arrival,
): Promise<Verdict<true, Refusal | NotFound>> {
  return onPlacement<StaffActor, true, Refusal>(actor, placementId, arrival, async (tx, placement, now) => {
    const { accountId } = actor;
    const waiting = await waitingOf(tx, placementId, amendmentId, dayOf(now));
    if (!waiting) return no({ kind: "not-waiting" });
    const verdict = turnDownAmendment(toDecide(waiting), accountId);
    if (!verdict.ok) return verdict;
    await closeAmendment(tx, waiting.id, { outcome: "TURNED_DOWN", words: reason }, { accountId, at: now });
    const letter = amendmentTurnedDownLetter(placement.reference);
    await queueToStaff(tx, waiting.proposedById, letter, `amendment-turned-down:${waiting.id}`);
    const { fromOn: on, adds } = waiting;
    record(tx, { kind: "amendment-turned-down", ...about(placementId), on, adds }, reason);
    return verdict;
  });
}

/** Brokerage takes an amendment back that nobody has decided on, also one that is void. */
export function withdrawAmendment(
  actor: StaffActor,
  placementId: string,
  amendmentId: string,
  arrival?: Arrival,
): Promise<Verdict<true, { readonly kind: "not-waiting" } | NotFound>> {
  return onPlacement<StaffActor, true, { readonly kind: "not-waiting" }>(
    actor,
    placementId,
    arrival,
    async (tx, _placement, now) => {
      const waiting = await waitingOf(tx, placementId, amendmentId, dayOf(now));
      if (!waiting) return no({ kind: "not-waiting" });
      await closeAmendment(tx, waiting.id, { outcome: "WITHDRAWN" }, { accountId: actor.accountId, at: now });
      const { fromOn: on, adds } = waiting;
      record(tx, { kind: "amendment-withdrawn", ...about(placementId), on, adds });
      return yes(true);
    },
  );
}

/** The amendment that somebody saw, while it is the one that waits: another may have taken its place. */
async function waitingOf(
  tx: Tx,
  placementId: string,
  amendmentId: string,
  today: Day,
): Promise<AmendmentOnFile | undefined> {
  const last = await latestAmendment(tx, placementId, today);
  return last?.id === amendmentId && last.outcome === null ? last : undefined;
}
