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
  readonly ratios: Ratios;
  /** Which prices are held against ratios: 1 in their places, nought in those of the others. */
  readonly measures: Uint8Array;
  /** What the signals say of each price; see `saysOf`. */
  readonly says: Uint8Array;
  /** The prices of which at least one of them says something, in their order. */
  readonly flagged: readonly number[];
};

/** Of the prices that have an expected cost alone: a week's price at the prices of the day ÷ that cost, and which prices they are. */
export type Ratios = PeerColumns & { readonly rows: Int32Array };

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
  const ratios = ratiosOf(prices);
  const byPrice = judgePeers(peersByPrice(prices), rule);
  const byRatio = judgePeers(ratios, rule);
  const measures = new Uint8Array(prices.price.length);
  const says = saysOfPeers(byPrice.z, { z: byRatio.z, rows: ratios.rows, measures }, rule);
  addExpected(says, prices, rule);
  addCaps(says, prices, rule);
  const flagged: number[] = [];
  for (let row = 0; row < says.length; row++) if ((says[row] as number) > 0) flagged.push(row);
  return yes({ byPrice, byRatio, ratios, measures, says, flagged });
}

/** The columns of peers by their prices. */
export function peersByPrice({ price, group, provider, providers, benchmark }: PriceColumns): PeerColumns {
  return { figure: price, group, provider, providers, groups: benchmark.length };
}

/** What the signals say of a price, from its place in the column. */
export function saysOf(says: number): Says {
  const at = (shift: number) => directions[(says >> shift) & 3] ?? null;
  return { peers: at(shifts.peers), expected: at(shifts.expected), cap: at(shifts.cap) };
}

function ratiosOf({ weeklyBrought, expected, ...prices }: PriceColumns): Ratios {
  let count = 0;
  for (let row = 0; row < expected.length; row++) if ((expected[row] as number) > 0) count++;
  const rows = new Int32Array(count);
  const figure = new Float64Array(count);
  const [group, provider] = [new Int32Array(count), new Int32Array(count)];
  for (let row = 0, at = 0; row < expected.length; row++) {
    const cost = expected[row] as number;
    if (!(cost > 0)) continue;
    rows[at] = row;
    figure[at] = (weeklyBrought[row] as number) / cost;
    group[at] = prices.group[row] as number;
    provider[at++] = prices.provider[row] as number;
  }
  return { rows, figure, group, provider, groups: prices.benchmark.length, providers: prices.providers };
}

type Measured = { readonly z: Float64Array; readonly rows: Int32Array; readonly measures: Uint8Array };

/** By price first; where a ratio was judged it takes the place of the price, and is noted as the measure. */
function saysOfPeers(byPrice: Float64Array, { z, rows, measures }: Measured, { cutOff }: OutlierRule) {
  const says = new Uint8Array(byPrice.length);
  for (let row = 0; row < says.length; row++)
    says[row] = beyond(byPrice[row] as number, cutOff, -cutOff) << shifts.peers;
  for (let at = 0; at < rows.length; at++) {
    const one = z[at] as number;
    if (isNaN(one)) continue;
    says[rows[at] as number] = beyond(one, cutOff, -cutOff) << shifts.peers;
    measures[rows[at] as number] = 1;
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
