import { beforeAll, expect, test } from "vitest";
import { recordInBlock } from "#app/commands/call-off/enter-in-block.server.ts";
import { rankForDirectAward } from "#app/commands/call-off/rank-members.server.ts";
import { setTermsOfBlock } from "#app/commands/call-off/set-block-terms.server.ts";
import { blockOf, blockTermsOf } from "#app/data/call-off/blocks.server.ts";
import { rankingOf } from "#app/data/call-off/ranking.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import type { NewBlockEntry } from "#app/domain/call-off/block-ledger.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { blockContract } from "#test/factories/block.ts";
import { aCallOff, callingOff, type CallingOff, type MadeCallOff } from "#test/factories/call-off.ts";
import { clockOnFile, directAward, offering } from "#test/factories/offering.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let block: MadeCallOff & { readonly contractId: string };

const terms = {
  ...{ pence: pence(2_300), spotPence: pence(2_500), spotBasis: "Average of the lot" },
  ...{ guaranteed: basisPoints(9_000), voidShare: basisPoints(5_000), retainerPence: pence(0) },
  ...{ retainerDays: 0, noticeDays: 28, warnAt: basisPoints(1_000) },
};

beforeAll(async () => {
  await database.holdClock(offering);
  await clockOnFile(database.owner);
  world = await callingOff(database.owner);
  block = await blockContract(database.owner, world, 20);
});

function enter(kind: NewBlockEntry["kind"], units: string, by = world.commissioner) {
  return recordInBlock(by, block.contractId, block.lineId, {
    kind,
    units,
    on: toDay("2026-11-16"),
    note: "",
  });
}

const balance = async () =>
  (await reading(world.commissioner, (tx) => blockOf(tx, block.contractId)))?.lines[0]?.balance;

test("terms are set on a draft, within the cap of the line, and not after it was put up for approval", async () => {
  const draft = await aCallOff(database.owner, world, "draft", { ...directAward, kind: "BLOCK" }, 21);
  const set = (said: typeof terms, made = draft, by = world.commissioner) =>
    setTermsOfBlock(by, made.callOffId, made.lineId, said);
  expect(await set({ ...terms, pence: pence(2_601) })).toMatchObject({
    why: { kind: "over-cap", capPence: 2_600 },
  });
  expect(await set(terms)).toMatchObject({ ok: true });
  expect(await set({ ...terms, noticeDays: 56 })).toMatchObject({ ok: true });
  expect(await reading(world.commissioner, (tx) => blockTermsOf(tx, draft.callOffId))).toEqual(
    new Map([[draft.lineId, { ...terms, noticeDays: 56 }]]),
  );
  expect(await set(terms, block)).toMatchObject({ why: { kind: "not-now" } });
  const spot = await aCallOff(database.owner, world, "draft", directAward, 22);
  expect(await set(terms, spot)).toMatchObject({ why: { kind: "no-block" } });
});

test("a block is offered at its unit price, and never over the member's own rate", async () => {
  const made = await aCallOff(database.owner, world, "draft", { ...directAward, kind: "BLOCK" }, 23);
  await setTermsOfBlock(world.commissioner, made.callOffId, made.lineId, { ...terms, pence: pence(2_420) });
  await database.owner.query(
    "UPDATE call_off SET approval_asked_by = $2, approval_asked_at = '2026-11-10T09:00:00Z', approved_by = $3, approved_at = '2026-11-10T10:00:00Z', published_at = '2026-11-10T10:00:00Z' WHERE id = $1",
    [made.callOffId, world.commissioner.accountId, world.approver.accountId],
  );
  await rankForDirectAward(world.commissioner, made.callOffId, {
    postcode: "",
    cascades: false,
    chosen: { rule: null, reason: "" },
  });
  const ranking = await reading(world.commissioner, (tx) => rankingOf(tx, made.callOffId));
  expect(ranking?.members.map(({ prices }) => prices[0]?.pence)).toEqual([2_400, 2_420, 2_420]);
  expect(ranking?.members[1]?.rankReasons).toContainEqual(expect.objectContaining({ kind: "equal" }));
});

test("a contract commits its units, and nobody adds to the commitment by hand", async () => {
  expect(await balance()).toEqual({ committed: "1000", taken: "0", left: "1000" });
  await expect(
    inTransaction(
      world.commissioner,
      (tx) =>
        tx.$executeRaw`INSERT INTO block_entry (contract_id, call_off_line_id, commissioner_id, kind, units, on_day, recorded_by, recorded_at)
        VALUES (${block.contractId}::uuid, ${block.lineId}::uuid, ${world.commissionerId}::uuid, 'COMMITTED', 5, '2026-11-16', ${world.commissioner.accountId}::uuid, now())`,
    ),
  ).rejects.toThrow(/row-level security/);
});

test("units are used, stand empty and come back; more than is left or was taken is refused with the figure", async () => {
  expect(await enter("DRAWDOWN", "600.50")).toMatchObject({ ok: true });
  expect(await enter("VOID", "20")).toMatchObject({ ok: true });
  expect(await enter("RETURNED", "0.50")).toMatchObject({ ok: true });
  expect(await balance()).toEqual({ committed: "1000", taken: "620", left: "380" });
  expect(await enter("DRAWDOWN", "380.01")).toMatchObject({ why: { kind: "more-than-left", left: "380" } });
  expect(await enter("RETURNED", "621")).toMatchObject({ why: { kind: "more-than-taken", taken: "620" } });
});

test("the database itself refuses to go below nought or over the commitment", async () => {
  const sql = `INSERT INTO block_entry (contract_id, call_off_line_id, commissioner_id, kind, units, on_day, recorded_by, recorded_at)
    VALUES ($1, $2, $3, $4, $5, '2026-11-16', $6, now())`;
  const values = (kind: string, units: string) => [
    ...[block.contractId, block.lineId, world.commissionerId],
    ...[kind, units, world.commissioner.accountId],
  ];
  for (const [kind, units] of [
    ["DRAWDOWN", "380.01"],
    ["VOID", "1000"],
    ["RETURNED", "620.01"],
  ] as const)
    await expect(database.owner.query(sql, values(kind, units))).rejects.toMatchObject({ code: "23514" });
  await expect(database.owner.query("DELETE FROM block_entry")).rejects.toThrow();
});

test("twelve people draw forty hours each of what is left at once: nine get them, and it is never below nought", async () => {
  const all = await Promise.all(Array.from({ length: 12 }, () => enter("DRAWDOWN", "40")));
  expect(all.filter((one) => one?.ok)).toHaveLength(9);
  expect(await balance()).toEqual({ committed: "1000", taken: "980", left: "20" });
});

test("who made the contract was warned once, when a tenth or less was left", async () => {
  await enter("VOID", "5");
  const { rows } = await database.owner.query(
    "SELECT recipient, subject FROM mail WHERE once_key LIKE 'block-low:%'",
  );
  expect(rows).toEqual([
    {
      recipient: "caller0-1@council.test",
      subject: "A block is running out: Block of evening hours (C-2026-9020)",
    },
  ]);
});

test("a stranger sees and enters nothing; its provider reads it", async () => {
  const other = await callingOff(database.owner, 1);
  expect(await enter("DRAWDOWN", "1", other.commissioner)).toBeNull();
  expect(await reading(other.commissioner, (tx) => blockOf(tx, block.contractId))).toBeUndefined();
  expect(await reading(world.bidders[1].actor, (tx) => blockOf(tx, block.contractId))).toBeUndefined();
  expect((await reading(world.bidders[0].actor, (tx) => blockOf(tx, block.contractId)))?.lines).toHaveLength(
    1,
  );
});
