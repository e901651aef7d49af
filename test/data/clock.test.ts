import { expect, test } from "vitest";
import { nobody } from "#app/domain/access/actor.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { record } from "#app/data/audit.server.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();

test("a deed is judged by the portal's clock, to the millisecond", async () => {
  await database.holdClock("2026-12-04T11:59:59.999Z");
  const now = await inTransaction(nobody, async (_tx, at) => at);
  expect(now.toISOString()).toBe("2026-12-04T11:59:59.999Z");
});

test("what only reads cannot write", async () => {
  await expect(
    reading(nobody, (tx) => tx.$executeRaw`INSERT INTO rate_limit (key) VALUES ('x')`),
  ).rejects.toThrow(/read-only/);
});

test("an event recorded is on the chain when the deed is done", async () => {
  await inTransaction(nobody, async (tx) =>
    record(tx, { kind: "clock-moved", subject: { kind: "clock", id: "demonstration" }, to: "2026-12-04" }),
  );
  const { rows } = await database.owner.query("SELECT kind, hash FROM audit_event");
  expect(rows).toHaveLength(1);
});
