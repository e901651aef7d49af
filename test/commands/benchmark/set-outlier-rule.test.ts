import { beforeAll, expect, test } from "vitest";
import { goThroughPricesNow } from "#app/commands/benchmark/go-through-prices.server.ts";
import { setRuleOfOutliers } from "#app/commands/benchmark/set-outlier-rule.server.ts";
import { outlierRules } from "#app/data/benchmark/outlier-rules.server.ts";
import { runsOnFile } from "#app/data/benchmark/outlier-runs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { usualRule } from "#app/domain/benchmark/outlier-rule.ts";
import { toDay } from "#app/domain/calendar.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { moreProviders, runningPlacements } from "#test/factories/running.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
const rule = {
  ...usualRule,
  from: toDay("2026-11-16"),
  cutOff: 20,
  scale: "raw",
  source: "Cabinet",
} as const;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  await moreProviders(database.owner, 6);
});

test("a version is set once for its day, is in the trail, and rules the next run, which keeps it", async () => {
  await runningPlacements(
    database.owner,
    world,
    [950, 960, 970, 980, 990, 1000, 1010, 1020, 1030, 1040, 1050, 1300].map((pounds) => ({ pounds })),
  );
  expect(await goThroughPricesNow(world.analyst)).toMatchObject({ flagged: 1 });
  expect(await setRuleOfOutliers(world.analyst, rule)).toEqual({ ok: true, value: 1 });
  expect(await setRuleOfOutliers(world.analyst, rule)).toMatchObject({ why: { kind: "day-taken" } });
  expect(await reading(world.analyst, (tx) => outlierRules(tx, world.commissionerId))).toMatchObject([
    { version: 1, from: "2026-11-16", cutOff: 20, scale: "raw", setBy: "Brokerage 4" },
  ]);
  expect(await goThroughPricesNow(world.analyst)).toMatchObject({ flagged: 0 });
  const runs = await reading(world.analyst, (tx) =>
    runsOnFile(tx, world.commissionerId, { skip: 0, take: 5 }),
  );
  expect(runs.map(({ ruleVersion }) => ruleVersion).sort()).toEqual([0, 1]);
  const { rows } = await database.owner.query<{ rule: unknown }>(
    "SELECT rule FROM outlier_run WHERE rule_version = 1",
  );
  expect(rows).toMatchObject([{ rule: { version: 1, cutOff: 20, scale: "raw" } }]);
  const trail = await database.owner.query(
    "SELECT kind FROM audit_event WHERE kind IN ('outlier-rule-set', 'prices-gone-through') ORDER BY seq",
  );
  expect(trail.rows).toEqual([
    { kind: "prices-gone-through" },
    { kind: "outlier-rule-set" },
    { kind: "prices-gone-through" },
  ]);
});

test("another council neither sees nor follows it", async () => {
  const stranger = await brokering(database.owner, 1);
  expect(await reading(stranger.analyst, (tx) => outlierRules(tx, world.commissionerId))).toEqual([]);
  expect(await reading(stranger.analyst, (tx) => tx.outlierFlag.count())).toBe(0);
});
