import { addDays, compareDays, type Day } from "#app/domain/calendar.ts";
import { basisPoints, type BasisPoints, type Pence, exact, over, toBasisPoints } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { isWithin, type Span } from "./element.ts";
import { placementStatus, type PlacementDates, type PlacementStatus, type Suspension } from "./placement.ts";

export type EndRefusal =
  | { readonly kind: "not-running"; readonly status: PlacementStatus }
  | { readonly kind: "before-it-starts"; readonly fromOn: Day }
  | { readonly kind: "after-its-end"; readonly toOn: Day };

/** Ends an approved placement on an excluded day after its first and before the end that it has already. */
export function endPlacement(placement: PlacementDates, on: Day, today: Day): Verdict<Day, EndRefusal> {
  const status = placementStatus(placement, today);
  if (status === "awaiting-approval" || status === "cancelled" || status === "ended")
    return no({ kind: "not-running", status });
  if (compareDays(on, placement.fromOn) <= 0)
    return no({ kind: "before-it-starts", fromOn: placement.fromOn });
  if (placement.toOn !== null && compareDays(on, placement.toOn) >= 0)
    return no({ kind: "after-its-end", toOn: placement.toOn });
  return yes(on);
}

/** Cancels a placement that has not started, or that was never approved. */
export function cancelPlacement(
  placement: PlacementDates,
  today: Day,
): Verdict<Day, { readonly kind: "has-started"; readonly status: PlacementStatus }> {
  const status = placementStatus(placement, today);
  if (status === "awaiting-approval" || status === "planned") return yes(today);
  return no({ kind: "has-started", status });
}

export type HandBackRefusal =
  | { readonly kind: "not-running"; readonly status: PlacementStatus }
  | { readonly kind: "handed-back-already" }
  | { readonly kind: "short-notice"; readonly earliest: Day }
  | { readonly kind: "after-its-end"; readonly toOn: Day };

/** A provider hands back from a day, no sooner than the notice that its council asks for; the council ends the placement. */
export function handBack(
  placement: PlacementDates & { readonly handedBackOn: Day | null },
  on: Day,
  noticeDays: number,
  today: Day,
): Verdict<Day, HandBackRefusal> {
  const status = placementStatus(placement, today);
  if (status !== "active" && status !== "suspended" && status !== "planned")
    return no({ kind: "not-running", status });
  if (placement.handedBackOn !== null) return no({ kind: "handed-back-already" });
  const earliest = addDays(today, noticeDays);
  if (compareDays(on, earliest) < 0) return no({ kind: "short-notice", earliest });
  if (placement.toOn !== null && compareDays(on, placement.toOn) >= 0)
    return no({ kind: "after-its-end", toOn: placement.toOn });
  return yes(on);
}

export type ResumeRefusal =
  | { readonly kind: "not-suspended" }
  | { readonly kind: "outside-the-suspension"; readonly fromOn: Day; readonly toOn: Day | null };

/** A suspension as it ends, and the ids of the parts of the same absence that then never begin. */
export type Resumed = { readonly id: string; readonly toOn: Day; readonly neverBegin: readonly string[] };

/** Ends a suspension on an excluded day after its first and before the end that it has already; what follows on it without a gap goes. */
export function resume(
  suspensions: readonly Suspension[],
  suspensionId: string,
  on: Day,
): Verdict<Resumed, ResumeRefusal> {
  const one = suspensions.find(({ id }) => id === suspensionId);
  if (!one) return no({ kind: "not-suspended" });
  if (!isWithin(one, on) || compareDays(on, one.fromOn) === 0)
    return no({ kind: "outside-the-suspension", fromOn: one.fromOn, toOn: one.toOn });
  const next = suspensions.filter(({ fromOn }) => fromOn === one.toOn).map(({ id }) => id);
  return yes({ id: one.id, toOn: on, neverBegin: next });
}

/** What a block pays to keep a place for somebody who is away: so much a week, for so many days. */
export type Retainer = { readonly pence: Pence; readonly days: number };

/**
 * The days of a suspension with which part is paid: by a block's retainer for as many days as it says and nothing
 * afterwards. The retainer is paid as its part of the price of a week, rounded to a hundredth of a per cent, and never more
 * than the whole.
 */
export function retained(
  span: Span,
  weekly: Pence,
  retainer: Retainer,
): readonly (Span & { readonly paid: BasisPoints })[] {
  const part = weekly === 0 ? 0 : toBasisPoints(over(exact(retainer.pence), exact(weekly)));
  const paid = basisPoints(Math.min(part, 10_000));
  if (retainer.days === 0) return [{ ...span, paid: basisPoints(0) }];
  const stops = addDays(span.fromOn, retainer.days);
  if (span.toOn !== null && compareDays(span.toOn, stops) <= 0) return [{ ...span, paid }];
  return [
    { fromOn: span.fromOn, toOn: stops, paid },
    { fromOn: stops, toOn: span.toOn, paid: basisPoints(0) },
  ];
}
