import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "#app/data/embedded-postgres.ts";
import { servingUrl, setUpDatabase } from "#app/data/installation.server.ts";
import { withOwner } from "#app/data/owner.server.ts";
import type { Measured } from "./measured.ts";
import type { Clones } from "./by-hand.ts";
import { measureBrokerage } from "./brokerage.ts";
import { measureBidRush } from "./bid-rush.ts";
import { measureOutlierNightly } from "./outlier-nightly.ts";
import { measureOutlierStatistics } from "./outlier-statistics.ts";
import { measurePlacementPage } from "./placement-page.ts";
import { measureRepriceRound } from "./reprice-round.ts";
import { measureSearchData } from "./search-data.ts";
import { measureSearchPage } from "./search-page.ts";
import { settle } from "./settle.ts";
import { measureUplift } from "./uplift.ts";
import { buildWorld, type BenchWorld } from "./world.ts";

const sizes = [620, 6_200, 40_000] as const;
const largest = 40_000;

type Built = { readonly world: BenchWorld; readonly ownerUrl: string; readonly servingUrl: string };
type Build = (size: number) => Promise<Built>;
type Copy = (size: number) => Promise<Clones & { readonly remove: () => Promise<void> }>;

type Size = "usual" | "full";

/** Every measure by name. Each builds the worlds that it needs; some are small unless the full size is asked for. */
const measures: Readonly<
  Record<string, (build: Build, copy: Copy, size: Size) => Promise<readonly Measured[]>>
> = {
  "search-data": async (build) => {
    const worlds: Built[] = [];
    for (const size of sizes) worlds.push(await build(size));
    return measureSearchData(worlds);
  },
  "search-page": async (build) => {
    const { world, ownerUrl, servingUrl: url } = await build(largest);
    return withOwner(ownerUrl, (owner) => measureSearchPage(owner, world, url));
  },
  "reprice-round": async (build, copy) => {
    const { world } = await build(sizes[0]);
    const clones = await copy(sizes[0]);
    try {
      return [await measureRepriceRound(world, clones)];
    } finally {
      await clones.remove();
    }
  },
  "bid-rush": async (build, copy) => {
    const { world } = await build(sizes[0]);
    const clones = await copy(sizes[0]);
    try {
      return [await measureBidRush(world, clones)];
    } finally {
      await clones.remove();
    }
  },
  "placement-page": async (build, _copy, size) => {
    const built = await build(sizes[0]);
    return measurePlacementPage(built, size === "full" ? [10_000, 1_000_000] : [1_000, 100_000]);
  },
  "outlier-statistics": async (_build, _copy, size) =>
    measureOutlierStatistics(size === "full" ? [100_000, 1_000_000] : [100_000, 400_000]),
  "outlier-nightly": async (build, copy, size) => {
    const { world } = await build(sizes[0]);
    const clones = await copy(sizes[0]);
    try {
      return await measureOutlierNightly(
        world,
        clones,
        size === "full" ? [100_000, 1_000_000] : [30_000, 120_000],
      );
    } finally {
      await clones.remove();
    }
  },
  uplift: async (build, copy, size) => {
    const { world } = await build(sizes[0]);
    const clones = await copy(sizes[0]);
    try {
      return [await measureUplift(world, clones, size === "full" ? 1_000_000 : 20_000)];
    } finally {
      await clones.remove();
    }
  },
  "broker-board": async (build, _copy, size) => {
    const whole = size === "full" ? largest : largest / 10;
    return measureBrokerage("broker-board", await build(whole / 100), await build(whole));
  },
  shortlist: async (build) => measureBrokerage("shortlist", await build(largest / 100), await build(largest)),
};

/**
 * `npm run bench [-- --full] [measure…]`: one line of JSON for each measure and size. Ends with 1 where one is over its
 * limit. The full size of an uplift, a million rates, takes a quarter of an hour and more; that of brokerage has a million
 * placements.
 */
async function bench(wanted: readonly string[]) {
  const size = wanted.includes("--full") ? "full" : "usual";
  const chosen = wanted.filter((word) => word !== "--full");
  const unknown = chosen.filter((name) => !(name in measures));
  if (unknown.length > 0)
    throw new Error(
      `There is no measure ${unknown.join(", ")}. There are: ${Object.keys(measures).join(", ")}.`,
    );
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-bench-"));
  fs.chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({
    dataDir,
    settings: ["shared_buffers=256MB", "max_wal_size=4GB", "autovacuum=off"],
  });
  try {
    const build = builder(postgres);
    for (const [name, measure] of Object.entries(measures)) {
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      for (const measured of await measure(build, copier(postgres), size)) say(measured);
    }
  } finally {
    postgres.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Builds each size once, in a database of its own, cloned from a migrated one. */
function builder(postgres: EmbeddedPostgres): Build {
  const template = "bench_template";
  let migrated: Promise<unknown> | undefined;
  const built = new Map<number, Promise<Built>>();
  const buildOne = async (size: number): Promise<Built> => {
    await (migrated ??= setUpDatabase(postgres.url(template)));
    const ownerUrl = postgres.url(`bench_${size}`);
    await withOwner(postgres.url("postgres"), (admin) =>
      admin.query(`CREATE DATABASE bench_${size} TEMPLATE ${template}`),
    );
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    const started = performance.now();
    const world = await buildWorld(owner, size);
    await settle(owner);
    await owner.end();
    console.error(
      `built ${size.toLocaleString("en-GB")} locations in ${Math.round(performance.now() - started)} ms`,
    );
    return { world, ownerUrl, servingUrl: servingUrl(ownerUrl) };
  };
  return (size) => {
    const known = built.get(size) ?? buildOne(size);
    built.set(size, known);
    return known;
  };
}

/** Copies of a built database, for measures that write: each turn finds the same rows. */
function copier(postgres: EmbeddedPostgres): Copy {
  const admin = postgres.url("postgres");
  const run = (statement: string) => withOwner(admin, (client) => client.query(statement));
  return async (size) => {
    const base = `bench_${size}_written`;
    await run(`CREATE DATABASE ${base} TEMPLATE bench_${size}`);
    return {
      ownerUrl: postgres.url(base),
      copy: async (name) => {
        await run(`CREATE DATABASE ${name} TEMPLATE ${base}`);
        return postgres.url(name);
      },
      drop: async (name) => {
        await run(`DROP DATABASE ${name} WITH (FORCE)`);
      },
      remove: async () => {
        await run(`DROP DATABASE ${base} WITH (FORCE)`);
      },
    };
  };
}

function say({ ratio, ownMs, baselineMs, ...measured }: Measured) {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const times =
    ownMs === undefined || baselineMs === undefined
      ? {}
      : { ownMs: rounded(ownMs), baselineMs: rounded(baselineMs) };
  const { measure, size, limit } = measured;
  console.log(JSON.stringify({ measure, size, ratio: rounded(ratio), limit, ...times }));
  if (ratio > limit) process.exitCode = 1;
}

await bench(process.argv.slice(2));
