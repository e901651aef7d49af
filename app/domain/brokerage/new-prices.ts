import { compareDays, type Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { publicPart } from "./approval.ts";
import { costOf, elementsOn, isWithin, type Element } from "./element.ts";
import { fundingOn, type Funding } from "./funding.ts";
import type { LotRule } from "./lot-rule.ts";
import {
  newPrice,
  type LeftAlone,
  type NewPrice,
  type Occasion,
  type PricedAs,
  type StandingPart,
} from "./new-price.ts";
import { daysOfChange, weekOn, type Placement } from "./placement.ts";
import { refit } from "./refitted-funding.ts";

/** A placement with what stands beside each of its prices on the day. */
export type StandingPlacement = Omit<Placement, "elements"> & {
  readonly elements: readonly StandingPart[];
  readonly pricedAs: PricedAs;
  /** The parts about which a provider has proposed a change that nobody has decided on. */
  readonly reviewsWait: readonly string[];
};

/** Why a whole placement keeps its prices. */
export type PlacementLeft =
  "cancelled" | "not-running" | "awaiting-approval" | "review-waits" | "not-funded" | "funding-in-the-way";

/** A part as it was judged: at which price it goes on, or why it stays. */
export type JudgedPart = {
  readonly part: StandingPart;
  readonly outcome: Verdict<NewPrice, { readonly kind: LeftAlone | PlacementLeft }>;
};

/** What a week costs, and what public bodies pay of it. */
export type Cost = { readonly care: Pence; readonly publicPence: Pence };

/** What becomes of a placement: its parts, its week before and after, and who pays where that has to be fixed anew. */
export type NewPrices = {
  readonly parts: readonly JudgedPart[];
  readonly before: Cost;
  readonly after: Cost;
  readonly placement: Placement;
  /** Rows that take over, from the first of their days on, from the funding that holds on it. */
  readonly refitted: readonly Funding[];
};

/**
 * The new prices of a placement from the occasion's day on, as new parts: the old ones end on it, and nothing before it
 * changes. The shares make the price on every day from it on, or the placement keeps its prices, with the reason. A
 * suspended placement is priced anew like any other.
 */
export function newPrices(placement: StandingPlacement, rule: LotRule, occasion: Occasion): NewPrices {
  const unsuspended = { ...placement, suspensions: [] };
  const { effectiveOn } = occasion;
  const parts = placement.elements.map((part) => ({
    part,
    outcome: newPrice(part, placement.pricedAs, rule, occasion),
  }));
  const before = costOn(unsuspended, effectiveOn);
  const nothing = (left?: PlacementLeft): NewPrices => ({
    ...{ before, after: before, placement, refitted: [] },
    parts: left
      ? parts.map((one) => (one.outcome.ok ? { ...one, outcome: no({ kind: left }) } : one))
      : parts,
  });
  if (!parts.some(({ outcome }) => outcome.ok)) return nothing();
  const left = leftWhole(placement, parts, effectiveOn);
  if (left) return nothing(left);
  const repriced = { ...unsuspended, elements: parts.flatMap((one) => successors(one, effectiveOn)) };
  const funded = refunded(repriced, effectiveOn);
  if (!funded.ok) return nothing("funding-in-the-way");
  const after = { ...repriced, funding: funded.value.funding };
  return {
    ...{ parts, before, after: costOn(after, effectiveOn), refitted: funded.value.refitted },
    placement: { ...after, suspensions: placement.suspensions },
  };
}

function leftWhole(
  placement: StandingPlacement,
  parts: readonly JudgedPart[],
  on: Day,
): PlacementLeft | undefined {
  if (placement.cancelledOn !== null) return "cancelled";
  if (!isWithin(placement, on)) return "not-running";
  if (placement.approvedOn === null) return "awaiting-approval";
  if (parts.some(({ part, outcome }) => outcome.ok && placement.reviewsWait.includes(part.id)))
    return "review-waits";
  const unfunded = firstUnfundedFrom({ ...placement, suspensions: [] }, on);
  return unfunded ? "not-funded" : undefined;
}

function successors({ part, outcome }: JudgedPart, on: Day): readonly Element[] {
  if (!outcome.ok) return [part];
  return [
    { ...part, toOn: on },
    { ...part, id: `${part.id} anew`, fromOn: on, pence: outcome.value.pence },
  ];
}

type Refunded = { readonly funding: readonly Funding[]; readonly refitted: readonly Funding[] };

/** Fixes anew who pays where the funding of the day no longer makes the price; what was agreed for later days is never touched. */
function refunded(placement: Placement, on: Day): Verdict<Refunded, null> {
  const agreed = fundingOn(placement.funding, on);
  if (!agreed) return no(null);
  const days = daysOfChange(placement).filter((day) => compareDays(day, on) >= 0 && isWithin(agreed, day));
  const stretches: Funding[] = [];
  for (const [nth, fromOn] of days.entries()) {
    const { care } = costOf(elementsOn(placement.elements, fromOn));
    const shares = care === 0 ? yes(agreed.shares) : refit(care, agreed.shares);
    if (!shares.ok) return no(null);
    stretches.push({ fromOn, toOn: days[nth + 1] ?? agreed.toOn, shares: shares.value });
  }
  const first = stretches.findIndex(({ shares }) => shares !== agreed.shares);
  const refitted = first === -1 ? [] : stretches.slice(first);
  const [takesOver] = refitted;
  if (takesOver && takesOver.fromOn === agreed.fromOn) return no(null);
  const funding = takesOver
    ? [
        ...placement.funding.map((one) => (one === agreed ? { ...one, toOn: takesOver.fromOn } : one)),
        ...refitted,
      ]
    : placement.funding;
  return firstUnfundedFrom({ ...placement, funding }, on) ? no(null) : yes({ funding, refitted });
}

function firstUnfundedFrom(placement: Placement, on: Day): Day | undefined {
  return [on, ...daysOfChange(placement).filter((day) => compareDays(day, on) > 0)].find(
    (day) => !weekOn(placement, day).ok,
  );
}

function costOn(placement: Placement, on: Day): Cost {
  const week = weekOn(placement, on);
  if (!week.ok) return { care: costOf(elementsOn(placement.elements, on)).care, publicPence: pence(0) };
  return { care: week.value.care, publicPence: publicPart(week.value.funded) };
}
