import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { agreeReview, type DecideReviewRefusal } from "#app/domain/brokerage/review.ts";
import { personalDetailIn } from "#app/domain/call-off/no-person.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { mayAddAlone, placementLimitOf } from "#app/data/brokerage/placement-limits.server.ts";
import {
  endElement,
  lockPlacement,
  saveElement,
  type PlacementOnFile,
} from "#app/data/brokerage/placements.server.ts";
import { lookAtReview } from "#app/data/brokerage/review-locks.server.ts";
import { groundsOf, saveReviewDecision, type Review } from "#app/data/brokerage/reviews.server.ts";
import { proposeStepDown } from "#app/data/brokerage/step-down-savings.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { reviewDecidedLetter } from "#app/mail/review-decided.ts";

type Decision = {
  readonly agreed: boolean;
  readonly words: string;
  /** The whole address of the provider's page. */
  readonly page: (placementId: string) => string;
};

type Refusal = DecideReviewRefusal | { readonly kind: "not-found" | "names-a-person" };

/**
 * An assessor decides on a provider's proposal. Agreed, the old part ends on its day and another takes over at the same
 * price; where the person needs less, a step-down saving is proposed. Its provider is told.
 */
export function decideReview(
  actor: StaffActor,
  id: string,
  { agreed, words, page }: Decision,
): Promise<Verdict<null, Refusal>> {
  return inTransaction(actor, async (tx, now) => {
    const seen = await lookAtReview(tx, id);
    const placement = seen && (await lockPlacement(tx, seen.placementId));
    const review = placement && (await lookAtReview(tx, id));
    if (!review) return no({ kind: "not-found" });
    if (review.decidedAt || review.withdrawn) return no({ kind: "decided-already" });
    if (!agreed && words.trim() === "") return no({ kind: "words-missing" });
    if (personalDetailIn(words)) return no({ kind: "names-a-person" });
    const carried = agreed ? await carryOut(tx, placement, review, actor, now) : yes(null);
    if (!carried.ok) return carried;
    await saveReviewDecision(tx, id, {
      ...{ agreed, decidedBy: actor.accountId, decidedAt: now, decisionWords: words },
      newElementId: carried.value,
    });
    const subject = { kind: "placement", id: placement.id } as const;
    const units = { before: review.unitsBefore, after: review.unitsAfter };
    record(tx, { kind: agreed ? "review-agreed" : "review-refused", subject, ...units }, words || undefined);
    await queueToProvider(
      tx,
      review.providerId,
      reviewDecidedLetter(review.reference, agreed, page(placement.id)),
    );
    return yes(null);
  });
}

async function carryOut(
  tx: Tx,
  placement: PlacementOnFile,
  review: Review,
  actor: StaffActor,
  now: Date,
): Promise<Verdict<string | null, DecideReviewRefusal>> {
  const { elementId, fromOn, unitsAfter: units } = review;
  const mayAdd = await mayAgreeAlone(tx, actor, dayOf(now));
  const verdict = agreeReview(placement, { elementId, fromOn, units }, mayAdd, dayOf(now));
  if (!verdict.ok) return verdict;
  const { added, change } = verdict.value;
  const grounds = await groundsOf(tx, elementId);
  await endElement(tx, elementId, fromOn);
  const newId = added
    ? await saveElement(tx, placement, added, { ...grounds, origin: "REVIEWED", replacesId: elementId })
    : null;
  if (change < 0)
    await proposeStepDown(tx, placement, { weekly: pence(0 - change), fromOn, by: actor.accountId }, now);
  return yes(newId);
}

/** What the decider may add in a year: by the limit of its own roles, or else of brokers, who amend by that. */
async function mayAgreeAlone(tx: Tx, { roles }: StaffActor, today: Day): Promise<Pence> {
  return (await placementLimitOf(tx, roles, today))?.limit ?? (await mayAddAlone(tx, today));
}
