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
 * A reading of brokerage against its hand-written SQL, in a world and in one of a hundredth of its size, and how much
 * slower it is in the larger. The board lies beside 25 placements to a location, with three elements each; a shortlist
 * asks nothing of placements.
 */
export async function measureBrokerage(
  measure: keyof typeof measures,
  small: Built,
  large: Built,
): Promise<readonly Measured[]> {
  const times = [];
  for (const { world, ownerUrl, servingUrl } of [small, large]) {
    if (measure === "broker-board") await fill(ownerUrl, world);
    const { own, byHand } = await measures[measure](world, servingUrl);
    times.push({ size: world.size, own, byHand });
  }
  const [least, most] = times;
  return [
    ...times.map(({ size, own, byHand }) => ({
      ...{ measure, size, ratio: own / byHand, limit: limits.ratio, ownMs: own, baselineMs: byHand },
    })),
    {
      ...{ measure: `${measure}-growth`, size: large.world.size, limit: limits.growth },
      ratio: (most?.own ?? 0) / (least?.own ?? 1),
    },
  ];
}

const placementsToALocation = 25;

async function fill(ownerUrl: string, world: BenchWorld) {
  await withOwner(ownerUrl, async (owner) => {
    await addBrokerage(owner, world, world.size * placementsToALocation);
    await settle(owner);
  });
}
