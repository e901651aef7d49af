import { beforeAll, describe, expect, test } from "vitest";
import { flagsAsked, stakesAsked, type FlagQuestion } from "#app/data/outliers/flag-queue.server.ts";
import { flagsWaiting } from "#app/data/outliers/flags-waiting.server.ts";
import { placementsWithoutNhs, countWithoutNhs } from "#app/data/outliers/no-nhs-share.server.ts";
import { averageCosts } from "#app/data/outliers/average-costs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { compareQueued } from "#app/domain/benchmark/flag.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { insert, idOf } from "#test/factories/market.ts";
import { aFlag, aRun } from "#test/factories/outliers.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
const today = toDay("2026-11-16");

const everything: FlagQuestion = {
  ...{ lotId: null, clientGroup: null, provider: "", direction: null, kind: null, state: "waiting" },
  ...{ twoSignals: false, checkData: false, assignedTo: null, order: "people-first" },
};

/** What is at stake, which way, and for whom, of each flag in turn. */
const made = [
  { yearly: 500_00, ld: false, s117: false },
  { yearly: 100_00, ld: true, s117: false },
  { yearly: 900_00, ld: false, s117: false, low: true },
  { yearly: 300_00, ld: false, s117: true, nhs: false },
  { yearly: 100_00, ld: false, s117: false, signals: 2 },
] as const;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  const runId = await aRun(database.owner, world);
  for (const [at, one] of made.entries()) {
    const low = "low" in one;
    await aFlag(database.owner, world, {
      ...{ nth: at + 1, runId, learningDisability: one.ld, section117: one.s117 },
      providerId: world.bidders[at % 3]?.actor.providerId ?? "",
      finding: {
        ...{ direction: low ? "low" : "high", signals: "signals" in one ? one.signals : 1 },
        stake: { against: "expected", againstPence: pence(190_000), yearly: pence(one.yearly) },
      },
      row: at === 4 ? { assigned_to: world.analyst.accountId, check_data: true } : {},
    });
  }
  const settled = { nth: 90, runId, learningDisability: true };
  await aFlag(database.owner, world, {
    ...settled,
    row: { state: "RESOLVED", closed_at: "2026-11-16T09:00:00Z" },
  });
  await aFlag(database.owner, world, { ...settled, nth: 91, row: { gone_at: "2026-11-16T09:00:00Z" } });
});

const asked = (change: Partial<FlagQuestion> = {}, page: Parameters<typeof flagsAsked>[2] = "all") =>
  reading(world.analyst, (tx) => flagsAsked(tx, { ...everything, ...change }, page));

describe("the queue", () => {
  test("learning disability and section 117 stand first, then the most money; what is resolved or gone is not there", async () => {
    expect((await asked()).map(({ atStake }) => atStake)).toEqual([300_00, 100_00, 900_00, 500_00, 100_00]);
    expect((await asked({ order: "money" })).map(({ atStake }) => atStake)).toEqual([
      ...[900_00, 500_00, 300_00, 100_00, 100_00],
    ]);
  });

  test.each(["people-first", "money"] as const)("the database orders as the rule does: %s", async (order) => {
    const found = await asked({ order });
    expect([...found].sort((one, other) => compareQueued(order, one, other))).toEqual(found);
  });

  test("it is asked by direction, signals, person, data, group, kind and provider", async () => {
    expect(await asked({ direction: "low" })).toHaveLength(1);
    expect(await asked({ twoSignals: true })).toHaveLength(1);
    expect(await asked({ assignedTo: world.analyst.accountId })).toHaveLength(1);
    expect(await asked({ checkData: true })).toHaveLength(1);
    expect(await asked({ clientGroup: "mental-health" })).toHaveLength(0);
    expect(await asked({ kind: "RATE" })).toHaveLength(0);
    expect(await asked({ lotId: world.coreLotIds[1] ?? "" })).toHaveLength(0);
    expect(await asked({ state: "RESOLVED" })).toHaveLength(1);
    expect(await asked({ state: "all" })).toHaveLength(7);
    const [first] = await asked();
    expect((await asked({ provider: first?.provider.slice(2).toUpperCase() ?? "" })).length).toBeGreaterThan(
      0,
    );
    expect(await asked({ provider: "nobody of that name" })).toEqual([]);
  });

  test("what a price is held against is of a week by need, and of its own unit otherwise", async () => {
    const runId = idOf(90, 1);
    const peerGroup = {
      ...{ lotId: world.coreLotIds[0] ?? "", lineId: null, clientGroup: "learning-disability" },
      ...{ region: "everywhere", unit: "hour" },
    };
    for (const [at, measure] of (["ratio", "price"] as const).entries())
      await aFlag(database.owner, world, {
        ...{ nth: 95 + at, runId },
        finding: {
          peerGroup: { ...peerGroup, measure },
          stake: { against: "peers", againstPence: pence(90_000), yearly: pence(2_00 - at) },
        },
        row: { state: "EXPLAINED", reason: "location" },
      });
    const found = await asked({ state: "EXPLAINED" });
    expect(found.map(({ againstUnit }) => againstUnit)).toEqual(["week", "hour"]);
  });

  test("pages follow one another without a gap", async () => {
    const [all, one, two] = [
      await asked(),
      await asked({}, { limit: 3, offset: 0 }),
      await asked({}, { limit: 3, offset: 3 }),
    ];
    expect([...one, ...two]).toEqual(all);
  });

  test("what is at stake above and below is never netted", async () => {
    const stakes = await reading(world.analyst, (tx) => stakesAsked(tx, everything));
    expect(stakes).toEqual({ high: { count: 4, yearly: 1_000_00 }, low: { count: 1, yearly: 900_00 } });
  });

  test("a provider sees none of it, and neither does another council", async () => {
    const provider = world.bidders[0].actor;
    expect(await reading(provider, (tx) => flagsAsked(tx, everything, "all"))).toEqual([]);
    const stranger = { ...world.analyst, commissionerId: world.everywhereId };
    expect(await reading(stranger, (tx) => flagsAsked(tx, everything, "all"))).toEqual([]);
  });

  test("the home page counts what is nobody's or one's own", async () => {
    const waiting = (accountId: string) => reading(world.analyst, (tx) => flagsWaiting(tx, accountId));
    expect(await waiting(world.analyst.accountId)).toMatchObject({
      own: { count: 5, high: 1_000_00, low: 900_00 },
    });
    expect(await waiting(world.broker.accountId)).toMatchObject({ own: { count: 4, high: 900_00 } });
  });
});

describe("placements without an NHS share", () => {
  const asks = (above: number) => ({ above: pence(above), lotId: null, today });
  const found = (above: number) =>
    reading(world.analyst, (tx) => placementsWithoutNhs(tx, asks(above), "all"));

  test("section 117 and learning disability above the sum, the dearest first; a share of the NHS takes one out", async () => {
    await aPlacement(database.owner, world, { section_117: true }, 1);
    await aPlacement(database.owner, world, { support_reason: "learning-disability" }, 2);
    await aPlacement(database.owner, world, {}, 3);
    await aPlacement(database.owner, world, { section_117: true }, 4);
    await database.owner.query("DELETE FROM placement_share WHERE stream = 'client' AND funding_id = $1", [
      idOf(85, 4),
    ]);
    await insert(database.owner, "placement_share", [
      {
        ...{ funding_id: idOf(85, 4), commissioner_id: world.commissionerId, stream: "s117" },
        ...{ weekly_pence: 12_000, takes_rest: false, icb_reference: "", dispute_reason: "" },
      },
    ]);
    await insert(database.owner, "placement_element", [
      {
        ...{ id: idOf(84, 52), placement_id: idOf(83, 2), commissioner_id: world.commissionerId },
        ...{
          provider_id: world.bidders[0].actor.providerId,
          service_line_id: world.lineIds[1],
          kind: "CARE",
        },
        ...{ pence: 2_400, per: "hour", units: 10, weekly_pence: 24_000, schedule: "", origin: "PLACED" },
        ...{
          from_on: "2026-10-05",
          rate_id: world.bidders[0].rateId,
          rate_pence: 2_400,
          cap_pence: world.capPence,
        },
      },
    ]);
    expect((await found(10_000)).map(({ reference, weekly }) => [reference, weekly])).toEqual([
      ["PL-2026-9002", 48_000],
      ["PL-2026-9001", 24_000],
    ]);
    expect(await found(24_000)).toHaveLength(1);
    const count = await reading(world.analyst, (tx) => countWithoutNhs(tx, asks(10_000)));
    expect(count).toEqual({ count: 2, weekly: 72_000 });
  });

  test("a month with one provider has no average", async () => {
    const lotId = world.coreLotIds[0] ?? "";
    const months = await reading(world.analyst, (tx) =>
      averageCosts(tx, { lotId, months: 3, today: toDay("2027-01-16"), least: 5 }),
    );
    expect(months).toEqual([]);
    const seen = await reading(world.analyst, (tx) =>
      averageCosts(tx, { lotId, months: 3, today: toDay("2027-01-16"), least: 1 }),
    );
    // Four placements at £240 (one of them at £480): £300, told to £25 steps.
    expect(seen).toEqual([
      { month: "2026-10-01", average: 300_00, placements: 4 },
      { month: "2026-11-01", average: 300_00, placements: 4 },
      { month: "2026-12-01", average: 300_00, placements: 4 },
    ]);
  });
});
