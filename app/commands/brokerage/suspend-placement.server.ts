import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Span } from "#app/domain/brokerage/element.ts";
import { resume, retained, type ResumeRefusal } from "#app/domain/brokerage/ending.ts";
import { suspend, weekOn, type SuspendRefusal } from "#app/domain/brokerage/placement.ts";
import type { BasisPoints } from "#app/domain/money.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { blockForPlacing } from "#app/data/brokerage/placement-blocks.server.ts";
import {
  endSuspension,
  saveSuspensions,
  type AwayReason,
} from "#app/data/brokerage/placement-deeds.server.ts";
import type { PlacementOnFile } from "#app/data/brokerage/placements.server.ts";
import type { Arrival, Tx } from "#app/data/db.server.ts";
import { about, onPlacement, type NotFound } from "./holding-placement.server.ts";

/** A suspension as it is asked for; `paid` counts only where no block says what is paid to keep the place. */
export type AskedSuspension = Span & {
  readonly paid: BasisPoints;
  readonly reason: AwayReason;
  readonly words: string;
};

/** Suspends a placement for days inside it. On a block with a retainer, the retainer is paid for its days and nothing afterwards. */
export function suspendPlacement(
  actor: StaffActor,
  placementId: string,
  { fromOn, toOn, paid, reason, words }: AskedSuspension,
  arrival?: Arrival,
): Promise<Verdict<true, SuspendRefusal | NotFound>> {
  return onPlacement<StaffActor, true, SuspendRefusal>(
    actor,
    placementId,
    arrival,
    async (tx, placement, now) => {
      const verdict = suspend(placement, { fromOn, toOn });
      if (!verdict.ok) return verdict;
      const span = { fromOn, toOn: toOn ?? placement.toOn };
      const retainer = await retainerOf(tx, placement);
      const week = weekOn(placement, fromOn);
      const spans = retainer && week.ok ? retained(span, week.value.care, retainer) : [{ ...span, paid }];
      const by = { accountId: actor.accountId, at: now };
      await saveSuspensions(tx, placement, spans, { reason, words }, by);
      const days = { on: fromOn, ...(toOn ? { back: toOn } : {}) };
      record(tx, { kind: "placement-suspended", ...about(placementId), ...days, reason }, words || undefined);
      return yes(true);
    },
  );
}

/** Ends a suspension on an excluded day: from that day the whole price is paid again. */
export function resumePlacement(
  actor: StaffActor,
  placementId: string,
  which: { readonly suspensionId: string; readonly on: Parameters<typeof resume>[2] },
  arrival?: Arrival,
): Promise<Verdict<true, ResumeRefusal | NotFound>> {
  return onPlacement<StaffActor, true, ResumeRefusal>(actor, placementId, arrival, async (tx, placement) => {
    const verdict = resume(placement.suspensions, which.suspensionId, which.on);
    if (!verdict.ok) return verdict;
    await endSuspension(tx, verdict.value);
    record(tx, { kind: "suspension-ended", ...about(placementId), on: which.on });
    return yes(true);
  });
}

/** What the block of a placement pays to keep a place; null where it is on none, or its terms say nothing. */
async function retainerOf(tx: Tx, { contractId, providerId, elements }: PlacementOnFile) {
  const block = contractId ? await blockForPlacing(tx, contractId, providerId) : undefined;
  const lines = elements.map(({ serviceLineId }) => serviceLineId);
  return block?.lines.find(({ serviceLineId }) => lines.includes(serviceLineId))?.retainer ?? null;
}
