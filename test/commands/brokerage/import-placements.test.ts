import { beforeAll, expect, test } from "vitest";
import { applyPlacements, undoPlacements } from "#app/commands/brokerage/import-placements.server.ts";
import { keepCheckedFile } from "#app/commands/import/keep-checked-file.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { emptySummary } from "#app/data/import-runs.server.ts";
import { marketFacts, placementImport } from "#app/data/brokerage/placement-imports.server.ts";
import { placementFileRows } from "#app/data/brokerage/placement-rows.server.ts";
import { readPlacements } from "#app/imports/placements/read-placements.ts";
import { placementFile } from "#app/web/placement-file.server.ts";
import { fileOf } from "#app/web/sheet-file.server.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
const head =
  "Placement,Person Reference,Age Band,Primary Support Reason,Service Component,Provider CQC Location Name,Provider CQC Location ID,Service Line,Unit Cost,Cost Frequency (Unit Type),Planned Units Per Week,Event Start Date,Event End Date,Funding,Delivery Mechanism";

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  await database.owner.query(
    `INSERT INTO location (id, provider_id, name, cqc_location_id, service_types, specialisms)
     VALUES ('00000000-0000-4000-8000-00000000aaaa', $1, 'Ash House', 'T-1-200', '{}', '{}')`,
    [world.bidders[0].actor.providerId],
  );
});

async function read(...rows: readonly string[]) {
  const facts = await reading(world.broker, (tx) => marketFacts(tx));
  const bytes = async function* () {
    yield Buffer.from([head, ...rows].join("\n"));
  };
  return readPlacements(bytes(), "placements.csv", facts);
}

async function lineCode(): Promise<string> {
  const { rows } = await database.owner.query<{ code: string }>(
    "SELECT code FROM service_line WHERE id = $1",
    [world.lineIds[0]],
  );
  return rows[0]?.code ?? "";
}

async function row(person: string, changes = "") {
  return `${changes},${person},65-74,Learning Disability Support,,Ash House,T-1-200,${await lineCode()},24.00,Hourly,10,2026-11-02,,client £40.00; council rest,`;
}

async function keep(sha256: string) {
  return keepCheckedFile(
    world.broker,
    { kind: "placements" },
    { fileName: "placements.csv", sha256, storageKey: "00000000-0000-4000-8000-000000000001" },
    emptySummary,
  );
}

test("a batch is applied once, seen by its council alone, and taken back whole", async () => {
  const file = await read(await row("P-10001"), await row("P-10002"), "A,P-10003,,,,,,,,,,,,,Direct Payment");
  expect(file).toMatchObject({ read: 2, passedOver: 1, bad: [] });
  const runId = await keep("a".repeat(64));
  expect(await applyPlacements(world.broker, runId, file.rows)).toEqual({ ok: true, value: 2 });
  expect(await applyPlacements(world.broker, runId, file.rows)).toMatchObject({
    ok: false,
    why: { kind: "not-ready" },
  });
  const again = await keep("a".repeat(64));
  expect(await applyPlacements(world.broker, again, file.rows)).toMatchObject({
    ok: false,
    why: { kind: "applied-already" },
  });
  const { rows } = await database.owner.query(
    `SELECT p.person_ref, p.section_117, e.weekly_pence, e.origin, p.approved_on::text FROM placement p JOIN placement_element e ON e.placement_id = p.id
     WHERE p.import_run_id = $1 ORDER BY 1`,
    [runId],
  );
  expect(rows).toEqual(
    ["P-10001", "P-10002"].map((person_ref) => ({
      ...{
        person_ref,
        section_117: false,
        weekly_pence: 24_000,
        origin: "IMPORTED",
        approved_on: "2026-11-02",
      },
    })),
  );
  expect(await undoPlacements(world.broker, runId)).toEqual({ ok: true, value: 2 });
  expect(await reading(world.broker, (tx) => tx.placement.count({ where: { importRunId: runId } }))).toBe(0);
  expect((await reading(world.broker, (tx) => placementImport(tx, runId)))?.status).toBe("undone");
  const events = await database.owner.query(
    "SELECT kind, data ->> 'count' AS count FROM audit_event WHERE subject_id = $1 ORDER BY 1",
    [runId],
  );
  expect(events.rows).toEqual([
    { kind: "placements-import-undone", count: "2" },
    { kind: "placements-imported", count: "2" },
  ]);
});

test("an import stays once something was built on it", async () => {
  const runId = await keep("b".repeat(64));
  const file = await read(await row("P-10011"));
  await applyPlacements(world.broker, runId, file.rows);
  await database.owner.query(
    `INSERT INTO placement_suspension (placement_id, commissioner_id, provider_id, from_on, paid_basis_points, reason, recorded_by, recorded_at)
     SELECT id, commissioner_id, provider_id, '2026-11-10', 10000, 'HOSPITAL', created_by, created_at FROM placement WHERE import_run_id = $1`,
    [runId],
  );
  expect(await undoPlacements(world.broker, runId)).toMatchObject({
    ok: false,
    why: { kind: "built-upon", count: 1 },
  });
});

test("what was not imported cannot be removed by anybody", async () => {
  const { placementId } = await aPlacement(database.owner, world);
  const gone = await inTransaction(world.broker, (tx) =>
    tx.placement.deleteMany({ where: { id: placementId } }),
  );
  expect(gone.count).toBe(0);
});

test("the export is a file that the import reads", async () => {
  const table = placementFile(await reading(world.broker, (tx) => placementFileRows(tx)));
  const text = Buffer.from(await (await fileOf("csv", table)).arrayBuffer());
  const facts = await reading(world.broker, (tx) => marketFacts(tx));
  const bytes = async function* () {
    yield text;
  };
  const back = await readPlacements(bytes(), "export.csv", facts);
  expect(back.rows.find(({ personRef }) => personRef === "P-10011")).toMatchObject({
    ...{ pence: 2_400, per: "hour", fromOn: "2026-11-02", toOn: null },
    shares: [
      { stream: "council", share: { kind: "rest" } },
      { stream: "client", share: { kind: "weekly", pence: 4_000 } },
    ],
  });
});

test("a file without its columns is refused, and no name typed as a reference is kept", async () => {
  const facts = await reading(world.broker, (tx) => marketFacts(tx));
  const bytes = async function* () {
    yield Buffer.from("Person Reference,Unit Cost\nP-1,2\n");
  };
  expect((await readPlacements(bytes(), "x.csv", facts)).refusal).toContain("x.csv has no column “Age Band”");
  const named = await read(await row("Mary Smith"));
  expect(JSON.stringify(named)).not.toContain("Mary");
});
