import { withOwner } from "#app/data/owner.server.ts";
import { measureBoard } from "./broker-board.ts";
import { addBrokerage } from "./brokerage-world.ts";
import type { Measured } from "./measured.ts";
import { settle } from "./settle.ts";
import { measureShortlist } from "./shortlist.ts";
import type { BenchWorld } from "./world.ts";

type Built = { readonly world: BenchWorld; readonly ownerUrl: string; readonly servingUrl: string };

const limits = { ratio: 2, growth: 3 };

const measures = { "broker-board": measureBoard, shortlist: measureShortlist } as const;

/**
 * A reading of brokerage against its hand-written SQL, and how much slower it is than in a world of a hundredth of the
 * size. The small world serves the growth alone: of its few milliseconds opening a transaction is the larger part, which
 * the ratio would measure. The board lies beside 25 placements to a location, with three elements each; a shortlist asks
 * nothing of placements.
 */
export async function measureBrokerage(
  measure: keyof typeof measures,
  small: Built,
  large: Built,
): Promise<readonly Measured[]> {
  const least = await timed(measure, small);
  const { own, byHand } = await timed(measure, large);
  const { size } = large.world;
  return [
    { ...{ measure, size, ratio: own / byHand, limit: limits.ratio }, ownMs: own, baselineMs: byHand },
    {
      ...{ measure: `${measure}-growth`, size, ratio: own / least.own, limit: limits.growth },
      ...{ ownMs: own, baselineMs: least.own },
    },
  ];
}

async function timed(measure: keyof typeof measures, { world, ownerUrl, servingUrl }: Built) {
  if (measure === "broker-board") await fill(ownerUrl, world);
  return measures[measure](world, servingUrl);
}

const placementsToALocation = 25;

async function fill(ownerUrl: string, world: BenchWorld) {
  await withOwner(ownerUrl, async (owner) => {
    await addBrokerage(owner, world, world.size * placementsToALocation);
    await settle(owner);
  });
}
