import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { admitEveryoneReady } from "#app/commands/evaluation/admit-everyone.server.ts";
import { admitProvider } from "#app/commands/evaluation/admit-provider.server.ts";
import { verifyTrail } from "#app/data/audit-verify.server.ts";
import { page } from "#test/factories/evaluation.ts";
import { everyoneReady } from "#test/factories/everyone-ready.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { useDatabase, type TestDatabase } from "#test/support/database.ts";

type Arranged = Awaited<ReturnType<typeof everyoneReady>>;

let oneByOne: unknown;

describe("admitted one by one", () => {
  const database = useDatabase();
  let arranged: Arranged;

  beforeAll(async () => {
    arranged = await everyoneReady(database.owner, database.holdClock);
  });

  test("four applicants become members with the rates that the rule gives", async () => {
    const { world, ready } = arranged;
    for (const { submissionId } of ready)
      expect(
        await admitProvider(world.commissioner, { roundId: world.roundId, submissionId }, page),
      ).toMatchObject({ ok: true });
    oneByOne = await everything(database);
  });
});

describe("admitted together", () => {
  const database = useDatabase();
  let arranged: Arranged;
  let before: unknown;
  const admitAll = (seen = 4) =>
    admitEveryoneReady(arranged.world.commissioner, arranged.world.roundId, seen, page);

  beforeAll(async () => {
    arranged = await everyoneReady(database.owner, database.holdClock);
    before = await everything(database);
  });

  test("others than the person saw are not admitted unseen", async () => {
    expect(await admitAll(3)).toEqual({ ok: false, why: { kind: "others-ready", ready: 4 } });
  });

  test("one price over its cap refuses everyone, with the name and the line", async () => {
    await capFalls(database, arranged, 2_499);
    expect(await admitAll()).toMatchObject({
      ok: false,
      why: {
        kind: "rates-cannot-hold",
        refusals: [
          {
            applicant: { provider: "Provider 0-2" },
            why: { kind: "over-cap" },
            prices: ["Line 1, Everywhere"],
          },
        ],
      },
    });
    expect(await everything(database)).toEqual(before);
    await capRises(database, arranged);
  });

  test("a server that dies before the commit leaves nothing of it", async () => {
    const holder = new pg.Client({ connectionString: database.ownerUrl });
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT 1 FROM audit_head FOR UPDATE");
    const deed = admitAll().then(
      () => "admitted",
      () => "died",
    );
    await expect.poll(() => killWaiting(database), { timeout: 20_000 }).toBe(1);
    await holder.query("ROLLBACK");
    await holder.end();
    expect(await deed).toBe("died");
    expect(await everything(database)).toEqual(before);
  });

  test("everyone has exactly the rows that one by one gives", async () => {
    expect(await admitAll()).toEqual({ ok: true, value: { members: 4, rates: 3 } });
    expect(await everything(database)).toEqual(oneByOne);
  });

  test("done twice it changes nothing", async () => {
    expect(await admitAll()).toEqual({ ok: false, why: { kind: "nobody-ready" } });
    expect(await everything(database)).toEqual(oneByOne);
  });

  test("the trail holds each member and the whole with its count and digest, and verifies", async () => {
    const { rows } = await database.owner.query<{ kind: string; data: Record<string, unknown> }>(
      "SELECT kind, data FROM audit_event WHERE kind IN ('provider-admitted', 'members-admitted') ORDER BY seq",
    );
    expect(rows.map((row) => row.kind)).toEqual([
      ...Array<string>(4).fill("provider-admitted"),
      "members-admitted",
    ]);
    expect(rows.at(-1)?.data).toMatchObject({ members: 4, ended: 2, begun: 3 });
    expect(rows.at(-1)?.data["digest"]).toMatch(/^[0-9a-f]{64}$/);
    expect((await verifyTrail(database.owner, [])).faults).toEqual([]);
  });
});

/** Everything that an admission writes, without the ids that the database draws. */
async function everything({ owner }: TestDatabase): Promise<unknown> {
  const all = async (query: string) => (await owner.query<Record<string, unknown>>(query)).rows;
  return {
    memberships: await all(
      `SELECT provider_id, party_id, lot_id, active_from::text, active_to::text, ended_reason, application_id IS NOT NULL AS applied,
         ARRAY(SELECT l.location_id FROM membership_location l WHERE l.membership_id = m.id ORDER BY 1) AS locations,
         ARRAY(SELECT l.location_id FROM membership_place l WHERE l.membership_id = m.id ORDER BY 1) AS places,
         ARRAY(SELECT a.area_id FROM membership_area a WHERE a.membership_id = m.id ORDER BY 1) AS areas
       FROM lot_membership m ORDER BY provider_id, lot_id, active_from`,
    ),
    rates: await all(
      `SELECT r.provider_id, r.lot_id, r.service_line_id, r.area_id, r.location_id, r.pence, r.valid_from::text, r.valid_to::text, r.cap_id,
         r.cap_pence, r.exception_id, r.reason::text, r.clause, r.vat::text, r.framework_id, s.provider_id AS offered_by, m.active_from::text
       FROM rate r JOIN lot_membership m ON m.id = r.membership_id LEFT JOIN submission s ON s.id = r.submission_id
       ORDER BY r.provider_id, r.service_line_id, r.area_id, r.location_id, r.valid_from`,
    ),
    outcomes: await all(
      "SELECT provider_id, lot_id, admitted_at FROM lot_outcome ORDER BY provider_id, lot_id",
    ),
    specialisms: await all("SELECT provider_id, specialism FROM provider_specialism ORDER BY 1, 2"),
    letters: await all(
      "SELECT recipient, subject FROM mail WHERE subject LIKE 'You are admitted%' ORDER BY recipient",
    ),
  };
}

async function capFalls({ owner }: TestDatabase, { world }: Arranged, pence: number) {
  await owner.query("UPDATE price_cap SET effective_to = '2027-01-01' WHERE id = $1", [world.capIds[0]]);
  const cap = {
    framework_id: world.frameworkId,
    service_line_id: world.lineIds[0],
    area_id: world.everywhereId,
  };
  const said = { basis: "Test", source: "Test", invented: true, effective_from: "2027-01-01" };
  await insert(owner, "price_cap", [{ id: idOf(60, 1), ...cap, ...said, pence }]);
}

async function capRises({ owner }: TestDatabase, { world }: Arranged) {
  await owner.query("SET session_replication_role = replica");
  await owner.query("DELETE FROM price_cap WHERE id = $1", [idOf(60, 1)]);
  await owner.query("UPDATE price_cap SET effective_to = NULL WHERE id = $1", [world.capIds[0]]);
  await owner.query("SET session_replication_role = DEFAULT");
}

/** Ends the connections of this database that wait for a lock. Answers how many. */
async function killWaiting({ owner }: TestDatabase): Promise<number> {
  const { rows } = await owner.query<{ killed: number }>(
    `SELECT count(pg_terminate_backend(pid))::int AS killed FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.killed ?? 0;
}
