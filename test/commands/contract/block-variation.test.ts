import { beforeAll, expect, test } from "vitest";
import { recordInBlock } from "#app/commands/call-off/enter-in-block.server.ts";
import { decideOnVariation, proposeVariation } from "#app/commands/contract/vary-contract.server.ts";
import { blockOf } from "#app/data/call-off/blocks.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { blockContract } from "#test/factories/block.ts";
import { callingOff, type CallingOff, type MadeCallOff } from "#test/factories/call-off.ts";
import { lawOnFile } from "#test/factories/legal-facts.ts";
import { offering } from "#test/factories/offering.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let block: MadeCallOff & { readonly contractId: string };

beforeAll(async () => {
  await database.holdClock(offering);
  await lawOnFile(database.owner);
  world = await callingOff(database.owner);
  block = await blockContract(database.owner, world, 20);
  await draw("300");
});

const draw = (units: string) =>
  recordInBlock(world.commissioner, block.contractId, block.lineId, {
    ...{ kind: "DRAWDOWN", units, on: toDay("2026-11-16"), note: "" },
  });
const vary = (units: string, price = 2_300) =>
  proposeVariation(world.commissioner, block.contractId, {
    ...{ endsOn: toDay("2027-11-01"), extensionMonths: 0, effectiveOn: toDay("2026-12-01") },
    lines: [{ lineId: block.lineId, units, pence: pence(price) }],
    ...{ code: "light-touch", clause: "", reason: "The need has changed" },
  });
const decide = (approved: boolean) =>
  decideOnVariation(world.approver, block.contractId, { approved, reason: "Seen" });
const line = async () => (await reading(world.commissioner, (tx) => blockOf(tx, block.contractId)))?.lines[0];

test("a block is not varied to fewer units than were used", async () => {
  expect(await vary("299.99")).toMatchObject({ why: { why: { kind: "below-taken", taken: "300.00" } } });
});

test("fewer units are no longer committed once the variation is approved, and not before", async () => {
  expect(await vary("400")).toMatchObject({ ok: true });
  expect((await line())?.balance).toMatchObject({ committed: "1000", left: "700" });
  expect(await decide(true)).toMatchObject({ ok: true });
  expect((await line())?.balance).toEqual({ committed: "400", taken: "300", left: "100" });
  expect((await line())?.entries[0]).toMatchObject({ kind: "REDUCED", units: "600.00", on: "2026-12-01" });
  expect(await draw("100.01")).toMatchObject({ why: { kind: "more-than-left" } });
});

test("more units at another price are committed, and the terms are paid at that price", async () => {
  await vary("1200", 2_350);
  await decide(true);
  expect(await line()).toMatchObject({ balance: { committed: "1200", taken: "300", left: "900" } });
  expect((await line())?.terms?.pence).toBe(2_350);
});

test("a variation is not approved once more was used than it would leave", async () => {
  await vary("350", 2_350);
  await draw("100");
  expect(await decide(true)).toMatchObject({ why: { kind: "lines-no-longer-fit" } });
  expect(await decide(false)).toMatchObject({ ok: true });
  expect((await line())?.balance).toMatchObject({ committed: "1200", left: "800" });
});

test("nobody enters in the ledger what is committed, nor what no longer is", async () => {
  for (const kind of ["COMMITTED", "REDUCED"])
    await expect(
      inTransaction(
        world.commissioner,
        (tx) => tx.$executeRaw`
        INSERT INTO block_entry (contract_id, call_off_line_id, commissioner_id, kind, units, on_day, recorded_by, recorded_at)
        VALUES (${block.contractId}::uuid, ${block.lineId}::uuid, ${world.commissionerId}::uuid, ${kind}::block_entry_kind, 5,
          '2026-11-16', ${world.commissioner.accountId}::uuid, now())`,
      ),
    ).rejects.toThrow();
});
