import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receiveEvidence } from "#app/commands/evidence/evidence-file.server.ts";
import { eraseThread, setRuleOfUpkeep } from "#app/commands/brokerage/erase-person.server.ts";
import { endedThreads } from "#app/data/brokerage/retention.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { documents, openStore, useDocuments } from "#app/files/store.server.ts";
import { aRequest, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { aWholeThread } from "#test/factories/whole-thread.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-evidence-"));
let world: Brokering;
let admin: StaffActor;

/** A word that stands wherever words about the person can stand. */
const marker = "Zebrafinch";

/**
 * What of a thread's columns of text no person writes words about the person into: references of the portal, names of a
 * closed list, the place in which a panel sits, the title of the round or the uplift that a price came by.
 */
const closed: Readonly<Record<string, readonly string[]>> = {
  placement_request: ["reference", "person_ref", "age_band", "support_reason", "postcode_district"],
  placement_choice: ["kind"],
  enquiry_asking: ["mode"],
  placement_offer_line: ["per"],
  placement: ["reference", "person_ref", "age_band", "support_reason"],
  placement_element: ["kind", "per", "origin", "origin_title"],
  placement_share: ["stream"],
  placement_amendment: ["per", "stood_as", "outcome"],
  placement_suspension: ["reason"],
  placement_move: ["person_ref"],
  negotiation: ["baseline_of"],
  negotiation_step: ["side"],
  negotiation_basis: ["basis", "media_type", "sha256", "storage_key"],
  care_need_of: ["digest"],
  repriced_placement: ["stood_as", "skipped_because"],
  repriced_element: ["kind", "per", "left_because"],
  outlier_flag: ["subject_kind", "direction", "client_group", "unit", "against", "digest", "state", "reason"],
  outlier_note: ["kind", "from_state", "to_state", "reason"],
  care_cubed_result: ["media_type", "sha256", "storage_key"],
  saving: ["kind", "state"],
  saving_move: ["from_state", "to_state"],
  panel_case: ["why"],
  panel_decision: ["outcome"],
  sitting: ["place"],
};

/** What goes with the file of a result or a basis, which is removed whole. */
const ofFiles = ["storage_key", "media_type", "sha256", "size"];

beforeAll(async () => {
  useDocuments(openStore({ dataDir }));
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  admin = { ...world.analyst, roles: ["admin"] };
  const rule = { key: "retention-years", fromOn: toDay("2026-11-16"), value: 8, source: "Schedule" } as const;
  await setRuleOfUpkeep(admin, rule);
});

afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

test("after an erasure no word of the thread is left anywhere, and every figure is", async () => {
  const tables = await tablesOfThreads();
  expect(Object.keys(closed).filter((table) => !tables.includes(table))).toEqual([]);
  const files = { result: await aFile("result.txt"), basis: await aFile("rate-card.txt") };
  await aWholeThread(database.owner, world, marker, files);
  expect(await tablesWithoutWords(tables)).toEqual([]);
  await sayEverywhere(tables);
  const beside = await aRequest(
    database.owner,
    world,
    {
      preferences: "Near the park",
      archived_at: "2018-11-15T12:00:00Z",
      archived_by: world.broker.accountId,
    },
    2,
  );
  const before = await figuresOf(tables);
  expect(await tablesThatSay(marker)).toEqual(
    expect.arrayContaining(["panel_case", "audit_text", "enquiry"]),
  );

  expect(await eraseThread(admin, "P-30001")).toEqual({ ok: true, value: 1 });

  expect(await tablesThatSay(marker)).toEqual([]);
  expect(await tablesThatSay("P-30001")).toEqual([]);
  expect(await figuresOf(tables)).toEqual(before);
  expect(await documents().get(files.result)).toBeUndefined();
  expect(await documents().get(files.basis)).toBeUndefined();
  const { rows } = await database.owner.query(
    `SELECT needs -> 0 ->> 'timesAWeek' AS times, (SELECT pack -> 'lines' -> 0 ->> 'cap' FROM panel_case) AS cap,
       (SELECT shown ->> 'district' FROM enquiry) AS district FROM placement_request WHERE reference = 'PR-2026-9001'`,
  );
  expect(rows).toEqual([{ times: "14", cap: "2600", district: "BS5" }]);
  const { rows: others } = await database.owner.query(
    "SELECT preferences FROM placement_request WHERE id = $1",
    [beside],
  );
  expect(others).toEqual([{ preferences: "Near the park" }]);
});

test("a person with requests only is due by the day on which the last was archived, and while one is open never", async () => {
  const archived = { archived_at: "2018-11-16T12:00:00Z", archived_by: world.broker.accountId };
  await aRequest(database.owner, world, { person_ref: "P-31001", ...archived }, 11);
  const later = { archived_at: "2018-11-17T12:00:00Z", archived_by: world.broker.accountId };
  await aRequest(database.owner, world, { person_ref: "P-31002", ...later }, 12);
  await aRequest(database.owner, world, { person_ref: "P-31003", ...archived }, 13);
  await aRequest(database.owner, world, { person_ref: "P-31003" }, 14);

  expect(await reading(admin, (tx) => endedThreads(tx, "P-31001"))).toEqual([
    { personRef: "P-31001", placements: 0, requests: 1, lastEndedOn: "2018-11-16", lastDay: "2018-11-16" },
  ]);
  expect(await eraseThread(admin, "P-31002")).toMatchObject({ why: { kind: "not-due" } });
  expect(await eraseThread(admin, "P-31003")).toMatchObject({ why: { kind: "not-due" } });
  expect(await eraseThread(admin, "P-31001")).toEqual({ ok: true, value: 0 });
  const { rows } = await database.owner.query(
    `SELECT r.person_ref LIKE 'X-%' AS other, r.erased_at IS NOT NULL AS erased,
       (SELECT kind FROM audit_event ORDER BY seq DESC LIMIT 1) AS event FROM placement_request r WHERE reference = 'PR-2026-9011'`,
  );
  expect(rows).toEqual([{ other: true, erased: true, event: "request-erased" }]);
});

test("who serves requests cannot change a word that stands, even by saying that it erases", async () => {
  const change = inTransaction(
    admin,
    async (tx) =>
      tx.$queryRaw`WITH said AS (SELECT set_config('app.erasing', 'yes', true)) UPDATE panel_decision SET words = 'Other' FROM said RETURNING 1`,
  );
  await expect(change).rejects.toThrow(/permission denied/);
  await expect(database.owner.query("UPDATE negotiation_step SET words = 'Other'")).rejects.toThrow(
    /stand as they were written/,
  );
  await database.owner.query("SET app.erasing = 'yes'");
  await expect(
    database.owner.query("UPDATE negotiation_step SET words = '', weekly_pence = 1"),
  ).rejects.toThrow(/stand as they were written/);
  await database.owner.query("RESET app.erasing");
});

/** A file in the store that says the marker, and where it lies. */
async function aFile(name: string): Promise<string> {
  const received = await receiveEvidence(name, Readable.from([Buffer.from(marker)]));
  if (!received.ok) throw new Error("a good file");
  return received.value.key;
}

/** Every table that hangs on a request or a placement, and the sittings that heard its cases. */
async function tablesOfThreads(): Promise<readonly string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `WITH RECURSIVE hangs (oid) AS (SELECT unnest(ARRAY['placement_request', 'placement']::regclass[])::oid
       UNION SELECT c.conrelid FROM pg_constraint c JOIN hangs h ON c.confrelid = h.oid WHERE c.contype = 'f')
     SELECT oid::regclass::text AS name FROM hangs ORDER BY 1`,
  );
  return [...rows.map(({ name }) => name), "sitting"];
}

/** Writes the marker into every column in which words can stand, past the triggers that hold the rows as they are. */
async function sayEverywhere(tables: readonly string[]) {
  await database.owner.query("SET session_replication_role = replica");
  for (const table of tables) {
    const words = (await columnsOf(table, ["text"])).filter((name) => !closed[table]?.includes(name));
    if (words.length > 0)
      await database.owner.query(
        `UPDATE ${table} SET ${words.map((name) => `${name} = '${marker} ' || '${name}'`).join(", ")}`,
      );
  }
  await database.owner.query("SET session_replication_role = origin");
}

/** The tables in which a person writes words and of which the thread has no row: nothing would be proven of them. */
async function tablesWithoutWords(tables: readonly string[]): Promise<readonly string[]> {
  const without: string[] = [];
  for (const table of tables) {
    const words = (await columnsOf(table, ["text"])).filter((name) => !closed[table]?.includes(name));
    const { rows } = await database.owner.query(`SELECT 1 FROM ${table} LIMIT 1`);
    if (words.length > 0 && rows.length === 0) without.push(table);
  }
  return without;
}

async function columnsOf(table: string, types: readonly string[]): Promise<readonly string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND data_type = ANY ($2)`,
    [table, types],
  );
  return rows.map(({ name }) => name);
}

/** Every row of the tables without its words. */
async function figuresOf(tables: readonly string[]) {
  const figures: Record<string, unknown> = {};
  for (const table of tables) {
    const words = [...(await columnsOf(table, ["text", "jsonb"])), "erased_at", ...ofFiles].filter(
      (name) => !closed[table]?.includes(name) || name === "person_ref" || ofFiles.includes(name),
    );
    const { rows } = await database.owner.query(
      `SELECT to_jsonb(t) - $1::text[] AS row FROM ${table} t ORDER BY 1`,
      [words],
    );
    figures[table] = rows;
  }
  return figures;
}

/** The tables of which any column says a word. */
async function tablesThatSay(word: string): Promise<readonly string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I t WHERE t::text LIKE ''%%%s%%''', c.relname, $1::text),
         false, true, '')))[1]::text::int > 0 ORDER BY 1`,
    [word],
  );
  return rows.map(({ name }) => name);
}
