import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { nobody } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import { verifyTrail, type KnownHead } from "#app/data/audit-verify.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { servingUrl } from "#app/data/installation.server.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const subject = { kind: "clock", id: "demonstration" } as const;

async function deed(words?: string) {
  await inTransaction(nobody, async (tx) =>
    record(tx, { kind: "clock-moved", subject, to: 'noon – "quoted"\n' }, words),
  );
}

/** As the owner can: round every trigger. */
async function behindTheTriggers(...statements: readonly string[]) {
  const tables = ["audit_event", "audit_text"];
  for (const table of tables) await database.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  for (const statement of statements) await database.owner.query(statement);
  for (const table of tables) await database.owner.query(`ALTER TABLE ${table} ENABLE TRIGGER ALL`);
}

async function head(): Promise<KnownHead> {
  const { rows } = await database.owner.query<KnownHead>("SELECT seq::float8 AS seq, hash FROM audit_head");
  return rows[0] ?? { seq: 0, hash: "" };
}

async function faults(heads: readonly KnownHead[] = []) {
  return (await verifyTrail(database.owner, heads)).faults;
}

beforeEach(async () => {
  await database.holdClock("2026-12-04T12:00:00.120Z");
  await behindTheTriggers(
    "DELETE FROM audit_event",
    "DELETE FROM audit_text",
    "UPDATE audit_head SET seq = 0, hash = repeat('0', 64)",
  );
  for (const words of [undefined, "a reason – £5", undefined, "another", undefined]) await deed(words);
});

describe("the trail stands", () => {
  test("as it was written, against its exported heads", async () => {
    expect(await verifyTrail(database.owner, [await head()])).toEqual({
      events: 5,
      headsCompared: 1,
      faults: [],
    });
  });

  test("before its first event", async () => {
    await behindTheTriggers(
      "DELETE FROM audit_event",
      "UPDATE audit_head SET seq = 0, hash = repeat('0', 64)",
      "DELETE FROM audit_text",
    );
    expect(await faults()).toEqual([]);
  });

  test("after words beside it were erased", async () => {
    await database.owner.query("UPDATE audit_text SET text = NULL WHERE seq = 2");
    expect(await faults()).toEqual([]);
  });
});

describe("even the owner's hand is found", () => {
  test.each([
    ["what happened", "kind = 'signed-in'"],
    ["when", "at = at + interval '1 millisecond'"],
    ["who", "actor_kind = 'system'"],
    ["for whom", "commissioner_id = gen_random_uuid()"],
    ["about what", "subject_id = 'other'"],
    ["the data", `data = '{"to": "later"}'`],
    ["the digest of the words", "text_digest = repeat('0', 64)"],
  ])("when it edits %s", async (_what, change) => {
    await behindTheTriggers(`UPDATE audit_event SET ${change} WHERE seq = 3`);
    expect(await faults()).toContainEqual({ kind: "edited", seq: 3 });
  });

  test("when it edits an event and works out its hash anew", async () => {
    await behindTheTriggers(
      "UPDATE audit_event SET kind = 'signed-in' WHERE seq = 3",
      "UPDATE audit_event e SET hash = app.sha256_hex(app.audit_line(e)) WHERE seq = 3",
    );
    expect(await faults()).toEqual([{ kind: "broken-link", seq: 4 }]);
  });

  test("when it rewrites everything from there on, by the exported head", async () => {
    const exported = await head();
    await behindTheTriggers(
      "UPDATE audit_event SET kind = 'signed-in' WHERE seq = 5",
      "UPDATE audit_event e SET hash = app.sha256_hex(app.audit_line(e)) WHERE seq = 5",
      "UPDATE audit_head SET hash = (SELECT hash FROM audit_event WHERE seq = 5)",
    );
    expect(await faults()).toEqual([]);
    expect(await faults([exported])).toEqual([{ kind: "differs-from-exported-head", seq: 5 }]);
  });

  test("when it removes events from the middle", async () => {
    await behindTheTriggers("DELETE FROM audit_event WHERE seq IN (2, 3)");
    expect(await faults()).toEqual([{ kind: "removed", from: 2, to: 3 }]);
  });

  test("when it removes the first event", async () => {
    await behindTheTriggers("DELETE FROM audit_event WHERE seq = 1");
    expect(await faults()).toEqual([{ kind: "removed", from: 1, to: 1 }]);
  });

  test("when it cuts the tail", async () => {
    await behindTheTriggers("DELETE FROM audit_event WHERE seq > 3");
    expect(await faults()).toEqual([{ kind: "cut-tail", last: 3, expected: 5 }]);
  });

  test("when it cuts the tail and sets the head back, by the exported head", async () => {
    const exported = await head();
    await behindTheTriggers(
      "DELETE FROM audit_event WHERE seq > 3",
      "UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_event WHERE seq = 3)",
    );
    expect(await faults()).toEqual([]);
    expect(await faults([exported])).toEqual([{ kind: "cut-tail", last: 3, expected: 5 }]);
  });

  test("when it changes the head", async () => {
    await behindTheTriggers("UPDATE audit_head SET hash = repeat('a', 64)");
    expect(await faults()).toEqual([{ kind: "head-altered", seq: 5 }]);
  });

  test.each([
    "UPDATE audit_text SET text = 'another reason' WHERE seq = 2",
    "DELETE FROM audit_text WHERE seq = 2",
    "INSERT INTO audit_text VALUES (1, 's', 'made up')",
  ])("when it touches the words beside an event: %s", async (statement) => {
    await behindTheTriggers(statement);
    expect(await faults()).toEqual([{ kind: "words-altered", seq: statement.startsWith("INSERT") ? 1 : 2 }]);
  });
});

test("the hash is that of the line of columns, so that others can check it too", async () => {
  const { rows } = await database.owner.query<{ line: string; hash: string }>(
    "SELECT app.audit_line(e) AS line, hash FROM audit_event e WHERE seq = 1",
  );
  expect(
    createHash("sha256")
      .update(rows[0]?.line ?? "")
      .digest("hex"),
  ).toBe(rows[0]?.hash);
});

describe("nobody edits the trail by an ordinary statement", () => {
  const edits = [
    "UPDATE audit_event SET kind = 'signed-in'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event CASCADE",
  ];
  let serving: pg.Client;
  beforeAll(async () => {
    serving = new pg.Client({ connectionString: servingUrl(database.ownerUrl) });
    await serving.connect();
  });
  afterAll(() => serving.end());

  test.each([
    ...edits,
    "INSERT INTO audit_event SELECT * FROM audit_event",
    "UPDATE audit_head SET seq = 0",
    "UPDATE audit_text SET text = NULL",
  ])("not the role that serves requests: %s", async (statement) => {
    await serving.query("SELECT set_config('app.actor', 'system', false)");
    await expect(serving.query(statement)).rejects.toThrow(/permission denied/);
  });

  test.each(edits)("not the owner either, while the triggers stand: %s", async (statement) => {
    await expect(database.owner.query(statement)).rejects.toThrow(/stand as they were written/);
  });
});
