import { flaggedPlacements, type FlaggedPlacement } from "#app/data/benchmark/flagged-placements.server.ts";
import type { FoundFlag } from "#app/data/benchmark/outlier-flags.server.ts";
import { idAt } from "#app/data/benchmark/packed.ts";
import type { RunningPrices } from "#app/data/benchmark/running-prices.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { findingOf, noPeers, type PriceFacts } from "#app/domain/benchmark/finding-of.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { Day } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { asFlag, type Subject } from "./as-flag.ts";
import { asPeers, type RunPeers } from "./kept-peers.ts";
import { expectedOf, inHundredths } from "./price-facts.ts";
import type { PlacementColumns } from "./placement-columns.ts";

/** What has to be known of placements to tell what was found of them, once all are judged. */
export type ToldPlacements = Pick<RunningPrices, "ids" | "asked" | "weekly" | "units" | "cap"> &
  Pick<PlacementColumns, "groups" | "published" | "agreedOn"> & {
    readonly group: Int32Array;
    readonly peersOf: RunPeers["of"];
  };

/** The same, without what only judging needs. */
export function toldOf(
  running: RunningPrices,
  columns: PlacementColumns,
  peersOf: RunPeers["of"],
): ToldPlacements {
  const { ids, asked, weekly, units, cap } = running;
  const { groups, published, agreedOn, prices } = columns;
  return {
    ids,
    asked,
    weekly,
    units,
    cap,
    groups,
    published,
    agreedOn,
    group: prices.group,
    peersOf,
  };
}

/** So few that what they leave behind is gone before it is old: a night finds tens of thousands and may not grow with them. */
const eachTime = 60;

/** The flags of these rows, a few at a time: of each the finding that follows from its facts and its peers, and whose it is. */
export async function* flagsOfPlacements(
  tx: Tx,
  commissionerId: string,
  { day, priceDay, rule }: { readonly day: Day; readonly priceDay: Day; readonly rule: OutlierRule },
  told: ToldPlacements,
  rows: readonly number[],
): AsyncGenerator<readonly FoundFlag[]> {
  for (let at = 0; at < rows.length; at += eachTime) {
    const some = rows.slice(at, at + eachTime).map((row) => ({ row, id: idAt(told.ids, row) }));
    const ids = some.map(({ id }) => id);
    const whose = new Map(
      (await flaggedPlacements(tx, commissionerId, day, ids)).map((one) => [one.id, one]),
    );
    const flags: FoundFlag[] = [];
    for (const { row, id } of some) {
      const placement = whose.get(id);
      if (!placement) continue;
      const { measure, kept } = told.peersOf(row);
      const facts = factsOf(told, row, placement, { measure, priceDay });
      const finding = findingOf(facts, kept ? asPeers(kept) : noPeers, rule);
      if (finding) flags.push(asFlag(finding, subjectOf(placement), kept?.number ?? null));
    }
    yield flags;
  }
}

function subjectOf(placement: FlaggedPlacement): Subject {
  return {
    subjectId: placement.id,
    placementId: placement.id,
    sourceId: null,
    providerId: placement.providerId,
    locationId: placement.locationId,
    requestId: placement.requestId,
    learningDisability: placement.learningDisability,
    section117: placement.section117,
    nhsShare: placement.nhsShare,
  };
}

function factsOf(
  told: ToldPlacements,
  row: number,
  placement: FlaggedPlacement,
  { measure, priceDay }: { readonly measure: "price" | "ratio"; readonly priceDay: Day },
): PriceFacts {
  const { on, brought } = told.agreedOn(row);
  const at = told.group[row] ?? 0;
  const group = told.groups[at];
  if (!group) throw new Error("a price without a group");
  const expected = expectedOf(placement);
  const cap = told.cap[row] ?? 0;
  return {
    priceDay,
    peerGroup: { ...group, measure: expected ? measure : "price" },
    asked: { pence: pence(told.asked[row] ?? 0), on },
    brought,
    weekly: pence(told.weekly[row] ?? 0),
    bought: { units: inHundredths(told.units[row] ?? 0), per: "week" },
    expected,
    cap: cap > 0 ? pence(cap) : null,
    benchmark: told.published[at] ?? null,
  };
}
