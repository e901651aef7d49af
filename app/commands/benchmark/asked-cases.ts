import type { FoundFlag } from "#app/data/benchmark/outlier-flags.server.ts";
import type { AskedPrice } from "#app/data/benchmark/new-prices.server.ts";
import type { PublishedFor } from "#app/data/benchmark/published-figures.server.ts";
import type { KeptGroup } from "#app/data/benchmark/outlier-runs.server.ts";
import { clientGroupOf, everyClient } from "#app/domain/benchmark/client-group.ts";
import type { Brought, PeerGroup } from "#app/domain/benchmark/finding.ts";
import { findingOf, noPeers, peersOf, type PriceFacts } from "#app/domain/benchmark/finding-of.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { Day } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { asFlag } from "./as-flag.ts";
import { expectedOf, inHundredths } from "./price-facts.ts";

/** A group of peers without its number. */
export type Group = Omit<KeptGroup, "number" | "yardstick" | "figures"> & {
  readonly figures: readonly number[];
};

type Asked = {
  readonly price: AskedPrice;
  /** The peers by price and by ratio, where there are enough to be kept. */
  readonly peers: Readonly<Partial<Record<PeerGroup["measure"], Group>>>;
  readonly on: Day;
  readonly brought: Brought | null;
};

/** What is found of prices that were asked, and the peers that were used, numbered from 1. */
export function flagsOfAsked(
  asked: readonly Asked[],
  {
    priceDay,
    rule,
    per,
    publishedFor,
  }: {
    readonly priceDay: Day;
    readonly rule: OutlierRule;
    readonly per: "week" | "year";
    readonly publishedFor: PublishedFor;
  },
): { readonly flags: readonly FoundFlag[]; readonly kept: readonly KeptGroup[] } {
  const numbers = new Map<Group, number>();
  const flags: FoundFlag[] = [];
  for (const { price, peers, on, brought } of asked) {
    const expected = expectedOf(price);
    const byRatio = expected && peers.ratio && peersOf(peers.ratio.figures, peers.ratio.providers, rule);
    const group = byRatio?.yardstick ? peers.ratio : peers.price;
    const facts: PriceFacts = {
      ...{ priceDay, brought, expected, benchmark: publishedFor(groupOf(price)) },
      peerGroup: { ...groupOf(price), measure: group?.measure ?? "price" },
      asked: { pence: pence(price.asked), on },
      weekly: price.weekly === null ? null : pence(price.weekly),
      bought: price.units === null ? null : { units: inHundredths(Number(price.units)), per },
      cap: price.cap === null ? null : pence(price.cap),
    };
    const finding = findingOf(facts, group ? peersOf(group.figures, group.providers, rule) : noPeers, rule);
    if (!finding) continue;
    if (group && !numbers.has(group)) numbers.set(group, numbers.size + 1);
    const groupNumber = group ? (numbers.get(group) ?? null) : null;
    const learningDisability = price.supportReason === "learning-disability";
    flags.push(asFlag(finding, { ...price, placementId: null, learningDisability }, groupNumber));
  }
  return { flags, kept: [...numbers].map(([group, number]) => keptAs(group, number, rule)) };
}

/** A group as a run keeps it. */
export function keptAs(group: Group, number: number, rule: OutlierRule): KeptGroup {
  return { ...group, number, yardstick: peersOf(group.figures, group.providers, rule).yardstick };
}

/** Among whom a price that was asked belongs. */
export function groupOf({
  lotId,
  lineId,
  supportReason,
  ageBand,
  region,
  unit,
}: AskedPrice): Omit<PeerGroup, "measure"> {
  const clientGroup = supportReason === null ? everyClient : clientGroupOf(supportReason, ageBand ?? "");
  return { lotId, lineId, clientGroup, region, unit };
}
