import { beforeAll, expect, test } from "vitest";
import { fileNotice, reopenNotice } from "#app/commands/notices/file-notice.server.ts";
import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import { remindOfNotices } from "#app/commands/notices/remind-of-notices.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { aContract, callingOff, type CallingOff } from "#test/factories/call-off.ts";
import { lawOnFile } from "#test/factories/legal-facts.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let elsewhere: CallingOff;
let contractId: string;
const link = (noticeId: string) => `https://portal.test/${noticeId}`;

beforeAll(async () => {
  await database.holdClock("2026-11-02T12:00:00Z");
  await lawOnFile(database.owner);
  world = await callingOff(database.owner);
  elsewhere = await callingOff(database.owner, 1);
  ({ contractId } = await aContract(database.owner, world, 1, {
    ...{ value_pence: 100_000_000, value_with_vat_pence: 100_000_000 },
  }));
});

async function noticeOf(kind: string): Promise<{ id: string; due: string | null; filed: string | null }> {
  const { rows } = await database.owner.query<{ id: string; due: string | null; filed: string | null }>(
    "SELECT id, due_on::text AS due, filed_on::text AS filed FROM notice_obligation WHERE subject_id = $1 AND kind = $2",
    [contractId, kind],
  );
  const [found] = rows;
  if (!found) throw new Error(`no ${kind}`);
  return found;
}
const reminders = async () => {
  const { rows } = await database.owner.query<{ told: string }>(
    "SELECT recipient || ' ' || subject AS told FROM mail WHERE subject LIKE 'Due on%' ORDER BY 1",
  );
  return rows.map(({ told }) => told);
};

test("a contract puts its notices on file once, however often it is told", async () => {
  const note = () =>
    inTransaction(world.commissioner, (tx, now) =>
      recordObligations(tx, { event: "contract-made", contractId }, now),
    );
  expect(await note()).toBe(3);
  expect(await note()).toBe(0);
  expect(await noticeOf("contract-award-notice")).toMatchObject({ due: "2026-11-02" });
  expect(await noticeOf("contract-details-notice")).toMatchObject({ due: "2027-03-02" });
  expect(await noticeOf("copy-of-contract")).toMatchObject({ due: null });
});

test("what the award of its call-off put on file a contract does not put there again", async () => {
  const made = await aContract(database.owner, world, 2, { value_with_vat_pence: 100_000_000 });
  const note = (happening: Parameters<typeof recordObligations>[1]) =>
    inTransaction(world.commissioner, (tx, now) => recordObligations(tx, happening, now));
  await database.owner.query("SET session_replication_role = replica");
  await database.owner.query("UPDATE call_off SET value_with_vat_pence = 100000000 WHERE id = $1", [
    made.callOffId,
  ]);
  await database.owner.query("SET session_replication_role = DEFAULT");
  expect(await note({ event: "award-approved", callOffId: made.callOffId })).toBe(2);
  expect(await note({ event: "contract-made", contractId: made.contractId })).toBe(2);
});

test("a notice is filed with its evidence, once, and opened again with a reason", async () => {
  const { id } = await noticeOf("contract-award-notice");
  const evidence = "https://www.find-tender.service.gov.uk/Notice/000001-2026";
  const on = toDay("2026-11-02");
  expect(await fileNotice(elsewhere.commissioner, id, { on, evidence })).toBeNull();
  expect(await fileNotice(world.commissioner, id, { on: toDay("2026-11-03"), evidence })).toMatchObject({
    why: { kind: "not-yet" },
  });
  expect(await fileNotice(world.commissioner, id, { on, evidence })).toMatchObject({ ok: true });
  expect(await fileNotice(world.commissioner, id, { on, evidence })).toMatchObject({
    why: { kind: "filed" },
  });
  expect(await noticeOf("contract-award-notice")).toMatchObject({ filed: "2026-11-02" });
  expect(await reopenNotice(world.commissioner, id, "The wrong number")).toMatchObject({ ok: true });
  expect(await reopenNotice(world.commissioner, id, "Again")).toMatchObject({ why: { kind: "not-filed" } });
});

test("an exempt notice is not filed", async () => {
  const { id } = await noticeOf("copy-of-contract");
  expect(await fileNotice(world.commissioner, id, { on: toDay("2026-11-02"), evidence: "x" })).toMatchObject({
    why: { kind: "exempt" },
  });
});

test("reminders go ten and two working days before, once each, and not after it is filed", async () => {
  await database.owner.query("DELETE FROM notice_obligation WHERE kind <> 'contract-details-notice'");
  await database.owner.query("DELETE FROM notice_obligation WHERE subject_id <> $1", [contractId]);
  await database.holdClock("2027-02-15T09:00:00Z");
  expect(await remindOfNotices(link)).toBe(0);
  await database.holdClock("2027-02-16T09:00:00Z");
  expect(await remindOfNotices(link)).toBe(1);
  expect(await remindOfNotices(link)).toBe(0);
  expect(await reminders()).toEqual([
    "caller0-1@council.test Due on Tuesday 2 March 2027: Contract details notice (UK7)",
    "caller0-2@council.test Due on Tuesday 2 March 2027: Contract details notice (UK7)",
  ]);
  await database.holdClock("2027-02-26T09:00:00Z");
  expect(await remindOfNotices(link)).toBe(1);
  expect(await remindOfNotices(link)).toBe(0);
  expect(await reminders()).toHaveLength(4);
});

test("a contract that has run out puts the notice of its end on file", async () => {
  await database.holdClock("2028-01-05T09:00:00Z");
  await remindOfNotices(link);
  expect(await noticeOf("contract-termination-notice")).toMatchObject({ due: "2028-02-02" });
});
