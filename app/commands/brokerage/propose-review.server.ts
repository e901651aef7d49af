import type { ProviderActor } from "#app/domain/access/actor.ts";
import { personalDetailIn } from "#app/domain/call-off/no-person.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { proposeReview, type ProposedReview, type ReviewRefusal } from "#app/domain/brokerage/review.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { lookAtReview } from "#app/data/brokerage/review-locks.server.ts";
import { addReview, reviewWaits, withdrawReviewRow } from "#app/data/brokerage/reviews.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

type Refusal = ReviewRefusal | { readonly kind: "not-found" | "waits-already" | "names-a-person" };

/** A provider proposes fewer or more units of a part of its placement, with a reason. One proposal on a part at a time. */
export function proposeReviewOf(
  actor: ProviderActor,
  placementId: string,
  proposed: ProposedReview,
  reason: string,
): Promise<Verdict<null, Refusal>> {
  return inTransaction(actor, async (tx, now) => {
    const placement = await placementOf(tx, placementId);
    if (!placement) return no({ kind: "not-found" });
    if (personalDetailIn(reason)) return no({ kind: "names-a-person" });
    const verdict = proposeReview(placement, proposed, dayOf(now));
    if (!verdict.ok) return verdict;
    if (await reviewWaits(tx, proposed.elementId)) return no({ kind: "waits-already" });
    const { commissionerId, providerId } = placement;
    const [unitsBefore, unitsAfter] = [verdict.value.units, proposed.units];
    const { elementId, fromOn } = proposed;
    await addReview(
      tx,
      {
        ...{ placementId, commissionerId, providerId, elementId, unitsBefore, unitsAfter, fromOn, reason },
        proposedBy: actor.accountId,
      },
      now,
    );
    const subject = { kind: "placement", id: placementId } as const;
    record(tx, { kind: "review-proposed", subject, before: unitsBefore, after: unitsAfter }, reason);
    return yes(null);
  });
}

/** Takes a proposal back while it waits. */
export function withdrawReview(
  actor: ProviderActor,
  id: string,
): Promise<Verdict<null, { readonly kind: "not-waiting" }>> {
  return inTransaction(actor, async (tx, now) => {
    const review = await lookAtReview(tx, id);
    if (!review || !(await withdrawReviewRow(tx, id, now))) return no({ kind: "not-waiting" });
    const subject = { kind: "placement", id: review.placementId } as const;
    record(tx, {
      ...{ kind: "review-withdrawn", subject },
      ...{ before: review.unitsBefore, after: review.unitsAfter },
    });
    return yes(null);
  });
}
