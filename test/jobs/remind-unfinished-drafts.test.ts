import { beforeAll, beforeEach, expect, test } from "vitest";
import { remindUnfinishedDrafts } from "#app/commands/application/remind-unfinished-drafts.server.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const closesAt = "2026-12-04T12:00:00.000Z";
const page = (id: string) => `https://portal.test/provider/applications/${id}`;

async function insert(table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const names = Object.keys(row);
  const places = names.map((_name, at) => `$${at + 1}`);
  const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${places.join(", ")}) RETURNING id`;
  const { rows } = await database.owner.query<{ id: string }>(sql, Object.values(row));
  return rows[0]?.id ?? "";
}

let roundId: string;
let applicationId: string;
let member: {
  readonly id: string;
  readonly lotId: string;
  readonly partyId: string;
  readonly frameworkId: string;
};

beforeAll(async () => {
  const commissionerId = await insert("commissioner", {
    name: "Exampleshire Council",
    short_name: "Exampleshire",
    kind: "COUNCIL",
  });
  const framework = {
    reference: "FW1",
    title: "Adult social care",
    regime: "PA_2023_LIGHT_TOUCH",
    starts_on: "2026-01-01",
    ends_on: "2030-01-01",
  };
  const frameworkId = await insert("framework", {
    commissioner_id: commissionerId,
    ...framework,
    maximum_pence: 1_000,
  });
  const questionSetId = await insert("question_set", {
    framework_id: frameworkId,
    version: 1,
    title: "Questions",
  });
  const dates = {
    opens_at: "2026-10-01T09:00Z",
    clarifications_close_at: "2026-11-20T12:00Z",
    closes_at: closesAt,
    effective_on: "2027-04-01",
  };
  const round = {
    framework_id: frameworkId,
    number: 3,
    title: "Round 3",
    question_set_id: questionSetId,
    published_at: "2026-09-01T09:00Z",
  };
  roundId = await insert("round", { ...round, ...dates });
  const providerId = await insert("provider", {
    name: "Acorn Care",
    charity_number: "1",
    created_at: "2026-01-01",
  });
  const partyId = await insert("party", { lead_provider_id: providerId, name: "Acorn Care" });
  for (const email of ["a@acorn.test", "b@acorn.test"])
    await insert("account", {
      email,
      name: "A",
      provider_id: providerId,
      roles: [],
      created_at: "2026-01-01",
    });
  await insert("account", {
    email: "left@acorn.test",
    name: "A",
    provider_id: providerId,
    roles: [],
    created_at: "2026-01-01",
    deactivated_at: "2026-02-01",
  });
  const of = { round_id: roundId, framework_id: frameworkId, party_id: partyId, provider_id: providerId };
  const lotId = await insert("lot", {
    ...{ framework_id: frameworkId, number: 1, title: "Home care", kind: "CORE" },
    membership_rule: "BY_APPLICATION",
  });
  const id = await insert("provider", { name: "Beech Care", charity_number: "2", created_at: "2026-01-01" });
  member = {
    id,
    lotId,
    frameworkId,
    partyId: await insert("party", { lead_provider_id: id, name: "Beech" }),
  };
  const person = { email: "a@beech.test", name: "B", provider_id: id, roles: [] };
  await insert("account", { ...person, created_at: "2026-01-01" });
  applicationId = await insert("application", { ...of, reference: "R3-0001", started_at: "2026-11-01" });
});

beforeEach(async () => {
  await database.owner.query("DELETE FROM mail");
  await database.owner.query("DELETE FROM round_extension");
  await database.owner.query(
    "UPDATE application SET reminded_at = NULL, withdrawn_at = NULL, current_submission_id = NULL",
  );
  await database.owner.query(
    "UPDATE round SET closes_at = $1, cancelled_at = NULL, published_at = '2026-09-01', members_reminded_at = NULL",
    [closesAt],
  );
});

async function remindAt(instant: string): Promise<number> {
  await database.holdClock(instant);
  return remindUnfinishedDrafts(page, "https://portal.test/provider");
}

test("everyone who works for the provider is told the deadline in words, and where to go", async () => {
  expect(await remindAt("2026-12-02T09:00:00Z")).toBe(1);
  const { rows } = await database.owner.query<{ recipient: string; text: string }>(
    "SELECT recipient, text FROM mail ORDER BY recipient",
  );
  expect(rows.map((row) => row.recipient)).toEqual(["a@acorn.test", "b@acorn.test"]);
  expect(rows[0]?.text).toContain("Round 3 closes at 12 noon on Friday 4 December 2026.");
  expect(rows[0]?.text).toContain(page(applicationId));
});

test.each([
  ["2026-12-01T11:59:59.999Z", 0, "more than 72 hours before the close is too early"],
  ["2026-12-01T12:00:00.000Z", 1, "72 hours before the close is time"],
  ["2026-12-04T11:59:59.999Z", 1, "the last millisecond is still time"],
  ["2026-12-04T12:00:00.000Z", 0, "the closing instant is too late"],
])("at %s, %i: %s", async (instant, reminded) => {
  expect(await remindAt(instant)).toBe(reminded);
});

test("a reminder goes once, however often the job runs", async () => {
  await remindAt("2026-12-02T09:00:00Z");
  expect(await remindAt("2026-12-02T09:01:00Z")).toBe(0);
  expect(await remindAt("2026-12-04T11:00:00Z")).toBe(0);
});

test("a round that is extended is reminded of again before its new close", async () => {
  await remindAt("2026-12-02T09:00:00Z");
  const account = "00000000-0000-4000-8000-000000000001";
  await database.owner.query(
    "INSERT INTO round_extension (round_id, before, after, reason, recorded_by, recorded_at) VALUES ($1, $2, '2026-12-11T12:00Z', 'Flooding', $3, '2026-12-03T09:00Z')",
    [roundId, closesAt, account],
  );
  await database.owner.query("UPDATE round SET closes_at = '2026-12-11T12:00Z'");
  expect(await remindAt("2026-12-03T10:00:00Z")).toBe(0);
  expect(await remindAt("2026-12-09T10:00:00Z")).toBe(1);
  expect(await remindAt("2026-12-10T10:00:00Z")).toBe(0);
});

test.each([
  ["an application that was withdrawn", "UPDATE application SET withdrawn_at = '2026-12-01'"],
  ["a round that was cancelled", "UPDATE round SET cancelled_at = '2026-12-01'"],
  ["a round that is not published", "UPDATE round SET published_at = NULL"],
])("nobody is reminded of %s", async (_what, sql) => {
  await database.owner.query(sql);
  expect(await remindAt("2026-12-02T09:00:00Z")).toBe(0);
});

test("a member that has not begun to apply is told once what becomes of its rates", async () => {
  const membershipId = await insert("lot_membership", {
    ...{ framework_id: member.frameworkId, lot_id: member.lotId, party_id: member.partyId },
    ...{ provider_id: member.id, active_from: "2026-01-05" },
  });
  await database.owner.query("UPDATE round SET unfit_rates = 'DROP_TO_CAP'");
  expect(await remindAt("2026-12-02T09:00:00Z")).toBe(2);
  expect(await remindAt("2026-12-02T09:01:00Z")).toBe(0);
  const { rows } = await database.owner.query<{ text: string }>(
    "SELECT text FROM mail WHERE recipient = 'a@beech.test'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.text).toContain("drops to the cap that day");
  expect(rows[0]?.text).toContain("https://portal.test/provider");
  await database.owner.query("DELETE FROM lot_membership WHERE id = $1", [membershipId]);
});
