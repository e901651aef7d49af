import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  goThroughPricesNow,
  goThroughPricesOfNight,
} from "#app/commands/benchmark/go-through-prices.server.ts";
import { enterFigure } from "#app/commands/benchmark/enter-figure.server.ts";
import { decimal4 } from "#app/domain/money.ts";
import { aDataset, aFigure, aRelease, referenceOfBenchmarks } from "#test/factories/benchmarks.ts";
import type { Finding } from "#app/domain/benchmark/finding.ts";
import { peersOf, recompute } from "#app/domain/benchmark/finding-of.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf } from "#test/factories/market.ts";
import { moreProviders, runningId, runningPlacements, type Running } from "#test/factories/running.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;

/** Eleven prices in line, around 1,000 pounds a week, and one of 3,000. */
const inLine: readonly Running[] = [950, 960, 970, 980, 990, 1000, 1010, 1020, 1030, 1040, 1050].map(
  (pounds) => ({ pounds }),
);
const twelve: readonly Running[] = [...inLine, { pounds: 3000 }];

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  await moreProviders(database.owner, 6);
});

beforeEach(async () => {
  await database.owner.query("SET session_replication_role = replica");
  for (const table of [
    "outlier_note",
    "outlier_flag",
    "outlier_group",
    "outlier_run",
    "care_need_of",
    "expected_cost",
    "care_need",
    "cost_parameters",
  ])
    await database.owner.query(`DELETE FROM ${table}`);
  for (const table of ["placement_share", "placement_funding", "placement_element", "placement"])
    await database.owner.query(`DELETE FROM ${table}`);
  await database.owner.query("SET session_replication_role = origin");
});

type Flag = {
  readonly subject_id: string;
  readonly direction: string;
  readonly state: string;
  readonly gone: boolean;
  readonly evidence: Finding;
  readonly digest: string;
  readonly at_stake_pence: string;
  readonly nhs_share: boolean;
};

async function flags(): Promise<readonly Flag[]> {
  const { rows } = await database.owner.query<Flag>(
    "SELECT *, gone_at IS NOT NULL AS gone FROM outlier_flag ORDER BY subject_id, direction",
  );
  return rows;
}

test("a price far above its peers is asked about, worth its distance from their median for a year", async () => {
  await runningPlacements(database.owner, world, twelve);
  expect(await goThroughPricesNow(world.analyst)).toMatchObject({ judged: 12, flagged: 1 });
  const [flag] = await flags();
  expect(flag).toMatchObject({
    ...{ subject_id: runningId(12), direction: "HIGH", state: "OPEN", gone: false },
    evidence: {
      ...{ rule: 0, priceDay: "2026-11-16", pence: 300_000, signals: 1 },
      peerGroup: { clientGroup: "learning-disability", region: "everywhere", unit: "week", measure: "price" },
      peers: { kind: "judged", providers: 6, out: "high" },
    },
  });
  // The median of twelve on the log scale: √(1,000 × 1,010) = 1,004.99 pounds; 1,995.01 × 365 ÷ 7.
  expect(Number(flag?.at_stake_pence)).toBe(10_402_552);
});

test("each flag is worked out again from its evidence, its rule and its peers as they were kept", async () => {
  await runningPlacements(database.owner, world, [...twelve, { pounds: 300 }]);
  await addNeed(1, 500);
  await goThroughPricesNow(world.analyst);
  const { rows } = await database.owner.query<{
    evidence: Finding;
    figures: number[] | null;
    providers: number | null;
    rule: OutlierRule;
  }>(
    `SELECT f.evidence, g.figures, g.providers, r.rule FROM outlier_flag f JOIN outlier_run r ON r.id = f.run_id
     LEFT JOIN outlier_group g ON g.run_id = f.run_id AND g.number = f.group_number`,
  );
  expect(rows).toHaveLength(3);
  for (const { evidence, figures, providers, rule } of rows)
    expect(recompute(evidence, peersOf(figures ?? [], providers ?? 0, rule), rule)).toEqual(evidence);
});

test("the same prices give the same flags, byte for byte, whatever the order in which they lie", async () => {
  await runningPlacements(database.owner, world, twelve);
  const once = await goThroughPricesNow(world.analyst);
  const found = await flags();
  expect((await goThroughPricesNow(world.analyst)).digest).toBe(once.digest);
  expect(await flags()).toEqual(found);
  await database.owner.query(
    "CREATE TEMP TABLE turned AS SELECT * FROM placement_element ORDER BY id DESC; DELETE FROM placement_element; INSERT INTO placement_element SELECT * FROM turned; DROP TABLE turned",
  );
  expect((await goThroughPricesNow(world.analyst)).digest).toBe(once.digest);
  const { rows } = await database.owner.query<{ runs: number }>(
    "SELECT count(*)::int AS runs FROM outlier_run",
  );
  expect(rows).toEqual([{ runs: 3 }]);
});

test("a group keeps since when the first and the last of its prices hold", async () => {
  await runningPlacements(database.owner, world, [
    { pounds: 900, element: { from_on: "2026-04-06" }, placement: { from_on: "2026-04-06" } },
    { pounds: 910, element: { from_on: "2026-11-02" } },
    ...inLine,
  ]);
  await goThroughPricesNow(world.analyst);
  const { rows } = await database.owner.query(
    "SELECT first_on::text AS first, last_on::text AS last FROM outlier_group WHERE measure = 'price'",
  );
  expect(rows).toEqual([{ first: "2026-04-06", last: "2026-11-02" }]);
});

test("after a month the peers of a night are let go of, but for those by which a flag is worked out", async () => {
  const groupsOn = async (day: string) => {
    const { rows } = await database.owner.query<{ number: number }>(
      "SELECT g.number FROM outlier_group g JOIN outlier_run r ON r.id = g.run_id WHERE r.price_on = $1 ORDER BY 1",
      [day],
    );
    return rows.length;
  };
  const dear = { age_band: "85-94", support_reason: "physical-personal-care" };
  const older = twelve.map((one, at) => ({ ...one, placement: dear, pounds: at === 11 ? 1010 : one.pounds }));
  await runningPlacements(database.owner, world, twelve);
  await runningPlacements(database.owner, world, older, 13);
  expect(await goThroughPricesOfNight()).toBe(1);
  expect(await groupsOn("2026-11-16")).toBe(2);
  // It ends, and is asked about no longer: its flag keeps what was found last.
  await database.owner.query("UPDATE placement_element SET to_on = '2026-11-30' WHERE placement_id = $1", [
    runningId(12),
  ]);
  await database.holdClock(new Date("2026-12-17T01:30:00Z"));
  await goThroughPricesOfNight();
  expect(await groupsOn("2026-11-16")).toBe(2);
  await database.holdClock(new Date("2026-12-18T01:30:00Z"));
  await goThroughPricesOfNight();
  expect([await groupsOn("2026-11-16"), await groupsOn("2026-12-17")]).toEqual([1, 2]);
  await database.holdClock(mondayMorning);
});

test("of four providers nothing is kept and nothing is said of peers", async () => {
  await runningPlacements(
    database.owner,
    world,
    twelve.map((one, at) => ({ ...one, provider: 1 + (at % 4) })),
  );
  expect(await goThroughPricesNow(world.analyst)).toMatchObject({ judged: 12, flagged: 0 });
  expect((await database.owner.query("SELECT 1 FROM outlier_group")).rowCount).toBe(0);
});

describe("what is asked about already", () => {
  const first = runningId(12);
  const reprice = (pounds: number) =>
    database.owner.query(
      `UPDATE placement_element SET to_on = '2026-11-02' WHERE placement_id = '${first}' AND to_on IS NULL;
       INSERT INTO placement_element (placement_id, commissioner_id, provider_id, service_line_id, pence, per, units, weekly_pence, from_on, origin)
       SELECT placement_id, commissioner_id, provider_id, service_line_id, ${pounds * 100}, per, units, ${pounds * 100}, '2026-11-02', 'AMENDED'
       FROM placement_element WHERE placement_id = '${first}' LIMIT 1`,
    );
  const explain = () =>
    database.owner.query(
      "UPDATE outlier_flag SET state = 'EXPLAINED', reason = 'need-higher', closed_at = '2026-11-16T11:00:00Z'",
    );

  beforeEach(async () => {
    await runningPlacements(database.owner, world, twelve);
    await goThroughPricesNow(world.analyst);
  });

  test("is gone when its price has come into line", async () => {
    await reprice(1_000);
    await goThroughPricesNow(world.analyst);
    expect(await flags()).toMatchObject([{ state: "OPEN", gone: true }]);
  });

  test("stays explained while nothing changes", async () => {
    await explain();
    await goThroughPricesNow(world.analyst);
    expect(await flags()).toMatchObject([{ state: "EXPLAINED", gone: false }]);
  });

  test("is asked about again, with a note, when its price has changed", async () => {
    await explain();
    await reprice(2_900);
    await goThroughPricesOfNight();
    expect(await flags()).toMatchObject([{ state: "OPEN", closed_at: null, evidence: { pence: 290_000 } }]);
    const { rows } = await database.owner.query(
      "SELECT kind, from_state, to_state, noted_by FROM outlier_note",
    );
    expect(rows).toEqual([{ kind: "REOPENED", from_state: "EXPLAINED", to_state: "OPEN", noted_by: null }]);
  });
});

test("a price that was by the week and is by the hour by now is asked about by the hour", async () => {
  await runningPlacements(database.owner, world, twelve.slice(0, 1));
  await addNeed(1, 500);
  await goThroughPricesNow(world.analyst);
  const asked = async () => {
    const { rows } = await database.owner.query<Record<string, unknown>>(
      "SELECT unit, client_group, price_pence, weekly_pence, gone_at IS NOT NULL AS gone FROM outlier_flag",
    );
    return rows;
  };
  const about = { client_group: "learning-disability", gone: false };
  expect(await asked()).toEqual([{ ...about, unit: "week", price_pence: 95_000, weekly_pence: 95_000 }]);
  await database.owner.query(
    "SET session_replication_role = replica; UPDATE placement_element SET per = 'hour', units = 40, pence = 2400, weekly_pence = 96000; SET session_replication_role = origin",
  );
  await goThroughPricesNow(world.analyst);
  expect(await asked()).toEqual([{ ...about, unit: "hour", price_pence: 2_400, weekly_pence: 96_000 }]);
});

/** The nth placement has a need of its own that is expected to cost so much a week. */
async function addNeed(nth: number, pounds: number) {
  const parameters = idOf(94, 1);
  await database.owner.query(
    `INSERT INTO cost_parameters (id, commissioner_id, lot_id, version, from_on, sets, source, made_at, checked_at)
     VALUES ($1, $2, $3, 1, '2026-04-01', '{}', 'Open books', '2026-04-01Z', '2026-04-02Z') ON CONFLICT DO NOTHING`,
    [parameters, world.commissionerId, world.coreLotIds[0]],
  );
  await database.owner.query("INSERT INTO care_need VALUES ($1, $2, '[]')", [
    world.commissionerId,
    `need-${nth}`,
  ]);
  await database.owner.query(
    `INSERT INTO care_need_of (commissioner_id, placement_id, version, digest, from_on, recorded_at) VALUES ($1, $2, 1, $3, '2026-10-05', '2026-10-05Z')`,
    [world.commissionerId, runningId(nth), `need-${nth}`],
  );
  await database.owner.query(
    "INSERT INTO expected_cost VALUES ($1, $2, $3, 1, $4, $5, $6, '[]', '2026-10-05Z')",
    [...[world.commissionerId, `need-${nth}`, parameters, pounds * 90, pounds * 100, pounds * 110]],
  );
}

describe("beside what the care is expected to cost", () => {
  test("a price in line with its peers is asked about", async () => {
    await runningPlacements(database.owner, world, inLine);
    await addNeed(1, 800);
    await goThroughPricesNow(world.analyst);
    expect(await flags()).toMatchObject([
      {
        ...{ subject_id: runningId(1), direction: "HIGH" },
        evidence: {
          expected: {
            kind: "compared",
            low: 72_000,
            expected: 80_000,
            high: 88_000,
            ratio: 1.1875,
            out: "high",
          },
          stake: { against: "expected", againstPence: 80_000 },
        },
      },
    ]);
  });

  test("bespoke packages are compared by their ratio, once enough of a group have one", async () => {
    await runningPlacements(
      database.owner,
      world,
      inLine.slice(0, 10).map(({ pounds }, at) => ({ pounds: pounds * (1 + at) })),
    );
    for (const [at, { pounds }] of inLine.slice(0, 10).entries())
      await addNeed(at + 1, Math.round((pounds * (1 + at)) / (0.96 + 0.01 * ((at * 7) % 10))));
    await goThroughPricesNow(world.analyst);
    const { rows } = await database.owner.query(
      "SELECT measure, n, providers FROM outlier_group ORDER BY number",
    );
    expect(rows).toEqual([
      { measure: "price", n: 10, providers: 6 },
      { measure: "ratio", n: 10, providers: 6 },
    ]);
    expect(await flags()).toEqual([]);
  });
});

test("what the NHS pays for nursing counts nowhere; hours are compared by the hour, each part by its weight", async () => {
  const hourly = { per: "hour", units: 10, pence: 2_400, weekly_pence: 24_000 };
  await runningPlacements(
    database.owner,
    world,
    inLine.map((one) => ({ ...one, element: hourly })),
  );
  const part = (nth: number, changes: string) =>
    database.owner.query(
      `INSERT INTO placement_element (placement_id, commissioner_id, provider_id, service_line_id, kind, pence, per, units, weekly_pence, from_on, origin)
       SELECT placement_id, commissioner_id, provider_id, ${changes}, '2026-10-05', 'PLACED' FROM placement_element WHERE placement_id = '${runningId(nth)}'`,
    );
  await part(1, "service_line_id, 'NURSING', 25000, 'week', 1, 25000");
  await part(2, `'${world.lineIds[1] ?? ""}'::uuid, 'CARE', 6000, 'hour', 30, 180000`);
  await goThroughPricesNow(world.analyst);
  // 10 hours at 24.00 and 30 at 60.00 are 40 hours at 51.00.
  expect(await flags()).toMatchObject([
    {
      subject_id: runningId(2),
      evidence: {
        pence: 5_100,
        weekly: 204_000,
        bought: { units: "40", per: "week" },
        peerGroup: { unit: "hour" },
      },
    },
  ]);
});

test("an older price is brought to the day before it is compared", async () => {
  await database.owner.query("DELETE FROM reference_fact WHERE key IN ('pay:living-wage', 'index:cpi')");
  await database.owner.query(
    `INSERT INTO reference_fact (key, from_on, value, source)
     VALUES ('pay:living-wage', '2020-04-01', '{"hour": "10.00"}', 'Test'), ('pay:living-wage', '2026-04-01', '{"hour": "12.71"}', 'Test'),
       ('index:cpi', '2020-04-01', '{"level": "100"}', 'Test'), ('index:cpi', '2020-06-01', '{"level": "100"}', 'Test'), ('index:cpi', '2026-10-01', '{"level": "100"}', 'Test')`,
  );
  const old = { from_on: "2020-06-01" };
  await runningPlacements(database.owner, world, [...inLine, { pounds: 500, placement: old, element: old }]);
  await goThroughPricesNow(world.analyst);
  // 27.1% more pay for 70% of the price: 500.00 × 1.1897.
  expect(await flags()).toMatchObject([
    {
      direction: "LOW",
      evidence: { asked: { pence: 50_000, on: "2020-06-01" }, brought: { change: 1_897 }, pence: 59_485 },
    },
  ]);
});

test("a share of the NHS on the day is kept with the flag", async () => {
  await runningPlacements(database.owner, world, twelve);
  await database.owner.query(
    `INSERT INTO placement_funding (id, placement_id, commissioner_id, from_on, agreed_at) VALUES ($1, $2, $3, '2026-10-05', '2026-10-01Z')`,
    [idOf(95, 1), runningId(12), world.commissionerId],
  );
  await database.owner.query(
    `INSERT INTO placement_share (funding_id, commissioner_id, stream, takes_rest) VALUES ($1, $2, 's117', true)`,
    [idOf(95, 1), world.commissionerId],
  );
  await goThroughPricesNow(world.analyst);
  expect(await flags()).toMatchObject([{ nhs_share: true, learning_disability: true, section_117: false }]);
});

test("a price far from a published figure is asked about, at the prices of the day", async () => {
  await database.owner.query("DELETE FROM reference_fact");
  await referenceOfBenchmarks(database.owner);
  await database.owner.query(
    "UPDATE lot SET service_component = 'Long Term Residential Care' WHERE id = $1",
    [world.coreLotIds[0]],
  );
  const release = await aRelease(world.analyst, await aDataset(world.analyst, { name: "Fees compared" }));
  const figure = { age: "18-64", value: decimal4("700") } as const;
  expect(await enterFigure(world.analyst, release, aFigure(figure))).toMatchObject({ ok: true });
  await runningPlacements(database.owner, world, [{ pounds: 1200 }, { pounds: 750 }]);
  await goThroughPricesNow(world.analyst);
  expect(await flags()).toMatchObject([
    {
      ...{ subject_id: runningId(1), direction: "HIGH" },
      // 700 × 12.71 ÷ 12.21 = 728.665…
      evidence: {
        cap: { benchmark: { pence: 72_867, ratio: 1.6468 }, out: "high" },
        stake: { against: "benchmark" },
      },
    },
  ]);
});
