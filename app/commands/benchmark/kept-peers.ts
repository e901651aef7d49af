import type { KeptGroup } from "#app/data/benchmark/outlier-runs.server.ts";
import type { PeerGroup } from "#app/domain/benchmark/finding.ts";
import type { Peers } from "#app/domain/benchmark/finding-of.ts";
import {
  figuresByGroup,
  yardstickOf,
  type JudgedPeers,
  type PeerColumns,
} from "#app/domain/benchmark/judge-peers.ts";
import { peersByPrice, type JudgedPrices } from "#app/domain/benchmark/judge-prices.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { PriceDays } from "#app/domain/benchmark/signal.ts";
import { dayAfter, type PlacementColumns } from "./placement-columns.ts";

/** The peers of a run: what is kept of them, and who a price's peers are. */
export type RunPeers = {
  readonly kept: readonly KeptGroup[];
  /** The peers that a price is held against: by ratio where enough have one, else by price. Null where they are too few to be kept. */
  readonly of: (row: number) => { readonly measure: PeerGroup["measure"]; readonly kept: KeptGroup | null };
};

/** The groups of a run by price and by ratio that have enough providers to be kept, numbered in their order from 1. */
export function keptPeers(
  { prices, groups, agreed }: Pick<PlacementColumns, "prices" | "groups" | "agreed">,
  judged: JudgedPrices,
  rule: OutlierRule,
): RunPeers {
  const kept: KeptGroup[] = [];
  const by = (measure: PeerGroup["measure"], peers: JudgedPeers, columns: PeerColumns, rows?: Int32Array) => {
    const figures = figuresByGroup(columns, peers);
    const daysOf = daysByGroup(columns, agreed, rows);
    return groups.map((group, number) => {
      const [from, to, providers] = [
        peers.starts[number] ?? 0,
        peers.starts[number + 1] ?? 0,
        peers.providers[number] ?? 0,
      ];
      if (providers < rule.leastProviders) return null;
      const enough = to - from >= rule.leastJudged;
      const one: KeptGroup = {
        ...{ ...group, measure, number: kept.length + 1, providers, days: daysOf(number) },
        figures: figures.subarray(from, to),
        yardstick: enough ? yardstickOf(peers, number, rule) : null,
      };
      kept.push(one);
      return one;
    });
  };
  const byPrice = by("price", judged.byPrice, peersByPrice(prices));
  const byRatio = by("ratio", judged.byRatio, judged.ratios, judged.ratios.rows);
  return { kept, of: peersOfRows(prices.group, judged.measures, { byPrice, byRatio }) };
}

/** Since when the first and the last price of each group holds. Where not every price has a place in the columns, `rows` says whose it is. */
function daysByGroup({ group, groups }: PeerColumns, agreed: Int32Array, rows?: Int32Array) {
  const [first, last] = [new Int32Array(groups).fill(2 ** 31 - 1), new Int32Array(groups).fill(-(2 ** 31))];
  for (let at = 0; at < group.length; at++) {
    const [of, on] = [group[at] as number, agreed[rows ? (rows[at] as number) : at] as number];
    if (on < (first[of] as number)) first[of] = on;
    if (on > (last[of] as number)) last[of] = on;
  }
  return (of: number): PriceDays => ({
    first: dayAfter(first[of] as number),
    last: dayAfter(last[of] as number),
  });
}

type Groups = readonly (KeptGroup | null)[];

function peersOfRows(
  group: Int32Array,
  measures: Uint8Array,
  { byPrice, byRatio }: { readonly byPrice: Groups; readonly byRatio: Groups },
): RunPeers["of"] {
  return (row) => {
    const at = group[row] ?? 0;
    return measures[row] === 1
      ? { measure: "ratio", kept: byRatio[at] ?? null }
      : { measure: "price", kept: byPrice[at] ?? null };
  };
}

/** A kept group as the peers of a price. */
export function asPeers({ figures, providers, yardstick }: KeptGroup): Peers {
  return { figures, providers, yardstick };
}
