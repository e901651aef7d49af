import pg from "pg";
import { connect, disconnect, reading } from "#app/data/db.server.ts";
import { searchMembers, type SearchQuestion } from "#app/data/search.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { median, type Measured } from "./measured.ts";
import { askByHand, type BaselineQuestion } from "./search-baseline.ts";
import type { BenchWorld } from "./world.ts";

const repeats = 25;
const warmUps = 6;
const limits = { ratio: 1.5, growth: 3 };

/** What the fixed questions have in common: one lot, five miles, nearest first, the first page. */
const questions = [1, 2, 3, 4, 5].map((number) => ({
  lot: number,
  east: 300 * number - 900,
  north: 250 * (number % 3) - 250,
}));

type Times = { readonly own: number; readonly byHand: number };

/** The search's data layer, as a request uses it, against the same question in hand-written SQL, size by size. */
export async function measureSearchData(
  worlds: readonly { readonly world: BenchWorld; readonly servingUrl: string }[],
): Promise<readonly Measured[]> {
  const times = new Map<number, Times>();
  for (const { world, servingUrl } of worlds) times.set(world.size, await timesIn(world, servingUrl));
  const measured = [...times].map(([size, { own, byHand }]) => ({
    measure: "search-data",
    size,
    ratio: own / byHand,
    limit: limits.ratio,
    ownMs: own,
    baselineMs: byHand,
  }));
  const [smallest, largest] = [Math.min(...times.keys()), Math.max(...times.keys())];
  const growth = (times.get(largest)?.own ?? 0) / (times.get(smallest)?.own ?? 1);
  return [
    ...measured,
    ...(largest > smallest
      ? [{ measure: "search-data-growth", size: largest, ratio: growth, limit: limits.growth }]
      : []),
  ];
}

async function timesIn(world: BenchWorld, servingUrl: string): Promise<Times> {
  const pool = new pg.Pool({ connectionString: servingUrl, max: 10 });
  connect(servingUrl, 10);
  const actor = {
    kind: "staff",
    accountId: world.accountId,
    commissionerId: world.commissionerId,
    roles: ["broker"],
  } as const;
  const own: number[] = [];
  const byHand: number[] = [];
  try {
    for (const question of questions) await holdEqual(pool, actor, world, question);
    for (let repeat = 0; repeat < warmUps + repeats; repeat += 1) {
      for (const question of questions) {
        const ours = () => time(() => ask(actor, ownQuestion(world, question)));
        const theirs = () => time(() => askByHand(pool, actor, handQuestion(world, question)));
        const [first, second] = repeat % 2 === 0 ? [ours, theirs] : [theirs, ours];
        const [a, b] = [await first(), await second()];
        if (repeat >= warmUps) own.push(repeat % 2 === 0 ? a : b);
        if (repeat >= warmUps) byHand.push(repeat % 2 === 0 ? b : a);
      }
    }
  } finally {
    await disconnect();
    await pool.end();
  }
  return { own: median(own), byHand: median(byHand) };
}

type Fixed = (typeof questions)[number];

function ask(actor: StaffActor, question: SearchQuestion) {
  return reading(actor, (tx) => searchMembers(tx, question));
}

/** A race between two answers means nothing unless they are the same. */
async function holdEqual(pool: pg.Pool, actor: StaffActor, world: BenchWorld, question: Fixed) {
  const ours = await ask(actor, ownQuestion(world, question));
  const theirs = await askByHand(pool, actor, handQuestion(world, question));
  const own = JSON.stringify({
    total: ours.total,
    results: ours.results.map(({ candidate }) => [candidate.providerId, candidate.locationId]),
    near: ours.nearMisses.map(({ candidate, but }) => [candidate.providerId, candidate.locationId, but.kind]),
  });
  const byHand = JSON.stringify({
    total: theirs.total,
    results: theirs.results.map((row) => [row.provider_id, row.location_id]),
    near: theirs.nearMisses.map((row) => [row.provider_id, row.location_id, row.but]),
  });
  if (own !== byHand)
    throw new Error(`the two answers differ at ${world.size} locations:\n${own}\n${byHand}`);
}

function ownQuestion(world: BenchWorld, { lot, east, north }: Fixed): SearchQuestion {
  const from = { easting: world.centre.easting + east, northing: world.centre.northing + north };
  return {
    requirement: {
      frameworkId: world.frameworkId,
      lots: [{ lotId: world.lotId(lot), rule: { kind: "by-application" } }],
      everywhereId: world.everywhereId,
      areaId: null,
      within: { from, miles: 5 },
      price: null,
      ratings: null,
      specialism: null,
      room: null,
      includeStopped: false,
    },
    today: toDay(world.today),
    sort: "distance",
    page: 1,
  };
}

function handQuestion(world: BenchWorld, { lot, east, north }: Fixed): BaselineQuestion {
  const { frameworkId, today, centre } = world;
  return {
    lotId: world.lotId(lot),
    frameworkId,
    easting: centre.easting + east,
    northing: centre.northing + north,
    miles: 5,
    today,
  };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
