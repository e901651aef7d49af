import { yes, type Verdict } from "../verdict.ts";
import { judgePeers, type JudgedPeers, type PeerColumns } from "./judge-peers.ts";
import type { Direction } from "./finding.ts";
import type { OutlierRule } from "./outlier-rule.ts";
import { checkPrices, type PriceColumns, type PriceRefusal } from "./price-columns.ts";

/** Prices gone through: their peers by price and by ratio to the expected cost, and what each signal says of each price. */
export type JudgedPrices = {
  readonly byPrice: JudgedPeers;
  /** The ratios of those that have an expected cost, in the same groups. */
  readonly byRatio: JudgedPeers;
  /** A week's price at the prices of the day ÷ the expected cost; NaN without one. */
  readonly ratio: Float64Array;
  /** What the signals say of each price; see `saysOf`. */
  readonly says: Uint8Array;
  /** The prices of which at least one of them says something, in their order. */
  readonly flagged: readonly number[];
};

/** What each of the three signals says. */
export type Says = Readonly<Record<"peers" | "expected" | "cap", Direction | null>>;

const shifts = { peers: 0, expected: 2, cap: 4 } as const;
const directions = [null, "high", "low"] as const;

/**
 * Goes through prices once. Peers are judged by their ratios to the expected cost where enough of a group have one, else by
 * their prices. Refuses prices of nought and less.
 */
export function judgePrices(prices: PriceColumns, rule: OutlierRule): Verdict<JudgedPrices, PriceRefusal> {
  const checked = checkPrices(prices.price);
  if (!checked.ok) return checked;
  const ratio = Float64Array.from(prices.expected, (expected, row) =>
    expected > 0 ? (prices.weeklyBrought[row] as number) / expected : NaN,
  );
  const byPrice = judgePeers(peersBy(prices, prices.price), rule);
  const byRatio = judgePeers(peersBy(prices, ratio), rule);
  const says = new Uint8Array(prices.price.length);
  const flagged: number[] = [];
  for (let row = 0; row < says.length; row++) {
    const z = isNaN(byRatio.z[row] as number) ? (byPrice.z[row] as number) : (byRatio.z[row] as number);
    const said =
      (beyond(z, rule.cutOff, -rule.cutOff) << shifts.peers) |
      (besideExpected(prices, row, rule) << shifts.expected) |
      (besideCap(prices, row, rule) << shifts.cap);
    says[row] = said;
    if (said > 0) flagged.push(row);
  }
  return yes({ byPrice, byRatio, ratio, says, flagged });
}

/** The columns of peers by a figure: the price, or the ratio to the expected cost. */
export function peersBy(
  { group, provider, providers, benchmark }: PriceColumns,
  figure: Float64Array,
): PeerColumns {
  return { figure, group, provider, providers, groups: benchmark.length };
}

/** What the signals say of a price, from its place in the column. */
export function saysOf(says: number): Says {
  const at = (shift: number) => directions[(says >> shift) & 3] ?? null;
  return { peers: at(shifts.peers), expected: at(shifts.expected), cap: at(shifts.cap) };
}

function besideExpected({ weekly, expected }: PriceColumns, row: number, rule: OutlierRule): 0 | 1 | 2 {
  return beyond(ratioOf(weekly[row], expected[row]), rule.expected.over, rule.expected.under);
}

/** Over the cap, or else beside a published figure. */
function besideCap({ price, asked, cap, group, benchmark }: PriceColumns, row: number, rule: OutlierRule) {
  if ((cap[row] as number) > 0 && (asked[row] as number) > (cap[row] as number)) return 1;
  const published = benchmark[group[row] as number];
  return beyond(ratioOf(price[row], published), rule.benchmark.over, rule.benchmark.under);
}

/** NaN where there is nothing to hold it against. */
function ratioOf(sum: number | undefined, against: number | undefined): number {
  return against === 0 ? NaN : (sum as number) / (against as number);
}

/** 1 above the first, 2 below the second, nought between them and of NaN. */
function beyond(figure: number, over: number, under: number): 0 | 1 | 2 {
  if (figure > over) return 1;
  return figure < under ? 2 : 0;
}
