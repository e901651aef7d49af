import { beforeAll, expect, test } from "vitest";
import { recordInBlock } from "#app/commands/call-off/enter-in-block.server.ts";
import { endContractEarly } from "#app/commands/contract/end-contract.server.ts";
import { committedSpend } from "#app/data/call-off/committed.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { blockContract } from "#test/factories/block.ts";
import { callingOff, type CallingOff } from "#test/factories/call-off.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;

beforeAll(async () => {
  await database.holdClock("2026-11-25T10:00:00Z");
  world = await callingOff(database.owner);
});

test("a block that ended early counts the units that were used or stood empty, less those that came back", async () => {
  const { contractId, lineId } = await blockContract(database.owner, world, 20);
  const whole = { contracts: 0, worth: 0, counted: 0 };
  const spend = () => reading(world.commissioner, (tx) => committedSpend(tx, toDay("2026-11-25")));
  expect(await spend()).toMatchObject([{ total: 2_300_000, ended: whole }]);
  for (const [kind, units] of [
    ["DRAWDOWN", "250.5"],
    ["VOID", "40"],
    ["RETURNED", "0.5"],
  ] as const) {
    const entry = { kind, units, on: toDay("2026-11-16"), note: "" };
    expect(await recordInBlock(world.commissioner, contractId, lineId, entry)).toMatchObject({ ok: true });
  }
  const ending = { on: toDay("2026-11-24"), reason: "The home closes" };
  expect(await endContractEarly(world.commissioner, contractId, ending)).toMatchObject({ ok: true });
  // 290 hours at £23.00.
  const early = { contracts: 1, worth: 2_300_000, counted: 667_000 };
  expect(await spend()).toMatchObject([{ total: 667_000, by: [{ value: 667_000 }], ended: early }]);
});
