import { addDays, addMonths, compareDays, type Day } from "../calendar.ts";
import { decimal4, mulDivHalfUp, type BasisPoints, type Pence } from "../money.ts";
import type { Brought } from "./finding.ts";
import { basisInWords, bringToDate, holdsMonths, type IndexSeries } from "./price-date.ts";

/**
 * How prices of one day are brought to those of another, by pay's share of them. What lies outside the days that the indices
 * cover is brought no farther than to their first or last, and says so. Null where nothing moved, or no index is on file.
 */
export function broughtBetween(
  days: { readonly from: Day; readonly to: Day },
  payShare: BasisPoints,
  series: readonly IndexSeries[],
): Brought | null {
  const covered = coveredBy(series);
  if (!covered) return null;
  const [from, to] = [within(days.from, covered), within(days.to, covered)];
  const brought = bringToDate(decimal4("1"), { from, to }, { payShare }, series);
  if (!brought.ok || brought.value.change === 0) return null;
  return { index: basisInWords({ payShare }), from, to, change: brought.value.change };
}

/** A price as it was brought to the other day, rounded half up to whole pence. */
export function broughtPrice(price: Pence, brought: Pick<Brought, "change"> | null): Pence {
  return brought ? mulDivHalfUp(price, 10_000 + brought.change, 10_000) : price;
}

/** By what prices are brought to a day, as a sentence without its stop. */
export function indexInWords(payShare: BasisPoints): string {
  return basisInWords({ payShare });
}

type Covered = { readonly first: Day; readonly last: Day };

/** The days that all of the indices speak for. */
function coveredBy(series: readonly IndexSeries[]): Covered | null {
  const each = series.map(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    return (
      first && last && { first: first.fromOn, last: addDays(addMonths(last.fromOn, holdsMonths[name]), -1) }
    );
  });
  const known = each.filter((one) => one !== undefined);
  if (known.length === 0 || known.length < each.length) return null;
  const first = known.map((one) => one.first).reduce((a, b) => (compareDays(a, b) > 0 ? a : b));
  const last = known.map((one) => one.last).reduce((a, b) => (compareDays(a, b) < 0 ? a : b));
  return compareDays(first, last) <= 0 ? { first, last } : null;
}

function within(day: Day, { first, last }: Covered): Day {
  if (compareDays(day, first) < 0) return first;
  return compareDays(day, last) > 0 ? last : day;
}
