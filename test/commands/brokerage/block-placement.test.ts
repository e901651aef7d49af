import { beforeAll, expect, test } from "vitest";
import { drawFromBlock } from "#app/commands/brokerage/draw-from-block.server.ts";
import { placeFromRequest } from "#app/commands/brokerage/place-person.server.ts";
import { resumePlacement, suspendPlacement } from "#app/commands/brokerage/suspend-placement.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints } from "#app/domain/money.ts";
import { blockContract } from "#test/factories/block.ts";
import { aPlacement, aRequest, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { aChosenOffer } from "#test/factories/placing.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let contractId: string;

/** A block with the first member: 1,000 hours at its own price. */
beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  ({ contractId } = await blockContract(database.owner, world, 50));
});

async function onFile(placementId: string) {
  const placement = await reading(world.broker, (tx) => placementOf(tx, placementId));
  if (!placement) throw new Error("it is not on file");
  return placement;
}

async function priceOfBlock() {
  const { rows } = await database.owner.query<{ pence: number }>(
    "SELECT pence FROM contract_line WHERE contract_id = $1",
    [contractId],
  );
  return rows[0]?.pence;
}

test("a person placed on a block is bought at the block's own price, and the placement names it", async () => {
  const requestId = await aRequest(database.owner, world);
  await aChosenOffer(database.owner, world, requestId);
  const verdict = await placeFromRequest(
    world.broker,
    requestId,
    {
      ...{ fromOn: toDay("2027-01-04"), toOn: null, ground: "", interim: false, contractId },
      shares: [{ stream: "council", share: { kind: "rest" } }],
    },
    (id) => id,
  );
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.why));
  const placement = await onFile(verdict.value.placementId);
  expect(placement.contractId).toBe(contractId);
  expect(placement.elements.map(({ pence }) => pence)).toEqual([await priceOfBlock()]);
});

test("what was used is drawn once: ten hours a week since the block began on 2 November are 20 hours", async () => {
  const { placementId } = await aPlacement(database.owner, world, { contract_id: contractId }, 2);
  const drawn = async () => {
    const { rows } = await database.owner.query<{ kind: string; units: string }>(
      "SELECT kind::text, units::text FROM block_entry WHERE contract_id = $1 AND kind <> 'COMMITTED' ORDER BY kind",
      [contractId],
    );
    return rows;
  };
  expect(await drawFromBlock(world.broker, placementId)).toEqual({ ok: true, value: true });
  expect(await drawn()).toEqual([{ kind: "DRAWDOWN", units: "20.00" }]);
  expect((await onFile(placementId)).drawnUntil).toBe("2026-11-16");
  expect(await drawFromBlock(world.broker, placementId)).toMatchObject({ why: { kind: "nothing-to-draw" } });
});

test("a placement on no block draws from none", async () => {
  const { placementId } = await aPlacement(database.owner, world, {}, 3);
  expect(await drawFromBlock(world.broker, placementId)).toMatchObject({ why: { kind: "no-block" } });
});

test("away on a block, its retainer counts, and nothing is left of the absence once the person is back", async () => {
  await database.owner.query("ALTER TABLE block_terms DISABLE TRIGGER hold");
  await database.owner.query(
    "UPDATE block_terms SET retainer_pence = 12000, retainer_days = 28 WHERE call_off_id = (SELECT call_off_id FROM contract WHERE id = $1)",
    [contractId],
  );
  await database.owner.query("ALTER TABLE block_terms ENABLE TRIGGER hold");
  const { placementId } = await aPlacement(database.owner, world, { contract_id: contractId }, 4);
  const away = {
    ...{ fromOn: toDay("2026-11-09"), toOn: null, paid: basisPoints(10_000) },
    ...{ reason: "HOSPITAL" as const, words: "" },
  };
  expect(await suspendPlacement(world.broker, placementId, away)).toMatchObject({ ok: true });
  const [first] = (await onFile(placementId)).suspensions;
  expect((await onFile(placementId)).suspensions).toMatchObject([
    { fromOn: "2026-11-09", toOn: "2026-12-07", paid: 5_000 },
    { fromOn: "2026-12-07", toOn: null, paid: 0 },
  ]);
  const back = { suspensionId: first?.id ?? "", on: toDay("2026-11-20") };
  expect(await resumePlacement(world.broker, placementId, back)).toMatchObject({ ok: true });
  expect((await onFile(placementId)).suspensions).toMatchObject([
    { fromOn: "2026-11-09", toOn: "2026-11-20" },
  ]);
});
