import { dayInWords } from "../calendar-words.ts";
import { addDays, addMonths, type Day } from "../calendar.ts";
import {
  basisPoints,
  exact,
  formatPercent,
  minus,
  over,
  plus,
  times,
  toBasisPoints,
  toDecimal4,
  type BasisPoints,
  type Decimal4,
  type Exact,
} from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";

/** The measures by which a figure of one year is brought to the prices of another. */
export const indexNames = ["living-wage", "cpi"] as const;
export type IndexName = (typeof indexNames)[number];

/** What an index stood at from a day on, and who says so. */
export type IndexPoint = {
  readonly fromOn: Day;
  readonly level: Decimal4;
  readonly source: string;
  readonly uncertain: boolean;
};

/** An index as dated data, the oldest point first. */
export type IndexSeries = { readonly name: IndexName; readonly points: readonly IndexPoint[] };

/** For how long a point speaks when none follows it: the living wage for its year, the monthly index until the third month is out. */
export const holdsMonths: Readonly<Record<IndexName, number>> = { "living-wage": 12, cpi: 3 };

export const indexWords: Readonly<Record<IndexName, string>> = {
  "living-wage": "National Living Wage",
  cpi: "Consumer Prices Index (CPI)",
};

/** How a dataset is brought to a price date: pay's share of the price moves with the living wage and the rest with prices; null for not at all. */
export type PriceBasis = { readonly payShare: BasisPoints | null };

/** A figure at another day's prices, with how far it was moved and the points that it rests on. */
export type BroughtToDate = {
  readonly value: Decimal4;
  readonly change: BasisPoints;
  readonly rests: readonly {
    readonly name: IndexName;
    readonly share: BasisPoints;
    readonly from: IndexPoint;
    readonly to: IndexPoint;
  }[];
};

export type PriceDateRefusal =
  | { readonly kind: "no-index" }
  | { readonly kind: "not-covered"; readonly name: IndexName; readonly day: Day; readonly last: Day | null };

const one = exact(1);
const whole = exact(10_000);

/**
 * A figure × (pay's share × the living wage's change + the rest × the change of prices), rounded once, half up, to four
 * places. Refuses where no index is stated or where it does not reach one of the two days.
 */
export function bringToDate(
  value: Decimal4,
  days: { readonly from: Day; readonly to: Day },
  { payShare }: PriceBasis,
  series: readonly IndexSeries[],
): Verdict<BroughtToDate, PriceDateRefusal> {
  if (payShare === null) return no({ kind: "no-index" });
  const rests: BroughtToDate["rests"][number][] = [];
  for (const [name, share] of sharesOf(payShare)) {
    const from = levelOn(series, name, days.from);
    const to = levelOn(series, name, days.to);
    if (!from.ok) return from;
    if (!to.ok) return to;
    rests.push({ name, share, from: from.value, to: to.value });
  }
  const factor = plus(
    ...rests.map(({ share, from, to }) => times(over(exact(share), whole), ratio(from, to))),
  );
  return yes({
    value: toDecimal4(times(exact(value), factor)),
    change: toBasisPoints(minus(factor, one)),
    rests,
  });
}

/** What an index stood at on a day. Refuses a day before its first point, and one that its last no longer speaks for. */
export function levelOn(
  series: readonly IndexSeries[],
  name: IndexName,
  day: Day,
): Verdict<IndexPoint, PriceDateRefusal> {
  const points = series.find((one) => one.name === name)?.points ?? [];
  const point = points.findLast(({ fromOn }) => fromOn <= day);
  if (point && day < addMonths(point.fromOn, holdsMonths[name])) return yes(point);
  const last = points.at(-1);
  return no({
    ...{ kind: "not-covered", name, day },
    last: last ? addDays(addMonths(last.fromOn, holdsMonths[name]), -1) : null,
  });
}

/** By what a dataset's figures are brought to a price date, in words. */
export function basisInWords({ payShare }: PriceBasis): string {
  if (payShare === null) return "By no index: its figures stay at the prices of their day";
  const [only, other] = sharesOf(payShare);
  if (!other) return `By the ${indexWords[only?.[0] ?? "cpi"]}`;
  return `By the ${indexWords["living-wage"]} for ${formatPercent(payShare)} of the price and the ${indexWords.cpi} for the rest`;
}

/** Why a figure stays at the prices of its day, as a sentence. */
export function priceDateRefusalInWords(why: PriceDateRefusal): string {
  if (why.kind === "no-index") return "No index is stated for this dataset";
  const reach = why.last === null ? "it has no figures" : `it reaches to ${dayInWords(why.last)}`;
  return `The ${indexWords[why.name]} does not cover ${dayInWords(why.day)}: ${reach}`;
}

function sharesOf(payShare: BasisPoints): readonly (readonly [IndexName, BasisPoints])[] {
  const shares = [
    ["living-wage", payShare],
    ["cpi", basisPoints(10_000 - payShare)],
  ] as const;
  return shares.filter(([, share]) => share > 0);
}

function ratio(from: IndexPoint, to: IndexPoint): Exact {
  return over(exact(to.level), exact(from.level));
}
