import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { connect, disconnect } from "#app/data/db.server.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "#app/data/embedded-postgres.ts";
import { servingUrl, setUpDatabase } from "#app/data/installation.server.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { priceIt, receiptPage, wholeApplication } from "#test/factories/whole-application.ts";

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-power-cut-"));
fs.chmodSync(dataDir, 0o755);
let postgres: EmbeddedPostgres;
let owner: pg.Client;
let world: Applying;

async function start() {
  postgres = await startEmbeddedPostgres({ dataDir });
  owner = new pg.Client({ connectionString: postgres.url() });
  owner.on("error", () => undefined);
  await owner.connect();
  connect(servingUrl(postgres.url()), 10);
}

/** Kills PostgreSQL's first process outright: nothing is flushed, its others fall with it. */
async function kill() {
  const pid = Number(fs.readFileSync(path.join(postgres.folder, "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
}

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dataDir });
  await setUpDatabase(postgres.url());
  await start();
});

afterAll(async () => {
  await disconnect();
  await owner.end().catch(() => undefined);
  postgres.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

test("what was receipted while PostgreSQL was killed is there, and nothing is there twice", async () => {
  await owner.query("UPDATE app.clock SET demonstration = true");
  await owner.query("SELECT app.move_clock('2026-11-24T10:00:00Z', true)");
  world = await applying(owner);
  const applicants: { actor: Applying["actor"]; organisationId: string; id: string }[] = [];
  for (const nth of [2, 3, 4, 5]) {
    const { actor, organisationId } = await anApplicant(owner, nth);
    applicants.push({ actor, organisationId, id: await wholeApplication(world, actor, organisationId) });
  }
  const receipted: string[] = [];
  const stream = applicants.map(async ({ actor, organisationId, id }, index) => {
    for (let round = 0; ; round += 1) {
      await priceIt(world, id, 1_000 + index * 100 + round, actor, organisationId);
      const verdict = await submitApplication(actor, id, receiptPage);
      if (verdict?.ok) receipted.push(verdict.value.reference);
      if (receipted.length >= 12) return kill();
    }
  });
  await Promise.allSettled(stream);
  expect(receipted.length).toBeGreaterThanOrEqual(12);

  await disconnect();
  await owner.end().catch(() => undefined);
  await start();

  const { rows: kept } = await owner.query<{ reference: string }>("SELECT reference FROM submission");
  expect(kept.map((row) => row.reference)).toEqual(expect.arrayContaining(receipted));
  const { rows: whole } = await owner.query(
    `SELECT a.reference, max(s.version) = count(*) AS "numberedOnce", count(*) FILTER (WHERE s.superseded_at IS NULL) = 1 AS "oneCounts",
       count(c.submission_id) = count(*) AS "saysWhatItSaid", bool_or(s.id = a.current_submission_id) AS "counted",
       (SELECT count(*) FROM submission_price p WHERE p.submission_id IN (SELECT id FROM submission x WHERE x.application_id = a.id)) = count(*) AS "priced"
     FROM application a JOIN submission s ON s.application_id = a.id LEFT JOIN submission_content c ON c.submission_id = s.id
     GROUP BY a.id ORDER BY a.reference`,
  );
  expect(whole).toHaveLength(applicants.length);
  for (const row of whole)
    expect(row).toMatchObject({
      ...{ numberedOnce: true, oneCounts: true, saysWhatItSaid: true, counted: true, priced: true },
    });
  for (const { actor, id } of applicants)
    expect(await submitApplication(actor, id, receiptPage)).toMatchObject({ ok: true });
}, 120_000);
