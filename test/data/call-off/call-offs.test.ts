import { beforeAll, expect, test } from "vitest";
import { callOffState } from "#app/domain/call-off/state.ts";
import { callOffOf, linesOfCallOff, lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import {
  aCallOff,
  callingOff,
  whileOpen,
  type CallingOff,
  type MadeCallOff,
} from "#test/factories/call-off.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let made: MadeCallOff;
let draft: MadeCallOff;

beforeAll(async () => {
  await database.holdClock(whileOpen);
  world = await callingOff(database.owner);
  made = await aCallOff(database.owner, world);
  draft = await aCallOff(database.owner, world, "draft", {}, 2);
});

test("a commissioner sees what it calls off, and where it stands", async () => {
  const seen = await reading(world.commissioner, async (tx, now) => {
    const callOff = await callOffOf(tx, made.callOffId);
    return {
      callOff,
      state: callOff && callOffState(callOff, now),
      lines: await linesOfCallOff(tx, made.callOffId),
    };
  });
  expect(seen.callOff).toMatchObject({
    reference: "CO-2026-9001",
    route: "OPEN",
    value: 2_600_000,
    startsOn: "2027-01-04",
  });
  expect(seen.state).toBe("open");
  expect(seen.lines).toEqual([
    expect.objectContaining({ units: "1000.00", unit: "HOUR", area: "Everywhere" }),
  ]);
});

test("a member sees what it is invited to once it is published, and no draft", async () => {
  const [{ actor }] = world.bidders;
  expect(await reading(actor, (tx) => callOffOf(tx, made.callOffId))).toBeDefined();
  expect(await reading(actor, (tx) => callOffOf(tx, draft.callOffId))).toBeUndefined();
});

test("a stranger's call-off is not there", async () => {
  const other = await callingOff(database.owner, 1);
  expect(await reading(other.commissioner, (tx) => callOffOf(tx, made.callOffId))).toBeUndefined();
  expect(await inTransaction(other.commissioner, (tx) => lockCallOff(tx, made.callOffId))).toBeUndefined();
  expect(await reading(other.bidders[0].actor, (tx) => callOffOf(tx, made.callOffId))).toBeUndefined();
});

test.each([
  ["its value", "UPDATE call_off SET value_pence = 1 WHERE id = $1"],
  ["its weights", "UPDATE call_off SET quality_weight = 10 WHERE id = $1"],
  ["its lines", "UPDATE call_off_line SET units = 5 WHERE call_off_id = $1"],
  ["its questions", "DELETE FROM call_off_criterion WHERE call_off_id = $1"],
  ["its approval", "UPDATE call_off SET approved_at = NULL, approved_by = NULL WHERE id = $1"],
  ["its close to an earlier instant", "UPDATE call_off SET closes_at = '2026-12-01T12:00:00Z' WHERE id = $1"],
])("what was approved is not changed: %s", async (_what, sql) => {
  await expect(database.owner.query(sql, [made.callOffId])).rejects.toMatchObject({ code: "23514" });
});

test("it may close later", async () => {
  const later = "UPDATE call_off SET closes_at = '2026-12-11T12:00:00Z' WHERE id = $1";
  await expect(database.owner.query(later, [made.callOffId])).resolves.toMatchObject({ rowCount: 1 });
});
