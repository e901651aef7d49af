import { flaggedPlacements, type FlaggedPlacement } from "#app/data/benchmark/flagged-placements.server.ts";
import type { FoundFlag } from "#app/data/benchmark/outlier-flags.server.ts";
import { idAt } from "#app/data/benchmark/packed.ts";
import type { RunningPrices } from "#app/data/benchmark/running-prices.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { findingOf, noPeers, type PriceFacts } from "#app/domain/benchmark/finding-of.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { Day } from "#app/domain/calendar.ts";
import { decimal4, pence, type Decimal4, type Pence } from "#app/domain/money.ts";
import { asFlag } from "./as-flag.ts";
import { asPeers, type RunPeers } from "./kept-peers.ts";
import type { PlacementColumns } from "./placement-columns.ts";

const eachTime = 4_000;

/** The flags of these rows, some thousands at a time: of each the finding that follows from its facts and its peers, and whose it is. */
export async function* flagsOfPlacements(
  tx: Tx,
  commissionerId: string,
  { day, priceDay, rule }: { readonly day: Day; readonly priceDay: Day; readonly rule: OutlierRule },
  {
    running,
    columns,
    peers,
  }: {
    readonly running: RunningPrices;
    readonly columns: PlacementColumns;
    readonly peers: Pick<RunPeers, "of">;
  },
  rows: readonly number[],
): AsyncGenerator<readonly FoundFlag[]> {
  const regions = running.places.regions.slice(1);
  for (let at = 0; at < rows.length; at += eachTime) {
    const some = rows.slice(at, at + eachTime).map((row) => ({ row, id: idAt(running.ids, row) }));
    const ids = some.map(({ id }) => id);
    const whose = new Map(
      (await flaggedPlacements(tx, commissionerId, day, regions, ids)).map((one) => [one.id, one]),
    );
    const flags: FoundFlag[] = [];
    for (const { row, id } of some) {
      const placement = whose.get(id);
      if (!placement) continue;
      const { measure, kept } = peers.of(row);
      const facts = factsOf({ running, columns }, row, placement, { measure, priceDay });
      const finding = findingOf(facts, kept ? asPeers(kept) : noPeers, rule);
      if (finding)
        flags.push(
          asFlag(finding, {
            ...placement,
            ...placementSubject(placement),
            groupNumber: kept?.number ?? null,
          }),
        );
    }
    yield flags;
  }
}

function placementSubject({ id }: FlaggedPlacement) {
  return { subjectId: id, placementId: id, sourceId: null };
}

function factsOf(
  { running, columns }: { readonly running: RunningPrices; readonly columns: PlacementColumns },
  row: number,
  placement: FlaggedPlacement,
  { measure, priceDay }: { readonly measure: "price" | "ratio"; readonly priceDay: Day },
): PriceFacts {
  const { on, brought } = columns.agreedOn(row);
  const group = columns.groups[columns.prices.group[row] ?? 0];
  if (!group) throw new Error("a price without a group");
  const expected = expectedOf(placement);
  const cap = running.cap[row] ?? 0;
  return {
    priceDay,
    peerGroup: { ...group, measure: expected ? measure : "price" },
    asked: { pence: pence(running.asked[row] ?? 0), on },
    brought,
    weekly: pence(running.weekly[row] ?? 0),
    bought: { units: inHundredths(running.units[row] ?? 0), per: "week" },
    expected,
    cap: cap > 0 ? pence(cap) : null,
    benchmark: columns.published[columns.prices.group[row] ?? 0] ?? null,
  };
}

function expectedOf({
  needDigest,
  parametersId,
  calculation,
  low,
  expected,
  high,
}: FlaggedPlacement): PriceFacts["expected"] {
  if (needDigest === null || parametersId === null || calculation === null) return null;
  const sum = (one: number | null): Pence => pence(one ?? 0);
  return { low: sum(low), expected: sum(expected), high: sum(high), needDigest, parametersId, calculation };
}

/** Hundredths as the exact decimal that they are: 1050 is 10.5. */
export function inHundredths(hundredths: number): Decimal4 {
  const digits = String(hundredths).padStart(3, "0");
  return decimal4(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
}
