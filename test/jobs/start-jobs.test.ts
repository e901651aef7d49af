import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import PgBoss from "pg-boss";
import { afterAll, expect, test, vi } from "vitest";
import { system } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { servingRole, servingUrl } from "#app/data/installation.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { auditHeadsFile, readHeads } from "#app/files/audit-heads.server.ts";
import { startJobs } from "#app/jobs/start-jobs.server.ts";
import { smtpTransport } from "#app/mail/smtp.server.ts";
import { useDatabase } from "#test/support/database.ts";
import { useMailServer } from "#test/support/smtp.ts";

const database = useDatabase();
const server = useMailServer();
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-jobs-"));
afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

test("the role that serves requests works the queue, though it owns nothing of it", async () => {
  const troubles: Error[] = [];
  await inTransaction(system, async (tx) => {
    record(tx, { kind: "clock-moved", subject: { kind: "clock", id: "demonstration" }, to: "2026-12-04" });
    await queue(tx, { to: "provider@care.test", subject: "Hello", text: "Hello" });
  });
  const stop = await startJobs({
    servingUrl: servingUrl(database.ownerUrl),
    dataDir,
    mailTransport: smtpTransport({ smtpUrl: server.url(), from: "no-reply@council.test" }),
    applicationPage: (id) => id,
    noticePage: (id) => id,
    providerHome: "/provider",
    offerPage: (id) => id,
    enquiryPage: (id) => id,
    panelPages: { pack: (id) => id, panelCase: (id) => id },
    movePage: (id) => `https://portal.example/brokerage/moves/${id}`,
    capacityPage: "https://portal.example/provider/capacity",
    onTrouble: (error) => troubles.push(error),
  });
  await vi.waitFor(() => expect(server.box.map((letter) => letter.subject)).toEqual(["Hello"]), 10_000);
  await vi.waitFor(
    async () => expect(await readHeads(auditHeadsFile(dataDir))).toMatchObject([{ seq: 1 }]),
    10_000,
  );
  await stop();
  expect(troubles).toEqual([]);
  const { rows } = await database.owner.query("SELECT name, cron, timezone FROM jobs.schedule ORDER BY name");
  expect(rows).toEqual([
    { name: "ask-the-next", cron: "* * * * *", timezone: "Europe/London" },
    { name: "export-audit-head", cron: "10 0 * * *", timezone: "Europe/London" },
    { name: "go-through-new-prices", cron: "* * * * *", timezone: "Europe/London" },
    { name: "go-through-prices", cron: "30 1 * * *", timezone: "Europe/London" },
    { name: "offer-the-next", cron: "* * * * *", timezone: "Europe/London" },
    { name: "remind-of-enquiries", cron: "*/5 * * * *", timezone: "Europe/London" },
    { name: "remind-of-notices", cron: "*/10 * * * *", timezone: "Europe/London" },
    { name: "remind-of-panels", cron: "*/10 * * * *", timezone: "Europe/London" },
    { name: "remind-unfinished-drafts", cron: "* * * * *", timezone: "Europe/London" },
    { name: "remind-upkeep", cron: "*/10 * * * *", timezone: "Europe/London" },
  ]);
  const owned = await database.owner.query("SELECT 1 FROM pg_class WHERE pg_get_userbyid(relowner) = $1", [
    servingRole,
  ]);
  expect(owned.rowCount).toBe(0);
});

test("the queue's tables are those that its library would have made", async () => {
  const columns = `SELECT table_name, column_name, data_type, column_default, is_nullable FROM information_schema.columns
    WHERE table_schema = $1 AND table_name IN ('version', 'queue', 'schedule', 'subscription', 'job', 'archive') ORDER BY 1, 2`;
  await database.owner.query(PgBoss.getConstructionPlans("jobs_as_made"));
  const [ours, theirs] = [
    await database.owner.query(columns, ["jobs"]),
    await database.owner.query(columns, ["jobs_as_made"]),
  ];
  expect(JSON.stringify(ours.rows)).toBe(JSON.stringify(theirs.rows).replaceAll("jobs_as_made", "jobs"));
  const version = (schema: string) => database.owner.query(`SELECT version FROM ${schema}.version`);
  expect((await version("jobs")).rows).toEqual((await version("jobs_as_made")).rows);
});
