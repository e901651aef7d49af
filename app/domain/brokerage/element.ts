import { compareDays, type Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { weeklyCost, type Charge } from "./weekly-cost.ts";
import type { Pence } from "#app/domain/money.ts";

/** Days from the first up to an excluded last; without end while that is null. */
export type Span = { readonly fromOn: Day; readonly toOn: Day | null };

/**
 * A part of a placement: so much of a service line at a price, from a day up to an excluded day. What the NHS pays a
 * home for nursing (FNC) is an element of its own, on top of a nursing rate that excludes it.
 */
export type Element = Span &
  Charge & {
    readonly id: string;
    readonly serviceLineId: string;
    readonly kind: "care" | "nursing";
  };

export type ElementRefusal =
  | { readonly kind: "ends-before-it-starts" | "no-units" | "no-price" }
  | { readonly kind: "outside-the-placement"; readonly fromOn: Day; readonly toOn: Day | null }
  | {
      readonly kind: "overlaps";
      readonly elementId: string;
      readonly fromOn: Day;
      readonly toOn: Day | null;
    };

/**
 * An element lies inside its placement, buys something at a price, and does not overlap another of the same service
 * line and kind. Of an element that takes over from another, the other is first ended on the day that it begins.
 */
export function addElement(
  placement: Span & { readonly elements: readonly Element[] },
  added: Element,
): Verdict<Element, ElementRefusal> {
  if (added.toOn !== null && compareDays(added.toOn, added.fromOn) <= 0)
    return no({ kind: "ends-before-it-starts" });
  if (!/[1-9]/.test(added.units) || added.units.startsWith("-")) return no({ kind: "no-units" });
  if (added.pence <= 0) return no({ kind: "no-price" });
  if (!isInside(added, placement))
    return no({ kind: "outside-the-placement", fromOn: placement.fromOn, toOn: placement.toOn });
  const other = placement.elements.find(
    (one) =>
      one.id !== added.id &&
      one.serviceLineId === added.serviceLineId &&
      one.kind === added.kind &&
      spansMeet(one, added),
  );
  if (other) return no({ kind: "overlaps", elementId: other.id, fromOn: other.fromOn, toOn: other.toOn });
  return yes(added);
}

/** The elements that run on a day. */
export function elementsOn<E extends Span>(elements: readonly E[], day: Day): readonly E[] {
  return elements.filter((element) => isWithin(element, day));
}

/** What elements cost in a week, by what they are: care, which funders share, and nursing, which the NHS pays on top. */
export function costOf(elements: readonly Element[]): { readonly care: Pence; readonly nursing: Pence } {
  const sum = (kind: Element["kind"]) =>
    elements
      .filter((element) => element.kind === kind)
      .reduce((total, element) => total + weeklyCost(element), 0) as Pence;
  return { care: sum("care"), nursing: sum("nursing") };
}

/** Whether a day lies within a span. */
export function isWithin({ fromOn, toOn }: Span, day: Day): boolean {
  return compareDays(fromOn, day) <= 0 && (toOn === null || compareDays(day, toOn) < 0);
}

/** Whether two spans have a day in common. */
export function spansMeet(one: Span, other: Span): boolean {
  const before = (a: Span, b: Span) => a.toOn !== null && compareDays(a.toOn, b.fromOn) <= 0;
  return !before(one, other) && !before(other, one);
}

/** Whether every day of the inner span lies within the outer. */
export function isInside(inner: Span, outer: Span): boolean {
  if (compareDays(inner.fromOn, outer.fromOn) < 0) return false;
  return outer.toOn === null || (inner.toOn !== null && compareDays(inner.toOn, outer.toOn) <= 0);
}
