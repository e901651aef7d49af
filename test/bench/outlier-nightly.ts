import { spawnSync } from "node:child_process";
import type pg from "pg";
import { servingUrl } from "#app/data/installation.server.ts";
import { withOwner } from "#app/data/owner.server.ts";
import type { Clones } from "./by-hand.ts";
import { median, type Measured } from "./measured.ts";
import { readAndWriteByHand, type WrittenFlags } from "./outlier-by-hand.ts";
import { addRunningPlacements } from "./outlier-world.ts";
import { settle } from "./settle.ts";
import type { BenchWorld } from "./world.ts";

const limits = { ratio: 4, mebibytes: 512, growth: 1.5 };

type Night = { readonly ms: number; readonly flagged: number; readonly mebibytes: number };
type Timed = { readonly own: number; readonly baseline: number; readonly mebibytes: number };

/**
 * A whole night, from placements in PostgreSQL to stored flags, against reading and parsing the same columns and writing the same
 * flags back by hand; how much memory its process had of what it may have; and how a row's time grows with their number.
 */
export async function measureOutlierNightly(
  world: BenchWorld,
  clones: Clones,
  sizes: readonly number[],
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  const perRow: number[] = [];
  for (const size of sizes) {
    const name = `bench_outliers_${size}`;
    const url = await clones.copy(name);
    await withOwner(url, async (owner) => {
      await addRunningPlacements(owner, world, size);
      await settle(owner);
    });
    const { own, baseline, mebibytes } = await turnsOf(url, size > 300_000 ? 2 : 3, size);
    perRow.push(own / size);
    measured.push(
      {
        ...{ measure: "outlier-nightly", size, ratio: own / baseline, limit: limits.ratio },
        ...{ ownMs: own, baselineMs: baseline },
      },
      { measure: "outlier-nightly-memory", size, ratio: mebibytes / limits.mebibytes, limit: 1 },
    );
    await clones.drop(name);
  }
  const [first, last] = [perRow[0], perRow.at(-1)];
  if (first === undefined || last === undefined || sizes.length < 2) return measured;
  const size = sizes.at(-1) ?? 0;
  return [
    ...measured,
    { measure: "outlier-nightly-growth", size, ratio: last / first, limit: limits.growth },
  ];
}

async function turnsOf(url: string, turns: number, size: number): Promise<Timed> {
  const times = { own: [] as number[], baseline: [] as number[] };
  let mebibytes = 0;
  for (let turn = 0; turn < turns; turn++) {
    await withOwner(url, clear);
    const night = nightIn(url);
    const written = await withOwner(url, flagsIn);
    if (written.count !== night.flagged || written.count < size / 100)
      throw new Error(`the night kept ${written.count} of ${night.flagged} flags`);
    await withOwner(url, (owner) => owner.query("TRUNCATE outlier_note, outlier_flag"));
    const byHand = await readAndWriteByHand(servingUrl(url), written);
    const again = await withOwner(url, flagsIn);
    if (again.digest !== written.digest || byHand.read !== size)
      throw new Error("the two sides kept different flags");
    times.own.push(night.ms);
    times.baseline.push(byHand.ms);
    mebibytes = Math.max(mebibytes, night.mebibytes);
    console.error(
      `outlier-nightly ${size.toLocaleString("en-GB")}: own ${Math.round(night.ms)} ms with ${Math.round(night.mebibytes)} MiB, by hand ${Math.round(byHand.ms)} ms, ${night.flagged} flags`,
    );
  }
  return { own: median(times.own), baseline: median(times.baseline), mebibytes };
}

function nightIn(url: string): Night {
  const child = spawnSync(
    process.execPath,
    ["--import", "tsx", "test/bench/outlier-night.ts", servingUrl(url)],
    {
      encoding: "utf8",
    },
  );
  if (child.status !== 0) throw new Error(`the night failed: ${child.stderr}`);
  return JSON.parse(child.stdout) as Night;
}

async function clear(owner: pg.Client) {
  await owner.query("TRUNCATE outlier_note, outlier_flag, outlier_group, outlier_run");
}

/** The flags as they stand, column by column, and one digest of what they say. */
async function flagsIn(owner: pg.Client): Promise<WrittenFlags> {
  const { rows } = await owner.query<WrittenFlags>(
    `SELECT count(*)::int AS count, md5(string_agg(subject_id || direction || digest || at_stake_pence, '' ORDER BY subject_id)) AS digest FROM outlier_flag`,
  );
  const { rows: flags } = await owner.query<WrittenFlags["flags"][number]>(
    "SELECT * FROM outlier_flag ORDER BY subject_id",
  );
  return { count: rows[0]?.count ?? 0, digest: rows[0]?.digest ?? "", flags };
}
