import { offersAsked } from "#app/data/benchmark/new-prices.server.ts";
import type { FoundFlag } from "#app/data/benchmark/outlier-flags.server.ts";
import { groupsOfRun, lastWholeRun, type KeptGroup } from "#app/data/benchmark/outlier-runs.server.ts";
import { indexSeries } from "#app/data/benchmark/indices.server.ts";
import { publishedFigures } from "#app/data/benchmark/published-figures.server.ts";
import { runningPrices } from "#app/data/benchmark/running-prices.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { PeerGroup } from "#app/domain/benchmark/finding.ts";
import { broughtBetween } from "#app/domain/benchmark/price-index.ts";
import { flagsOfAsked, groupOf, keptAs, type Group } from "./asked-cases.ts";
import type { Found, Today } from "./found-prices.ts";
import { columnsOf } from "./placement-columns.ts";
import { flagsOfPlacements, toldOf } from "./placement-flags.server.ts";

/** Placements that were made or changed, beside the peers of the last night. Null where there are none. */
export async function judgePlacements(
  tx: Tx,
  { commissionerId, day, rule }: Today,
  ids: readonly string[],
): Promise<Found | null> {
  if (ids.length === 0) return null;
  const { peersOf, priceDay, series, publishedFor } = await lastNight(tx, commissionerId, day);
  const running = await runningPrices(tx, commissionerId, day, ids);
  const columns = columnsOf(running, priceDay, rule, { series, publishedFor });
  const numbers = new Map<Group, KeptGroup>();
  const numbered = (group: Group | undefined) => {
    if (!group) return null;
    const known = numbers.get(group) ?? keptAs(group, numbers.size + 1, rule);
    numbers.set(group, known);
    return known;
  };
  const found = new Map<number, { readonly price: Group | undefined; readonly ratio: Group | undefined }>();
  const rows = Array.from({ length: running.count }, (_, row) => row);
  for (const row of rows) {
    const group = columns.groups[columns.prices.group[row] ?? 0];
    if (group) found.set(row, await peersOf(group));
  }
  const of = (row: number) => {
    const { price, ratio } = found.get(row) ?? {};
    const byRatio =
      (running.expected[row] ?? 0) > 0 && ratio !== undefined && keptAs(ratio, 0, rule).yardstick !== null;
    return byRatio
      ? { measure: "ratio" as const, kept: numbered(ratio) }
      : { measure: "price" as const, kept: numbered(price) };
  };
  const flags: FoundFlag[] = [];
  const on = { day, priceDay, rule };
  const told = toldOf(running, columns, of);
  for await (const some of flagsOfPlacements(tx, commissionerId, on, told, rows)) flags.push(...some);
  return {
    kind: "PLACEMENT",
    priceDay,
    judged: running.count,
    among: ids,
    flags,
    kept: [...numbers.values()],
  };
}

/** Offers that arrived, beside the running placements of the last night. Null where there are none. */
export async function judgeOffers(
  tx: Tx,
  { commissionerId, day, rule }: Today,
  ids: readonly string[],
): Promise<Found | null> {
  if (ids.length === 0) return null;
  const { peersOf, priceDay, series, publishedFor } = await lastNight(tx, commissionerId, day);
  const { prices, among } = await offersAsked(tx, commissionerId, day, ids);
  const brought = broughtBetween({ from: day, to: priceDay }, rule.payShare, series);
  const asked = [];
  for (const price of prices) {
    const { price: byPrice, ratio } = await peersOf(groupOf(price));
    asked.push({
      price,
      on: day,
      brought,
      peers: { ...(byPrice && { price: byPrice }), ...(ratio && { ratio }) },
    });
  }
  const found = flagsOfAsked(asked, { priceDay, rule, per: "week", publishedFor });
  return { kind: "OFFER", priceDay, judged: prices.length, among, ...found };
}

/**
 * What the last run through all placements left to hold a price against: the peers that it kept, lot by lot as they are asked
 * for, and at the prices of its day the indices and the published figures.
 */
async function lastNight(tx: Tx, commissionerId: string, day: Day) {
  const last = await lastWholeRun(tx, commissionerId);
  const lots = new Map<string, readonly Group[]>();
  const priceDay = last?.priceOn ?? day;
  return {
    priceDay,
    series: await indexSeries(tx, commissionerId),
    publishedFor: await publishedFigures(tx, commissionerId, priceDay),
    peersOf: async (group: Omit<PeerGroup, "measure">) => {
      const kept =
        lots.get(group.lotId) ?? (last ? await groupsOfRun(tx, last.id, { lotId: group.lotId }) : []);
      lots.set(group.lotId, kept);
      const same = kept.filter(
        ({ clientGroup, region, unit }) =>
          clientGroup === group.clientGroup && region === group.region && unit === group.unit,
      );
      const by = (measure: Group["measure"]) => same.find((one) => one.measure === measure);
      return { price: by("price"), ratio: by("ratio") };
    },
  };
}
