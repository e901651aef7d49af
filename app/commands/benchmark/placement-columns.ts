import { placeOf, type RunningPrices } from "#app/data/benchmark/running-prices.server.ts";
import type { Brought, PeerGroup } from "#app/domain/benchmark/finding.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { PriceColumns } from "#app/domain/benchmark/price-columns.ts";
import type { PriceFacts } from "#app/domain/benchmark/finding-of.ts";
import type { IndexSeries } from "#app/domain/benchmark/price-date.ts";
import { broughtBetween, broughtPrice } from "#app/domain/benchmark/price-index.ts";
import type { PublishedFor } from "#app/data/benchmark/published-figures.server.ts";
import { addDays, toDay, type Day } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

/** Prices of placements as columns, with what each group of peers is and how the prices of each day were brought to the run's. */
export type PlacementColumns = {
  readonly prices: PriceColumns;
  readonly groups: readonly Omit<PeerGroup, "measure">[];
  /** The public figure of each group. */
  readonly published: readonly PriceFacts["benchmark"][];
  /** Days from 1 January 2000 to the day on which each price was agreed; `dayAfter` makes days of them. */
  readonly agreed: Int32Array;
  readonly agreedOn: (row: number) => { readonly on: Day; readonly brought: Brought | null };
};

const firstDay = toDay("2000-01-01");

/** The day that lies so many days after 1 January 2000. */
export function dayAfter(days: number): Day {
  return addDays(firstDay, days);
}

/** Brings the prices to the day of the run, and numbers the groups of peers in the order of their places. */
export function columnsOf(
  running: RunningPrices,
  day: Day,
  rule: Pick<OutlierRule, "payShare">,
  by: { readonly series: readonly IndexSeries[]; readonly publishedFor: PublishedFor },
): PlacementColumns {
  const { count, places, place, provider, asked, weekly, cap, agreed, expected } = running;
  const days = new Map<number, { readonly on: Day; readonly brought: Brought | null }>();
  const agreedOn = (row: number) => {
    const days2000 = agreed[row] as number;
    const known = days.get(days2000);
    if (known) return known;
    const on = dayAfter(days2000);
    const found = { on, brought: broughtBetween({ from: on, to: day }, rule.payShare, by.series) };
    days.set(days2000, found);
    return found;
  };
  const known = [...new Set(place)].sort((a, b) => a - b);
  const numbers = new Map(known.map((one, number) => [one, number]));
  const [price, weeklyBrought] = [new Float64Array(count), new Int32Array(count)];
  for (let row = 0; row < count; row++) {
    const { brought } = agreedOn(row);
    price[row] = broughtPrice(pence(asked[row] as number), brought);
    weeklyBrought[row] = broughtPrice(pence(weekly[row] as number), brought);
  }
  // The numbers of places are needed no more: those of groups take their room.
  const group = place;
  for (let row = 0; row < count; row++) group[row] = numbers.get(group[row] as number) as number;
  const groups = known.map((one) => ({ ...placeOf(one, places), lineId: null }));
  const published = groups.map(by.publishedFor);
  return {
    prices: {
      ...{ price, group, weeklyBrought, provider, providers: places.providers.length },
      ...{ asked, weekly, cap, expected },
      benchmark: Int32Array.from(published, (one) => one?.pence ?? 0),
    },
    groups,
    published,
    agreed,
    agreedOn,
  };
}
