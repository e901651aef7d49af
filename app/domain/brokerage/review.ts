import { compareDays, type Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { addedAYear } from "./approval.ts";
import { isWithin, type Element } from "./element.ts";
import { firstUnfunded, placementStatus, type Placement } from "./placement.ts";
import { isPlanned, weeklyCost } from "./weekly-cost.ts";

/** What a provider proposes for one part of a placement: so many units a week from a day; nought ends the part. */
export type ProposedReview = { readonly elementId: string; readonly units: string; readonly fromOn: Day };

export type ReviewRefusal =
  | {
      readonly kind:
        | "not-running"
        | "no-such-part"
        | "not-by-units"
        | "not-a-quantity"
        | "nothing-changes"
        | "in-the-past";
    }
  | { readonly kind: "outside-the-part"; readonly fromOn: Day; readonly toOn: Day | null };

/**
 * A provider may propose fewer or more units of a part of a running placement that is priced by planned units, from
 * today or a later day within the part. Refuses what the NHS pays for nursing, and what would change nothing.
 */
export function proposeReview(
  placement: Placement,
  { elementId, units, fromOn }: ProposedReview,
  today: Day,
): Verdict<Element, ReviewRefusal> {
  const status = placementStatus(placement, today);
  if (status !== "active" && status !== "suspended") return no({ kind: "not-running" });
  const element = placement.elements.find(({ id }) => id === elementId);
  if (!element || element.kind === "nursing") return no({ kind: "no-such-part" });
  if (!isPlanned(element.per)) return no({ kind: "not-by-units" });
  if (!/^[0-9]{1,4}(?:\.[0-9]{1,2})?$/.test(units)) return no({ kind: "not-a-quantity" });
  if (Number(units) === Number(element.units)) return no({ kind: "nothing-changes" });
  if (compareDays(fromOn, today) < 0) return no({ kind: "in-the-past" });
  if (compareDays(fromOn, element.fromOn) <= 0 || !isWithin(element, fromOn))
    return no({ kind: "outside-the-part", fromOn: element.fromOn, toOn: element.toOn });
  return yes(element);
}

export type DecideReviewRefusal =
  | ReviewRefusal
  | { readonly kind: "decided-already" | "words-missing" }
  | { readonly kind: "no-longer-funded"; readonly on: Day }
  | { readonly kind: "needs-approval"; readonly adds: Pence; readonly mayAdd: Pence };

/** What an agreed review comes to: the part that ends, the one that takes over (none at nought units), the week's change. */
export type AgreedReview = {
  readonly ended: Element;
  readonly added: Omit<Element, "id"> | null;
  /** Pence a week: below nought where less is bought. */
  readonly change: Pence;
};

/**
 * An assessor agrees to what may still be proposed, as long as those who pay make the new price on every day, and what it
 * adds to the yearly public cost stays within what the assessor may agree alone, as with an amendment.
 */
export function agreeReview(
  placement: Placement,
  proposed: ProposedReview,
  mayAdd: Pence,
  today: Day,
): Verdict<AgreedReview, DecideReviewRefusal> {
  const verdict = proposeReview(placement, proposed, today);
  if (!verdict.ok) return verdict;
  const { id, ...old } = verdict.value;
  const added =
    Number(proposed.units) === 0 ? null : { ...old, units: proposed.units, fromOn: proposed.fromOn };
  const elements = [
    ...placement.elements.map((one) => (one.id === id ? { ...one, toOn: proposed.fromOn } : one)),
    ...(added ? [{ ...added, id: "added" }] : []),
  ];
  const after = { ...placement, elements };
  const unfunded = firstUnfunded(after);
  if (unfunded) return no({ kind: "no-longer-funded", on: unfunded.on });
  const adds = addedAYear(after, placement, proposed.fromOn);
  if (adds > mayAdd) return no({ kind: "needs-approval", adds, mayAdd });
  const change = pence((added ? weeklyCost(added) : 0) - weeklyCost(old));
  return yes({ ended: verdict.value, added, change });
}

/** What became of one provider's proposals. */
export type ReviewsOfProvider = {
  readonly proposed: number;
  readonly agreed: number;
  readonly refused: number;
};

/** Of the proposals decided, the part agreed in whole hundredths; nothing while none is decided. */
export function approvalRate({ agreed, refused }: ReviewsOfProvider): number | null {
  const decided = agreed + refused;
  return decided === 0 ? null : Math.round((agreed * 100) / decided);
}
