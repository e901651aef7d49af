import { compareDays, type Day } from "../calendar.ts";
import {
  exact,
  formatPercent,
  minus,
  mulDivHalfUp,
  over,
  plus,
  times,
  toBasisPoints,
  type BasisPoints,
  type Decimal4,
  type Exact,
  type Pence,
} from "../money.ts";
import type { Brought } from "./finding.ts";

/** What an index stood at from a day on. */
export type IndexLevel = { readonly fromOn: Day; readonly level: Decimal4 };

/** The levels by which prices are brought to a day, each the oldest first: of pay the living wage, of the rest consumer prices. */
export type PriceLevels = { readonly pay: readonly IndexLevel[]; readonly prices: readonly IndexLevel[] };

const one = exact(1);
const whole = exact(10_000);

/**
 * How prices of one day are brought to those of another: pay's share × the change of the living wage + the rest × the
 * change of consumer prices, in basis points, rounded once. The level of a day is the last known by then; before the first,
 * and of an index without levels, nothing changed. Null where nothing did.
 */
export function broughtBetween(
  days: { readonly from: Day; readonly to: Day },
  payShare: BasisPoints,
  levels: PriceLevels,
): Brought | null {
  const share = over(exact(payShare), whole);
  const factor = plus(
    times(share, ratioOf(levels.pay, days)),
    times(minus(one, share), ratioOf(levels.prices, days)),
  );
  const change = toBasisPoints(minus(factor, one));
  return change === 0 ? null : { index: indexInWords(payShare), ...days, change };
}

/** A price as it was brought to the other day, rounded half up to whole pence. */
export function broughtPrice(price: Pence, brought: Pick<Brought, "change"> | null): Pence {
  return brought ? mulDivHalfUp(price, 10_000 + brought.change, 10_000) : price;
}

/** What prices are brought to a day by. */
export function indexInWords(payShare: BasisPoints): string {
  return `The National Living Wage for ${formatPercent(payShare)} of the price, consumer prices (CPI) for the rest`;
}

function ratioOf(
  levels: readonly IndexLevel[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Exact {
  const [before, after] = [levelOn(levels, from), levelOn(levels, to)];
  return before && after ? over(exact(after), exact(before)) : one;
}

function levelOn(levels: readonly IndexLevel[], day: Day): Decimal4 | undefined {
  return levels.findLast(({ fromOn }) => compareDays(fromOn, day) <= 0)?.level;
}
