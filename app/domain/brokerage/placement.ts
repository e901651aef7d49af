import { compareDays, type Day } from "#app/domain/calendar.ts";
import { mulDivHalfUp, pence, type BasisPoints, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { costOf, elementsOn, isInside, isWithin, spansMeet, type Element, type Span } from "./element.ts";
import { fund, fundingOn, inProportion, type Funded, type Funding, type FundingRefusal } from "./funding.ts";

/** Days in which a person is away, as in hospital, and which part of the price is paid meanwhile. */
export type Suspension = Span & { readonly id: string; readonly paid: BasisPoints };

/** What a provider gives a person: its parts, who pays for them, and when it stands still. Ends are excluded days. */
export type Placement = Span & {
  readonly approvedOn: Day | null;
  readonly cancelledOn: Day | null;
  readonly elements: readonly Element[];
  readonly funding: readonly Funding[];
  readonly suspensions: readonly Suspension[];
};

/** Where a placement stands on a day; worked out from its dates and never stored. */
export const placementStatuses = [
  "awaiting-approval",
  "planned",
  "active",
  "suspended",
  "ended",
  "cancelled",
] as const;
export type PlacementStatus = (typeof placementStatuses)[number];

export type PlacementDates = Span & {
  readonly approvedOn: Day | null;
  readonly cancelledOn: Day | null;
  readonly suspensions: readonly Span[];
};

/** The status on a day, from the dates alone. */
export function placementStatus(placement: PlacementDates, today: Day): PlacementStatus {
  if (placement.cancelledOn !== null) return "cancelled";
  if (placement.toOn !== null && compareDays(placement.toOn, today) <= 0) return "ended";
  if (placement.approvedOn === null) return "awaiting-approval";
  if (compareDays(today, placement.fromOn) < 0) return "planned";
  return placement.suspensions.some((suspension) => isWithin(suspension, today)) ? "suspended" : "active";
}

/** A week as it is on a day: the price of the care, what is paid of it, who pays it, and nursing that the NHS pays on top. */
export type WeekOn = {
  readonly care: Pence;
  readonly payable: Pence;
  readonly nursing: Pence;
  readonly funded: readonly Funded[];
};

export type WeekRefusal = FundingRefusal | { readonly kind: "no-funding" };

/** What a placement costs in a week, by its state on a day, shared to the penny. Refuses a day for which nobody pays. */
export function weekOn(placement: Placement, day: Day): Verdict<WeekOn, WeekRefusal> {
  const { care, nursing } = costOf(elementsOn(placement.elements, day));
  const away = placement.suspensions.find((suspension) => isWithin(suspension, day));
  const payable = away ? mulDivHalfUp(care, away.paid, 10_000) : care;
  if (care === 0) return yes({ care, payable, nursing, funded: [] });
  const agreed = fundingOn(placement.funding, day);
  if (!agreed) return no({ kind: "no-funding" });
  const whole = fund(care, agreed.shares);
  if (!whole.ok) return whole;
  const funded = away ? inProportion(whole.value, payable) : whole.value;
  return yes({ care, payable, nursing: away ? mulDivHalfUp(nursing, away.paid, 10_000) : nursing, funded });
}

/** The first days of the stretches in which nothing of a placement changes. */
export function daysOfChange(placement: Placement): readonly Day[] {
  const spans: readonly Span[] = [...placement.elements, ...placement.funding, ...placement.suspensions];
  const days = spans.flatMap(({ fromOn, toOn }) => (toOn === null ? [fromOn] : [fromOn, toOn]));
  return [...new Set([placement.fromOn, ...days])]
    .filter((day) => isWithin(placement, day))
    .sort(compareDays);
}

export type Unfunded = { readonly on: Day; readonly why: WeekRefusal };

/** The first day from which the shares do not make the price; nothing where they do on every day. */
export function firstUnfunded(placement: Placement): Unfunded | undefined {
  for (const on of daysOfChange(placement)) {
    const week = weekOn(placement, on);
    if (!week.ok) return { on, why: week.why };
  }
  return undefined;
}

export type SuspendRefusal =
  | { readonly kind: "ends-before-it-starts" | "not-running" }
  | { readonly kind: "outside-the-placement"; readonly fromOn: Day; readonly toOn: Day | null }
  | { readonly kind: "suspended-already"; readonly fromOn: Day; readonly toOn: Day | null };

/** Suspends an approved placement for days inside it that no other suspension has. */
export function suspend(placement: PlacementDates, span: Span): Verdict<Span, SuspendRefusal> {
  if (placement.approvedOn === null || placement.cancelledOn !== null) return no({ kind: "not-running" });
  if (span.toOn !== null && compareDays(span.toOn, span.fromOn) <= 0)
    return no({ kind: "ends-before-it-starts" });
  const { fromOn, toOn } = placement;
  if (!isInside({ fromOn: span.fromOn, toOn: span.toOn ?? toOn }, placement))
    return no({ kind: "outside-the-placement", fromOn, toOn });
  const other = placement.suspensions.find((one) => spansMeet(one, span));
  if (other) return no({ kind: "suspended-already", fromOn: other.fromOn, toOn: other.toOn });
  return yes(span);
}

/** What a placement costs the public purse in a year at its weekly price of a day: 365/7 weeks, in whole pence. */
export function yearlyCost(weekly: Pence): Pence {
  return mulDivHalfUp(pence(weekly), 365, 7);
}
