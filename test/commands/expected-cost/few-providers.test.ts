import { expect, test } from "vitest";
import { recordCare } from "#app/commands/expected-cost/record-care.server.ts";
import { costParametersOf } from "#app/data/cost-parameters.server.ts";
import { reading } from "#app/data/db.server.ts";
import { expectedGroundOfOwn } from "#app/data/own-expected-cost.server.ts";
import { aPlacement, brokering, mondayMorning } from "#test/factories/brokerage.ts";
import { openedBooks, parametersInForceToday, tenAndAHalf } from "#test/factories/expected-costs.ts";
import { useDatabase } from "#test/support/database.ts";
import { seedReference } from "../../../prisma/seed.ts";

const database = useDatabase();

test("with ten providers behind a figure a provider is told no figure, and with four nobody is", async () => {
  await seedReference(database.owner);
  await database.holdClock(mondayMorning);
  const world = await brokering(database.owner);
  await openedBooks(database.owner, world, 10);
  const id = await parametersInForceToday(world);
  const { placementId } = await aPlacement(database.owner, world);
  await recordCare(world.broker, { kind: "placement", id: placementId }, tenAndAHalf, "rota");
  const [own] = world.bidders;
  const ground = await reading(own.actor, (tx) => expectedGroundOfOwn(tx, placementId));
  expect(ground).toMatchObject({ parameters: { version: 2, figures: null } });
  const behind = async (parametersId: string) =>
    (await reading(world.analyst, (tx) => costParametersOf(tx, parametersId)))?.providers;
  expect(await behind(id)).toBe(10);
  await database.owner.query(
    "UPDATE submission SET withdrawn_at = '2026-11-10' WHERE provider_id IN (SELECT provider_id FROM submission ORDER BY provider_id DESC LIMIT 6)",
  );
  expect(await behind(await parametersInForceToday(world))).toBe(0);
});
