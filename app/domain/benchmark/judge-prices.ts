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
  const ratio = ratiosOf(prices.weeklyBrought, prices.expected);
  const byPrice = judgePeers(peersBy(prices, prices.price), rule);
  const byRatio = judgePeers(peersBy(prices, ratio), rule);
  const says = saysOfPeers(byPrice.z, byRatio.z, rule);
  addExpected(says, prices, rule);
  addCaps(says, prices, rule);
  const flagged: number[] = [];
  for (let row = 0; row < says.length; row++) if ((says[row] as number) > 0) flagged.push(row);
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

/** NaN where there is nothing to hold it against. */
function ratiosOf(sum: Int32Array, against: Int32Array): Float64Array {
  const ratio = new Float64Array(sum.length);
  for (let row = 0; row < sum.length; row++)
    ratio[row] = (against[row] as number) > 0 ? (sum[row] as number) / (against[row] as number) : NaN;
  return ratio;
}

function saysOfPeers(byPrice: Float64Array, byRatio: Float64Array, { cutOff }: OutlierRule): Uint8Array {
  const says = new Uint8Array(byPrice.length);
  for (let row = 0; row < says.length; row++) {
    const ratio = byRatio[row] as number;
    says[row] = beyond(ratio === ratio ? ratio : (byPrice[row] as number), cutOff, -cutOff) << shifts.peers;
  }
  return says;
}

function addExpected(says: Uint8Array, { weekly, expected }: PriceColumns, rule: OutlierRule) {
  const { over, under } = rule.expected;
  for (let row = 0; row < says.length; row++) {
    const cost = expected[row] as number;
    if (cost > 0)
      says[row] =
        (says[row] as number) | (beyond((weekly[row] as number) / cost, over, under) << shifts.expected);
  }
}

/** Over the cap, or else beside a published figure. */
function addCaps(says: Uint8Array, { price, asked, cap, group, benchmark }: PriceColumns, rule: OutlierRule) {
  const { over, under } = rule.benchmark;
  for (let row = 0; row < says.length; row++) {
    const most = cap[row] as number;
    const published = benchmark[group[row] as number] as number;
    if (most > 0 && (asked[row] as number) > most) says[row] = (says[row] as number) | (1 << shifts.cap);
    else if (published > 0)
      says[row] =
        (says[row] as number) | (beyond((price[row] as number) / published, over, under) << shifts.cap);
  }
}

/** 1 above the first, 2 below the second, nought between them and of NaN. */
function beyond(figure: number, over: number, under: number): 0 | 1 | 2 {
  if (figure > over) return 1;
  return figure < under ? 2 : 0;
}
