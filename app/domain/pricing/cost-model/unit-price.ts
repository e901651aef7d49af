import {
  compareExact,
  exact,
  minus,
  over,
  plus,
  times,
  toDecimal4,
  type Decimal4,
  type Exact,
} from "../../money.ts";
import type { LinePrice } from "../rate-card.ts";
import { reconcile, type EnteredLines, type Reconciliation } from "./totals.ts";

/** A line whose price one unit of the model buys: once, or as often as a driver of the model says. */
export type UnitPriceLine = { readonly serviceLineId: string; readonly driver: string | null };

/** The prices of one place of a lot, and which area stands for everywhere. */
export type OfferedHere = {
  readonly prices: readonly Omit<LinePrice, "locationId">[];
  readonly everywhereId: string | null;
};

/** How a model stands beside the price of its unit, or why there is no price to hold it against. */
export type PriceComparison =
  | (Reconciliation & { readonly price: Decimal4 })
  | { readonly kind: "no-price" }
  | { readonly kind: "missing-driver"; readonly driver: string };

/**
 * Holds a model's total against the price of its unit: the sum of the lot's cost lines, each at its price times its
 * driver. Where areas have prices of their own there are several, and the one nearest to the total counts, since one
 * model stands for them all. A line that is taken nought times needs no price.
 */
export function compareWithPrice(
  total: Decimal4,
  lines: readonly UnitPriceLine[],
  drivers: EnteredLines,
  offered: OfferedHere,
  tolerance: Decimal4,
): PriceComparison {
  const missing = lines.find(({ driver }) => driver !== null && !drivers.has(driver));
  if (missing?.driver) return { kind: "missing-driver", driver: missing.driver };
  const prices = unitPrices(lines, drivers, offered);
  const price = nearest(prices, total);
  return price === null ? { kind: "no-price" } : { ...reconcile(total, price, tolerance), price };
}

/** The price of a unit in each area that has one, in pounds; the price everywhere stands in for a line without one there. */
function unitPrices(
  lines: readonly UnitPriceLine[],
  drivers: EnteredLines,
  { prices, everywhereId }: OfferedHere,
): readonly Decimal4[] {
  const bought = lines
    .map(({ serviceLineId, driver }) => ({
      serviceLineId,
      times: exact(driver === null ? 1 : (drivers.get(driver) ?? 0)),
    }))
    .filter((one) => compareExact(one.times, exact(0)) > 0);
  if (bought.length === 0) return [];
  const priceOf = (serviceLineId: string, areaId: string | null) =>
    prices.find((one) => one.serviceLineId === serviceLineId && one.areaId === areaId)?.pence;
  const areas = [
    ...new Set(
      prices
        .filter(({ serviceLineId }) => bought.some((one) => one.serviceLineId === serviceLineId))
        .map(({ areaId }) => areaId),
    ),
  ];
  return areas.flatMap((areaId) => {
    const parts: Exact[] = [];
    for (const one of bought) {
      const pence = priceOf(one.serviceLineId, areaId) ?? priceOf(one.serviceLineId, everywhereId);
      if (pence === undefined) return [];
      parts.push(over(times(exact(pence), one.times), exact(100)));
    }
    return [toDecimal4(plus(...parts))];
  });
}

function nearest(prices: readonly Decimal4[], total: Decimal4): Decimal4 | null {
  const distance = (price: Decimal4) => {
    const gap = minus(exact(price), exact(total));
    return compareExact(gap, exact(0)) < 0 ? times(exact(-1), gap) : gap;
  };
  return prices.reduce<Decimal4 | null>(
    (best, price) => (best === null || compareExact(distance(price), distance(best)) < 0 ? price : best),
    null,
  );
}
