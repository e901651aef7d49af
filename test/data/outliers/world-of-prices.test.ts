import { beforeAll, expect, test } from "vitest";
import { deedsOnPrices } from "#app/deeds-on-prices.server.ts";
import { goThroughPricesOfNight } from "#app/commands/benchmark/go-through-prices.server.ts";
import { reading } from "#app/data/db.server.ts";
import { ratiosOfLot } from "#app/data/outliers/provider-prices.server.ts";
import { settledPrices } from "#app/data/outliers/settled-prices.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { agreedRates } from "#app/domain/benchmark/agreed-rates.ts";
import { flagStates } from "#app/domain/benchmark/finding.ts";
import { ratiosOfProviders } from "#app/domain/benchmark/provider-ratios.ts";
import { toDay } from "#app/domain/calendar.ts";
import { useDatabase } from "#test/support/database.ts";
import { loadDemonstration } from "../../../prisma/demo.ts";
import { councilId, lotId, personId } from "../../../prisma/demo/commissioning.ts";
import { dealWithPrices } from "../../../prisma/demo/prices-dealt-with.ts";
import { seedReference } from "../../../prisma/seed.ts";

const database = useDatabase();
const analyst: StaffActor = {
  ...{ kind: "staff", accountId: personId("analyst"), commissionerId: councilId, roles: ["analyst"] },
};
let asked = 0;
let dealt = 0;

beforeAll(async () => {
  await seedReference(database.owner);
  await loadDemonstration(database.owner, () => undefined);
  asked = await goThroughPricesOfNight();
  dealt = await dealWithPrices(deedsOnPrices, (id) => `https://careframe.example/${id}`);
});

async function rows<T>(sql: string): Promise<readonly T[]> {
  return (await database.owner.query(sql)).rows as T[];
}

test("the first night asks about some two in a hundred placements, too dear and too cheap, of several lots and groups", async () => {
  expect(asked).toBeGreaterThanOrEqual(60);
  expect(asked).toBeLessThanOrEqual(120);
  const [found] = await rows<Record<string, number>>(
    `SELECT count(DISTINCT lot_id)::int AS lots, count(DISTINCT client_group)::int AS groups, count(*) FILTER (WHERE direction = 'HIGH')::int AS high,
       count(*) FILTER (WHERE direction = 'LOW')::int AS low, count(*) FILTER (WHERE signals = 2)::int AS two, count(*) FILTER (WHERE signals = 3)::int AS three,
       count(*) FILTER (WHERE section_117)::int AS s117, count(*) FILTER (WHERE against = 'expected')::int AS expected FROM outlier_flag`,
  );
  expect(found?.["lots"]).toBeGreaterThanOrEqual(4);
  expect(found?.["groups"]).toBeGreaterThanOrEqual(5);
  for (const [what, least] of [
    ...([
      ["high", 40],
      ["low", 20],
      ["two", 20],
      ["three", 5],
      ["s117", 5],
    ] as const),
    ["expected", asked / 2] as const,
  ])
    expect(found?.[what], what).toBeGreaterThanOrEqual(least);
});

test("in care homes adults with a learning disability cost what councils pay for them, and not an older person's bed", async () => {
  const [found] = await rows<{ middle: number; cheap: number; all: number }>(
    `WITH week AS (SELECT p.id, sum(e.weekly_pence) AS pence FROM placement p JOIN placement_element e ON e.placement_id = p.id AND e.kind = 'CARE'
       AND daterange(e.from_on, e.to_on) @> date '2026-11-24' WHERE p.lot_id = '${lotId(2)}' AND p.support_reason = 'learning-disability' GROUP BY p.id)
     SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY pence)::int AS middle, count(*) FILTER (WHERE pence < 80000)::int AS cheap, count(*)::int AS all FROM week`,
  );
  expect(found?.middle).toBeGreaterThan(130_000);
  expect(found?.middle).toBeLessThan(250_000);
  expect(found?.cheap).toBeGreaterThan(0);
  expect((found?.cheap ?? 0) * 20).toBeLessThan(found?.all ?? 0);
});

test.each([1, 2, 3, 5])("providers of lot %i can be compared by what their care should cost", async (lot) => {
  const ratios = await reading(analyst, (tx) => ratiosOfLot(tx, analyst, lotId(lot), toDay("2026-11-24")));
  const found = ratiosOfProviders(ratios, { fewestProviders: 5, fewestPlacements: 5 });
  expect(found?.providers.length).toBeGreaterThanOrEqual(5);
});

test("on the first morning some thirty are dealt with, and there is one in every state", async () => {
  expect(dealt).toBeGreaterThanOrEqual(25);
  const found = await rows<{ state: string }>("SELECT DISTINCT state FROM outlier_flag");
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(flagStates));
  const [checked] = await rows<{ waiting: number; letters: number; savings: number }>(
    `SELECT (SELECT count(*)::int FROM outlier_flag WHERE check_data AND state = 'OPEN') AS waiting, (SELECT count(*)::int FROM mail) AS letters,
       (SELECT count(*)::int FROM saving WHERE kind = 'cashable') AS savings`,
  );
  expect(checked?.waiting).toBeGreaterThan(0);
  expect(checked?.savings).toBeGreaterThan(5);
  expect(checked?.letters).toBeLessThan(20);
});

test("what was agreed stands behind market rates of five providers or more, and of fewer nothing is said", async () => {
  const { prices } = await reading(analyst, (tx) => settledPrices(tx, null));
  const told = agreedRates(prices, 5).map(({ figures }) => figures);
  expect(told.filter((figures) => figures !== null).length).toBeGreaterThanOrEqual(2);
  expect(told).toContain(null);
});

test("another night finds the same, and leaves what people did as it is", async () => {
  const states = "SELECT id, state, digest FROM outlier_flag ORDER BY id";
  const before = await rows(states);
  expect(await goThroughPricesOfNight()).toBe(asked);
  expect(await rows(states)).toEqual(before);
});
