import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { changeColleagueRoles } from "#app/commands/account/change-colleague.server.ts";
import { record } from "#app/data/audit.server.ts";
import { countTrail, holdsHash, proveChain, searchTrail, trailOf } from "#app/data/audit-trail.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { namesFor, peopleNamed, thingsNamed } from "#app/data/trail-names.server.ts";
import { nobody, system, type Actor, type ProviderActor, type StaffActor } from "#app/domain/access/actor.ts";
import type { AuditEvent } from "#app/domain/access/audit-event.ts";
import { toDay } from "#app/domain/calendar.ts";
import { tellEvent } from "#app/web/trail-words.ts";
import { council, provider, providerPerson, staff } from "#test/factories/people.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let auditor: StaffActor;
let broker: StaffActor;
let stranger: StaffActor;
let carer: ProviderActor;
let application: string;
let submission: string;
let round: string;
let lot: string;

async function idOf(sql: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>(sql, [...values]);
  return rows[0]!.id;
}

beforeAll(async () => {
  const owner = database.owner;
  const here = await council(owner);
  auditor = await staff(owner, here, "auditor@council.test", ["auditor", "admin"]);
  broker = await staff(owner, here, "broker@council.test", ["broker"]);
  stranger = await staff(owner, await council(owner, "Borrowdale"), "auditor@borrowdale.test", ["auditor"]);
  carer = await providerPerson(owner, await provider(owner), "carer@harbour.test");
  const framework = await idOf(
    "INSERT INTO framework (commissioner_id, reference, title, regime, starts_on, ends_on, maximum_pence) VALUES ($1, 'F1', 'Care at home', 'PCR_2015_LIGHT_TOUCH', '2025-01-01', '2035-01-01', 1) RETURNING id",
    [here],
  );
  await owner.query(
    "INSERT INTO framework_commissioner (framework_id, commissioner_id, lot_numbers, from_on) VALUES ($1, $2, '{1}', '2025-01-01')",
    [framework, here],
  );
  lot = await idOf(
    "INSERT INTO lot (framework_id, number, title, kind, membership_rule) VALUES ($1, 1, 'Home care', 'CORE', 'BY_APPLICATION') RETURNING id",
    [framework],
  );
  const questions = await idOf(
    "INSERT INTO question_set (framework_id, version, title) VALUES ($1, 1, 'Set') RETURNING id",
    [framework],
  );
  round = await idOf(
    `INSERT INTO round (framework_id, number, title, opens_at, clarifications_close_at, closes_at, effective_on, question_set_id, published_at)
     VALUES ($1, 1, 'Round 1', '2026-01-01', '2026-01-10', '2026-02-01', '2026-04-01', $2, '2025-12-01') RETURNING id`,
    [framework, questions],
  );
  const party = await idOf("INSERT INTO party (lead_provider_id, name) VALUES ($1, 'Harbour') RETURNING id", [
    carer.providerId,
  ]);
  application = await idOf(
    "INSERT INTO application (round_id, framework_id, party_id, provider_id, reference, started_at) VALUES ($1, $2, $3, $4, 'R1-0001', '2026-01-02') RETURNING id",
    [round, framework, party, carer.providerId],
  );
  submission = await idOf(
    "INSERT INTO submission (application_id, round_id, framework_id, provider_id, version, reference, submitted_at, submitted_by, content_hash) VALUES ($1, $2, $3, $4, 1, 'R1-0001-1', '2026-01-20', $5, 'abc') RETURNING id",
    [application, round, framework, carer.providerId, carer.accountId],
  );
});

beforeEach(async () => {
  await database.owner.query("SET session_replication_role = replica");
  await database.owner.query("DELETE FROM audit_text");
  await database.owner.query("DELETE FROM audit_event");
  await database.owner.query("UPDATE audit_head SET seq = 0, hash = repeat('0', 64)");
  await database.owner.query("SET session_replication_role = origin");
});

const did = (actor: Actor, event: AuditEvent, words?: string) =>
  inTransaction(actor, async (tx) => record(tx, event, words));
const asAuditor = <T>(query: Parameters<typeof reading<T>>[1]) => reading(auditor, query);
const all = { skip: 0, take: 100 };

async function oneDecision() {
  const about = { kind: "application", id: application } as const;
  const of = { kind: "submission", id: submission } as const;
  await did(carer, {
    kind: "section-saved",
    subject: { kind: "application", id: randomUUID() },
    section: "lots",
    complete: true,
  });
  await did(carer, { kind: "application-started", subject: about, roundId: round });
  await did(carer, { kind: "section-saved", subject: about, section: "organisation", complete: true });
  await did(carer, {
    kind: "application-submitted",
    subject: about,
    submissionId: submission,
    contentHash: "abcdef0123456789",
  });
  await did(broker, {
    kind: "round-opened",
    subject: { kind: "round", id: round },
    submissions: 1,
    digest: "d",
  });
  await did(
    broker,
    { kind: "screening-decided", subject: of, questionCode: "Q1", result: "PASS" },
    "Insurance seen",
  );
  await did(broker, { kind: "outcome-approved", subject: of, lotId: lot, admitted: true });
  await did(broker, { kind: "outcome-letter-sent", subject: about, lots: 1 });
  await did(broker, {
    kind: "exclusion-checked",
    subject: { kind: "provider", id: carer.providerId },
    roundId: round,
    clear: true,
  });
  await did(system, {
    kind: "provider-admitted",
    subject: { kind: "provider", id: carer.providerId },
    lotIds: [lot],
    rates: 3,
    applicationId: application,
  });
  await did(carer, { kind: "provider-details-changed", subject: { kind: "provider", id: carer.providerId } });
}

test("one decision is followed from the first draft to the admission, in order and in plain words", async () => {
  await oneDecision();
  const told = await asAuditor(async (tx) => {
    const events = await trailOf(tx, "application", application);
    const names = await namesFor(tx, events);
    return events.map((event) => tellEvent(event, names));
  });
  expect(told.map(({ who, what }) => `${who}: ${what}`)).toEqual([
    "Person carer@harbour.test, Harbour Care: Started the application to Round 1",
    "Person carer@harbour.test, Harbour Care: Saved the section “organisation”, complete",
    "Person carer@harbour.test, Harbour Care: Submitted the application as R1-0001-1, content hash abcdef012345…",
    "Person broker@council.test: Opened Round 1 as the second person: 1 submission unsealed",
    "Person broker@council.test: Question Q1: decided passed",
    "Person broker@council.test: Approved to admit to Lot 1, Home care",
    "Person broker@council.test: Sent the outcome letter about 1 lot",
    "Person broker@council.test: Checked Harbour Care for exclusion and debarment: clear",
    "The portal: Admitted Harbour Care to Lot 1, Home care with 3 rates",
  ]);
});

test("words stand beside their event until they are erased, and the chain holds either way", async () => {
  await oneDecision();
  const words = async () =>
    asAuditor(async (tx) => {
      const events = await trailOf(tx, "submission", submission);
      return events.map((event) => [event.words, event.wordsErased]);
    });
  expect(await words()).toEqual([
    ["Insurance seen", false],
    [null, false],
  ]);
  await database.owner.query("UPDATE audit_text SET text = NULL");
  expect(await words()).toEqual([
    [null, true],
    [null, false],
  ]);
  expect(await asAuditor(proveChain)).toMatchObject({ events: 11, fault: undefined });
});

test("an event of a provider stands in the trail of the framework's own commissioner and in no other", async () => {
  await oneDecision();
  expect(await asAuditor((tx) => countTrail(tx, {}))).toBe(11);
  expect(await reading(stranger, (tx) => countTrail(tx, {}))).toBe(0);
  expect(await reading(stranger, (tx) => trailOf(tx, "application", application))).toEqual([]);
  expect(await reading(nobody, (tx) => countTrail(tx, {}))).toBe(0);
  expect(await reading(carer, (tx) => countTrail(tx, {}))).toBe(0);
});

test("the trail is searched by person: what they did and what was done to them", async () => {
  await did(broker, { kind: "signed-in", subject: { kind: "account", id: broker.accountId } });
  await did(carer, { kind: "signed-in", subject: { kind: "account", id: carer.accountId } });
  await changeColleagueRoles(auditor, broker.accountId, ["quality"]);
  for (const [words, kinds] of [
    ["BROKER@council", ["account-roles-changed", "signed-in"]],
    ["carer@harbour.test", ["signed-in"]],
    ["nobody of this name", []],
  ] as const) {
    const found = await asAuditor(async (tx) =>
      searchTrail(tx, { accountIds: await peopleNamed(tx, words) }, all),
    );
    expect(found.map(({ event }) => event.kind)).toEqual(kinds);
  }
});

test("the trail is searched by reference, by the name of a thing and by an id", async () => {
  await oneDecision();
  for (const words of ["r1-0001", "Round 1", "harbour"])
    expect(await asAuditor(async (tx) => (await thingsNamed(tx, words)).length)).toBeGreaterThan(0);
  expect(await asAuditor((tx) => thingsNamed(tx, "R1-0001"))).toEqual([
    { kind: "application", id: application, name: "R1-0001" },
  ]);
  expect(await asAuditor((tx) => countTrail(tx, { subjectIds: [submission] }))).toBe(2);
});

test("a day of the trail is a day in London, in summer time too", async () => {
  for (const at of [
    "2026-07-01T22:59:59.999Z",
    "2026-07-01T23:00:00Z",
    "2026-07-02T22:59:59.999Z",
    "2026-07-02T23:00:00Z",
  ]) {
    await database.holdClock(at);
    await did(broker, { kind: "signed-in", subject: { kind: "account", id: broker.accountId } });
  }
  const found = await asAuditor((tx) => searchTrail(tx, { day: toDay("2026-07-02") }, all));
  expect(found.map(({ at }) => at.toISOString())).toEqual([
    "2026-07-02T22:59:59.999Z",
    "2026-07-01T23:00:00.000Z",
  ]);
});

test("the trail is read page by page, newest first", async () => {
  await oneDecision();
  const seqs = (page: { skip: number; take: number; before?: number }) =>
    asAuditor(async (tx) => (await searchTrail(tx, {}, page)).map(({ seq }) => seq));
  expect(await seqs({ skip: 0, take: 2 })).toEqual([11, 10]);
  expect(await seqs({ skip: 2, take: 2 })).toEqual([9, 8]);
  expect(await seqs({ skip: 0, take: 2, before: 3 })).toEqual([2, 1]);
});

test.each([
  ["an edit", "UPDATE audit_event SET data = '{\"a\": 1}' WHERE seq = 3", { seq: 3, kind: "edited" }],
  ["a removal", "DELETE FROM audit_event WHERE seq = 3", { seq: 4, kind: "missing" }],
  ["a cut tail", "DELETE FROM audit_event WHERE seq > 9", { seq: 11, kind: "tail" }],
  ["another word", "UPDATE audit_text SET text = 'Nothing seen'", { seq: 6, kind: "words" }],
])("%s shows in the proof, at its place", async (_what, tampering, fault) => {
  await oneDecision();
  await database.owner.query("SET session_replication_role = replica");
  await database.owner.query(tampering);
  await database.owner.query("SET session_replication_role = origin");
  expect((await asAuditor(proveChain)).fault).toEqual(fault);
});

test("a head that left the database is held against the event it covers", async () => {
  await oneDecision();
  const { headHash } = await asAuditor(proveChain);
  expect(await asAuditor((tx) => holdsHash(tx, 11, headHash))).toBe(true);
  expect(await asAuditor((tx) => holdsHash(tx, 10, headHash))).toBe(false);
  expect(await asAuditor((tx) => holdsHash(tx, 12, headHash))).toBe(false);
});
