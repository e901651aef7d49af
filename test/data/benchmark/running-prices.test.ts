import { beforeAll, expect, test } from "vitest";
import { idAt } from "#app/data/benchmark/packed.ts";
import { placeOf, runningPrices } from "#app/data/benchmark/running-prices.server.ts";
import { reading } from "#app/data/db.server.ts";
import { expectedCostsOn } from "#app/data/expected-costs.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf } from "#test/factories/market.ts";
import { moreProviders, runningId, runningPlacements } from "#test/factories/running.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
const today = toDay("2026-11-16");

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  await moreProviders(database.owner, 6);
  const approved = { approved_on: "2026-10-02" };
  const here = { ...approved, area_id: world.areaIds[0] };
  await runningPlacements(database.owner, world, [
    { pounds: 500, placement: approved },
    { pounds: 600, placement: here },
    {
      pounds: 700,
      placement: {
        ...approved,
        area_id: world.everywhereId,
        support_reason: "memory-cognition",
        age_band: "75-84",
      },
    },
    {
      pounds: 800,
      placement: approved,
      element: { per: "hour", units: 10.5, pence: 2_333, weekly_pence: 24_497, cap_pence: 2_600 },
    },
    { pounds: 900, placement: { ...approved, from_on: "2026-11-17" }, element: { from_on: "2026-11-17" } },
    { pounds: 1000, placement: { ...approved, cancelled_on: "2026-10-06" } },
  ]);
  for (const statement of [
    `INSERT INTO cost_parameters (id, commissioner_id, lot_id, area_id, version, from_on, sets, source, made_at, checked_at)
     SELECT id, $1, $2, area, version, from_on::date, '{}', 'Open books', '2026-04-01Z', checked::timestamptz
     FROM (VALUES ('${idOf(94, 1)}'::uuid, NULL::uuid, 1, '2026-04-01', '2026-04-02Z'), ('${idOf(94, 2)}', NULL, 2, '2026-06-01', '2026-06-02Z'),
       ('${idOf(94, 3)}', NULL, 3, '2026-07-01', NULL), ('${idOf(94, 4)}', NULL, 4, '2027-01-01', '2026-10-02Z'),
       ('${idOf(94, 5)}', '${world.areaIds[0] ?? ""}', 1, '2026-05-01', '2026-05-02Z')) v (id, area, version, from_on, checked)`,
    "INSERT INTO care_need SELECT $1, 'need-' || n, '[]' FROM generate_series(1, 3) n WHERE $2::uuid IS NOT NULL",
    `INSERT INTO care_need_of (commissioner_id, placement_id, version, digest, from_on, recorded_at)
     SELECT $1, placement, version, digest, '2026-10-05', '2026-10-05Z' FROM (VALUES ('${runningId(1)}'::uuid, 1, 'need-1'), ('${runningId(1)}', 2, 'need-2'),
       ('${runningId(2)}', 1, 'need-1'), ('${runningId(3)}', 1, 'need-3')) v (placement, version, digest) WHERE $2::uuid IS NOT NULL`,
    `INSERT INTO expected_cost SELECT $1, 'need-' || n, p.id, 1, 100, 1000 * n + 10 * p.version + CASE WHEN p.area_id IS NULL THEN 0 ELSE 5 END, 99999, '[]', '2026-10-05Z'
     FROM generate_series(1, 3) n, cost_parameters p WHERE p.lot_id = $2`,
  ])
    await database.owner.query(statement, [world.commissionerId, world.coreLotIds[0]]);
});

test("running placements are read with their price, their place and what their care is expected to cost", async () => {
  const { count, ids, places, ...columns } = await reading(world.analyst, (tx) =>
    runningPrices(tx, world.commissionerId, today),
  );
  const rows = Array.from({ length: count }, (_, row) => ({
    id: idAt(ids, row),
    ...placeOf(columns.place[row] ?? -1, places),
    ...{
      asked: columns.asked[row],
      weekly: columns.weekly[row],
      units: columns.units[row],
      cap: columns.cap[row],
    },
    ...{ agreed: columns.agreed[row], expected: columns.expected[row] },
  }));
  const lotId = world.coreLotIds[0];
  const disabled = { lotId, clientGroup: "learning-disability", unit: "week", units: 100, cap: 0 };
  // 5 October 2026 is 9,774 days after 1 January 2000.
  expect(rows).toEqual([
    // The second version of the lot's parameters, the second need.
    {
      ...disabled,
      id: runningId(1),
      region: "everywhere",
      asked: 50_000,
      weekly: 50_000,
      agreed: 9_774,
      expected: 2_020,
    },
    // The region's own parameters go before those of the lot.
    {
      ...disabled,
      id: runningId(2),
      region: world.areaIds[0],
      asked: 60_000,
      weekly: 60_000,
      agreed: 9_774,
      expected: 1_015,
    },
    {
      ...{ ...disabled, id: runningId(3), region: "everywhere", clientGroup: "memory-65-and-over" },
      ...{ asked: 70_000, weekly: 70_000, agreed: 9_774, expected: 3_020 },
    },
    {
      ...{ ...disabled, id: runningId(4), region: "everywhere", unit: "hour", units: 1_050, cap: 2_600 },
      ...{ asked: 2_333, weekly: 24_497, agreed: 9_774, expected: 0 },
    },
  ]);
});

test("what it reads of expected costs is what is remembered of each placement", async () => {
  const [{ count, ids, expected }, remembered] = await reading(world.analyst, async (tx) => [
    await runningPrices(tx, world.commissionerId, today),
    await expectedCostsOn(tx, world.commissionerId, today),
  ]);
  const read = Array.from({ length: count }, (_, row) => [idAt(ids, row), expected[row]]);
  expect(read.filter(([, cost]) => cost !== 0)).toEqual(
    remembered.map(({ placementId, expected: cost }) => [placementId, cost]),
  );
  expect(remembered).toHaveLength(3);
});

test("those that are named are read alone, and another council's not at all", async () => {
  const named = await reading(world.analyst, (tx) =>
    runningPrices(tx, world.commissionerId, today, [runningId(3)]),
  );
  expect([named.count, idAt(named.ids, 0), named.asked[0]]).toEqual([1, runningId(3), 70_000]);
  const stranger = await brokering(database.owner, 1);
  const other = await reading(stranger.analyst, (tx) => runningPrices(tx, world.commissionerId, today));
  expect(other.count).toBe(0);
});
