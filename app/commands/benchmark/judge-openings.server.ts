import {
  pricesOfBids,
  pricesOfRound,
  ratesOfLines,
  type AskedPrice,
} from "#app/data/benchmark/new-prices.server.ts";
import { publishedFigures } from "#app/data/benchmark/published-figures.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import { flagsOfAsked, groupOf, type Group } from "./asked-cases.ts";
import type { Found, Today } from "./found-prices.ts";

/** Prices of a round that was opened, beside one another: those of one line in one region are peers. */
export async function judgeRound(
  tx: Tx,
  { commissionerId, day, rule }: Today,
  roundId: string,
): Promise<Found> {
  const prices = await pricesOfRound(tx, roundId);
  const groups = new Map<string, AskedPrice[]>();
  for (const price of prices) {
    const key = `${price.lineId} ${price.region}`;
    groups.set(key, [...(groups.get(key) ?? []), price]);
  }
  const asked = [...groups.values()].flatMap((together) => {
    const [first] = together;
    const figures = together.map((one) => one.asked).sort((a, b) => a - b);
    const days = { first: day, last: day };
    const providers = new Set(together.map(({ providerId }) => providerId)).size;
    const group = first && enough({ ...groupOf(first), measure: "price", figures, providers, days }, rule);
    return together.map((price) => ({ price, on: day, brought: null, peers: group ? { price: group } : {} }));
  });
  const publishedFor = await publishedFigures(tx, commissionerId, day);
  const found = flagsOfAsked(asked, { priceDay: day, rule, per: "year", publishedFor });
  return {
    kind: "RATE",
    priceDay: day,
    judged: prices.length,
    among: prices.map(({ subjectId }) => subjectId),
    ...found,
  };
}

/** Bids that were opened, beside what the members of the line charge in the region: bidders are too few to be each other's peers. */
export async function judgeBids(
  tx: Tx,
  { commissionerId, day, rule }: Today,
  callOffId: string,
): Promise<Found> {
  const prices = await pricesOfBids(tx, callOffId);
  const lines = [...new Set(prices.flatMap(({ lineId }) => lineId ?? []))];
  const rates = await ratesOfLines(tx, lines, day);
  const groups = new Map<string, Group>();
  const asked = prices.map((price) => {
    const key = `${price.lineId} ${price.region}`;
    const of = rates.find(({ lineId, region }) => `${lineId} ${region}` === key);
    const group = groups.get(key) ?? (of && enough({ ...groupOf(price), measure: "price", ...of }, rule));
    if (group) groups.set(key, group);
    return { price, on: day, brought: null, peers: group ? { price: group } : {} };
  });
  const publishedFor = await publishedFigures(tx, commissionerId, day);
  const found = flagsOfAsked(asked, { priceDay: day, rule, per: "year", publishedFor });
  return {
    kind: "BID",
    priceDay: day,
    judged: prices.length,
    among: prices.map(({ subjectId }) => subjectId),
    ...found,
  };
}

function enough(group: Group, rule: OutlierRule): Group | undefined {
  return group.providers >= rule.leastProviders ? group : undefined;
}
