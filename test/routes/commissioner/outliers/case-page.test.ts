import { beforeAll, describe, expect, test } from "vitest";
import { reading } from "#app/data/db.server.ts";
import type { Finding } from "#app/domain/benchmark/finding.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { casePage } from "#app/routes/commissioner/outliers/case-page.server.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf } from "#test/factories/market.ts";
import { aFlag, aRun, type MadeFlag } from "#test/factories/outliers.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let runId: string;

const five = [900_00, 950_00, 1_000_00, 1_050_00, 1_100_00];
const ten = [0.9, 0.92, 0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.06, 1.08];

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  const lotId = world.coreLotIds[0] ?? "";
  runId = await aRun(database.owner, world, [
    { number: 1, lotId, providers: 5, figures: five },
    { number: 2, lotId, providers: 5, figures: ten, measure: "ratio" },
  ]);
});

const page = async (made: Omit<MadeFlag, "runId">, roles = world.analyst.roles) => {
  const id = await aFlag(database.owner, world, { ...made, runId });
  return reading(world.analyst, (tx) => casePage(tx, { ...world.analyst, roles }, id));
};
const peersIn = ({ signals }: Awaited<ReturnType<typeof page>>) => signals[0];

/** Where a price of so much a week stands among the five. */
function advice(figure: number, rank: number): Partial<Finding> {
  const price = pence(figure);
  return {
    ...{ pence: price, weekly: price, asked: { pence: price, on: toDay("2026-10-05") } },
    peers: { kind: "advisory", n: 5, providers: 5, figure, rank },
  };
}

describe("a price among few peers", () => {
  test("that came after them stands beside them: the cheapest is the sixth of six", async () => {
    const found = await page({
      ...{ nth: 1, groupNumber: 1, subject: { kind: "OFFER", id: idOf(96, 1) } },
      finding: advice(800_00, 6),
    });
    expect(peersIn(found)?.found).toContain("£800.00 a week is the 6th dearest of 6 prices");
    expect(peersIn(found)?.method).toContain("5 prices of 5 providers");
    expect(found.peers).toMatchObject({ behind: 5, prices: five });
  });

  test("that is one of them is counted once, in their number and in their median", async () => {
    const found = await page({ nth: 2, groupNumber: 1, finding: advice(1_100_00, 1) });
    expect(peersIn(found)?.found).toContain("£1,100.00 a week is the dearest of 5 prices");
    expect(peersIn(found)?.method).toContain("5 prices of 5 providers");
    expect(peersIn(found)?.method).toContain("Their median is £1,000.00 a week");
    expect(found.peers).toMatchObject({ behind: 5, prices: five.slice(0, 4) });
  });
});

test("a package is told with the week that its ratio is made of, and the day to which it was brought", async () => {
  const lotId = world.coreLotIds[0] ?? "";
  const found = await page({
    ...{ nth: 3, groupNumber: 2 },
    finding: {
      peerGroup: {
        ...{ lotId, lineId: null, clientGroup: "learning-disability", region: "everywhere", unit: "week" },
        measure: "ratio",
      },
      brought: {
        ...{ index: "By the National Living Wage", change: basisPoints(500) },
        ...{ from: toDay("2025-04-07"), to: toDay("2026-06-30") },
      },
      // 2,400 pounds and 5 per cent are 2,520, which is 1.3263 of 1,900.
      pence: pence(252_000),
      peers: {
        ...{ kind: "judged", providers: 5, figure: 252_000 / 190_000, z: 4.2, out: "high" },
        yardstick: { scale: "log", n: 10, centre: 0, spread: 0.05, by: "median-deviation" },
      },
    },
  });
  expect(peersIn(found)?.found).toContain("£2,520.00 a week is 132.6% of its own expected cost");
  expect(peersIn(found)?.method).toContain(
    "brought to the prices of 30 June 2026, as far as the indices reach",
  );
});

test("a published figure that no index brings to the day is told as it was published, and as one signal with the cap", async () => {
  const found = await page({
    nth: 4,
    finding: {
      cap: {
        ...{ cap: pence(200_000), out: "high" },
        benchmark: { observationId: idOf(97, 1), pence: pence(150_000), ratio: 1.6, brought: null },
      },
      signals: 2,
    },
  });
  const told = Object.fromEntries(found.signals.map(({ name, method }) => [name, method]));
  expect(told["Published figure"]).toContain("as it was published, because no index reaches this day");
  expect(told["Published figure"]).toContain("It and the cap are one signal");
  expect(told["Cap"]).toContain("the cap by which the price of 5 October 2026 was allowed");
});

test("who may not read expected costs sees what the price is held against, and not of which figures it is made", async () => {
  const parametersId = idOf(99, 1);
  await database.owner.query(
    `INSERT INTO cost_parameters (id, commissioner_id, lot_id, version, from_on, sets, source, made_at, checked_at)
     VALUES ('${parametersId}', '${world.commissionerId}', '${world.coreLotIds[0] ?? ""}', 1, '2026-04-01', '{}', 'Open books', '2026-04-01Z', '2026-04-02Z');
     INSERT INTO care_need VALUES ('${world.commissionerId}', '${"n".repeat(64)}', '[]');
     INSERT INTO expected_cost VALUES ('${world.commissionerId}', '${"n".repeat(64)}', '${parametersId}', 1, 170000, 190000, 210000, '[]', '2026-10-05Z')`,
  );
  expect(await page({ nth: 5 })).toMatchObject({
    estimate: expect.anything() as unknown,
    expected: { expected: 190_000 },
  });
  expect(await page({ nth: 6 }, ["nhs"])).toMatchObject({ estimate: null, expected: { expected: 190_000 } });
});
