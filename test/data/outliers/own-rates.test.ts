import { beforeAll, expect, test } from "vitest";
import { bandOf } from "#app/data/lot-rates.server.ts";
import { ownRatesBesideOthers } from "#app/data/outliers/own-rates.server.ts";
import { ratesBesidePeers } from "#app/data/outliers/provider-prices.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { anApplicant } from "#test/factories/applicant.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { memberAt } from "#test/factories/member.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let own: ProviderActor;
const today = toDay("2026-11-16");

/** The others beside the first member at £24.00: two members at £24.50 and £25.00, and these. */
const more = [2_013, 2_027, 2_148, 2_151, 2_266, 2_312, 2_377];

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  own = world.bidders[0].actor;
  for (const [at, price] of more.entries())
    await memberAt(
      database.owner,
      world,
      await anApplicant(database.owner, 10 + at),
      price,
      50 + at,
      "EXEMPT",
    );
});

const compared = async (actor = own) => {
  const [rate] = await reading(actor, (tx) => ownRatesBesideOthers(tx, actor.providerId, today));
  return rate;
};

test("nine others are too few for a provider, ten are rounded to ten pence, and its own price never counts", async () => {
  expect(await compared()).toMatchObject({ pence: 2_400, others: null });
  const tenth = await anApplicant(database.owner, 30);
  await memberAt(database.owner, world, tenth, 2_599, 80, "EXEMPT");
  // Of 20.13 20.27 21.48 21.51 22.66 23.12 23.77 24.50 25.00 25.99: quarter points 21.4875, 22.89 and 24.3175.
  expect(await compared()).toMatchObject({ others: { lower: 2_150, median: 2_290, upper: 2_430 } });
  // Of the same with 24.00 in place of 25.99: 21.4875, 22.89 and 23.9425.
  expect(await compared(tenth.actor)).toMatchObject({
    ...{ pence: 2_599, others: { lower: 2_150, median: 2_290, upper: 2_390 } },
  });
});

test("all its rates together tell no more of the others than the history of one of them", async () => {
  const told = () =>
    reading(own, async (tx) => ({
      together: (await ownRatesBesideOthers(tx, own.providerId, today))[0]?.others,
      alone: await bandOf(tx, world.lineIds[0] ?? "", world.everywhereId),
    }));
  // A second and a third place of one of the others, one of them far dearer.
  const { rows } = await database.owner.query<{ provider_id: string }>(
    "SELECT provider_id FROM rate WHERE pence = 2266",
  );
  const another = rows[0]?.provider_id ?? "";
  for (const [nth, price] of [2_260, 2_590].entries()) {
    await insert(database.owner, "location", [
      {
        ...{ id: idOf(96, nth), provider_id: another, name: `Place ${nth}`, organisation: false },
        ...{ regulated: false, specialisms: [], service_types: [] },
      },
    ]);
    await database.owner.query("SET session_replication_role = replica");
    await database.owner.query(
      `INSERT INTO rate (id, framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence)
       SELECT gen_random_uuid(), framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, '${idOf(96, nth)}', ${price}, valid_from, cap_id, cap_pence
       FROM rate WHERE pence = 2266`,
    );
    await database.owner.query("SET session_replication_role = origin");
  }
  const { together, alone } = await told();
  // The middle of its three is 22.66 still; their mean is 23.72, by which the middle of all would be 23.42.
  expect(alone).toEqual({ lower: 2_150, median: 2_290, upper: 2_430 });
  expect(together).toEqual(alone);
});

test("a provider that holds no rate of a line learns nothing of it, and neither does staff by that door", async () => {
  const outsider = await anApplicant(database.owner, 40);
  expect(await compared(outsider.actor)).toBeUndefined();
  const told = await reading(world.analyst, (tx) => tx.$queryRaw`SELECT * FROM app.rates_of_others()`);
  expect(told).toEqual([]);
});

test("staff see the same figures on every provider's page, so that no two pages can be taken from one another", async () => {
  const figures = async (providerId: string) => {
    const [rate] = await reading(world.analyst, (tx) =>
      ratesBesidePeers(tx, providerId, { today, least: 5 }),
    );
    return rate?.peers;
  };
  const [one, other] = [
    await figures(world.bidders[0].actor.providerId),
    await figures(world.bidders[1].actor.providerId),
  ];
  expect(one).toEqual(other);
  expect(one?.providers).toBe(11);
  expect(
    await reading(world.analyst, (tx) => ratesBesidePeers(tx, own.providerId, { today, least: 12 })),
  ).toMatchObject([{ peers: null }]);
});
