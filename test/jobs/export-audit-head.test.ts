import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nobody } from "#app/domain/access/actor.ts";
import { exportAuditHead } from "#app/commands/trail/export-audit-head.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { auditHeadsFile, readHeads } from "#app/files/audit-heads.server.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let dataDir: string;

beforeEach(async () => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-heads-"));
  await database.holdClock("2026-12-05T00:10:00.000Z");
});
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));

async function deed() {
  await inTransaction(nobody, async (tx) =>
    record(tx, { kind: "clock-moved", subject: { kind: "clock", id: "demonstration" }, to: "2026-12-04" }),
  );
}

test("an empty trail has no head to take out", async () => {
  expect(await exportAuditHead(dataDir, undefined)).toBeUndefined();
  expect(await readHeads(auditHeadsFile(dataDir))).toBeUndefined();
});

test("the head is added to the file and mailed to its keeper, once for each head", async () => {
  await deed();
  const first = await exportAuditHead(dataDir, "keeper@council.test");
  expect(await exportAuditHead(dataDir, "keeper@council.test")).toBeUndefined();
  await deed();
  const second = await exportAuditHead(dataDir, "keeper@council.test");
  const { rows } = await database.owner.query<{ hash: string }>("SELECT hash FROM audit_head");
  expect(second).toEqual({ at: "2026-12-05T00:10:00.000Z", seq: 2, hash: rows[0]?.hash });
  expect(await readHeads(auditHeadsFile(dataDir))).toEqual([first, second]);
  const mail = await database.owner.query<{ recipient: string; text: string }>(
    "SELECT recipient, text FROM mail ORDER BY queued_at, subject",
  );
  expect(mail.rows).toHaveLength(2);
  expect(mail.rows[1]?.text).toContain(JSON.stringify(second));
});
