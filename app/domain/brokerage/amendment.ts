import { compareDays, type Day } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { addedAYear } from "./approval.ts";
import { addElement, isWithin, type Element, type ElementRefusal } from "./element.ts";
import type { Funding, FundingShare } from "./funding.ts";
import { firstUnfunded, type Placement, type WeekRefusal } from "./placement.ts";

/** What a price of a line stands under on a day: its cap, and the most that an exception of the provider allows, of one unit of the line. */
export type PriceGround = {
  readonly unit: Unit;
  readonly capPence: Pence | null;
  readonly exceptionPence: Pence | null;
};

/** A new part, and the one that it takes over from on its first day; null for one beside the others. */
export type Amendment = { readonly element: Element; readonly endsId: string | null };

export type AmendedRefusal =
  | ElementRefusal
  | { readonly kind: "not-running" | "no-such-part" }
  | { readonly kind: "part-not-running"; readonly fromOn: Day; readonly toOn: Day | null }
  | { readonly kind: "over-cap"; readonly capPence: Pence }
  | { readonly kind: "other-unit"; readonly unit: Unit }
  | { readonly kind: "not-funded"; readonly on: Day; readonly why: WeekRefusal };

export type AmendmentRefusal =
  AmendedRefusal | { readonly kind: "needs-approval"; readonly adds: Pence; readonly mayAdd: Pence };

/**
 * Amends a placement by a new part from a day, as `amended` says, as long as what it adds to the yearly public cost stays
 * within what a broker may agree alone.
 */
export function amend(
  placement: Placement,
  amendment: Amendment,
  ground: PriceGround,
  mayAdd: Pence,
): Verdict<Placement, AmendmentRefusal> {
  const after = amended(placement, amendment, ground);
  if (!after.ok) return after;
  const adds = addedAYear(after.value, placement, amendment.element.fromOn);
  return adds > mayAdd ? no({ kind: "needs-approval", adds, mayAdd }) : after;
}

/**
 * A placement with a new part from a day, whoever may agree to it; the part that it takes over from ends on that day. The
 * shares must still make the price on every day, and the price fits its cap or an exception: it falls due as the line that is
 * capped does, since a cap by the week says nothing of an hour.
 */
export function amended(
  placement: Placement,
  { element, endsId }: Amendment,
  ground: PriceGround,
): Verdict<Placement, AmendedRefusal> {
  if (placement.cancelledOn !== null) return no({ kind: "not-running" });
  const old = placement.elements.find(({ id }) => id === endsId);
  if (endsId !== null && !old) return no({ kind: "no-such-part" });
  if (old && (!isWithin(old, element.fromOn) || compareDays(old.fromOn, element.fromOn) === 0))
    return no({ kind: "part-not-running", fromOn: old.fromOn, toOn: old.toOn });
  const before = placement.elements.map((one) => (one === old ? { ...one, toOn: element.fromOn } : one));
  const added = addElement({ ...placement, elements: before }, element);
  if (!added.ok) return added;
  const fits = fitsItsCap(element, ground);
  if (!fits.ok) return fits;
  const after = { ...placement, elements: [...before, added.value] };
  const unfunded = firstUnfunded(after);
  return unfunded ? no({ kind: "not-funded", ...unfunded }) : yes(after);
}

function fitsItsCap(
  { kind, pence: price, per }: Element,
  { unit, capPence, exceptionPence }: PriceGround,
): Verdict<true, AmendedRefusal> {
  if (kind !== "care" || capPence === null) return yes(true);
  if (per !== unit) return no({ kind: "other-unit", unit });
  return price > Math.max(capPence, exceptionPence ?? 0) ? no({ kind: "over-cap", capPence }) : yes(true);
}

export type RefundingRefusal =
  | { readonly kind: "not-running" | "another-follows" }
  | { readonly kind: "outside-the-placement"; readonly fromOn: Day; readonly toOn: Day | null }
  | { readonly kind: "not-funded"; readonly on: Day; readonly why: WeekRefusal };

/** Agrees who pays from a day to the placement's end, in the place of what was agreed before. One agreed for later days stands in the way. */
export function refund(
  placement: Placement,
  fromOn: Day,
  shares: readonly FundingShare[],
): Verdict<Funding, RefundingRefusal> {
  if (placement.cancelledOn !== null) return no({ kind: "not-running" });
  if (!isWithin(placement, fromOn))
    return no({ kind: "outside-the-placement", fromOn: placement.fromOn, toOn: placement.toOn });
  if (placement.funding.some((one) => compareDays(one.fromOn, fromOn) >= 0))
    return no({ kind: "another-follows" });
  const next = { fromOn, toOn: placement.toOn, shares };
  const before = placement.funding.map((one) => (isWithin(one, fromOn) ? { ...one, toOn: fromOn } : one));
  const unfunded = firstUnfunded({ ...placement, funding: [...before, next] });
  return unfunded ? no({ kind: "not-funded", ...unfunded }) : yes(next);
}
