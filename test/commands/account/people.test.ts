import { beforeEach, expect, test } from "vitest";
import {
  changeColleagueRoles,
  deactivateColleague,
  reactivateColleague,
} from "#app/commands/account/change-colleague.server.ts";
import { signIn } from "#app/commands/account/sign-in.server.ts";
import { accountOfSession, hashOfToken } from "#app/data/sessions.server.ts";
import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { council, password, provider, providerPerson, staff } from "#test/factories/people.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let admin: StaffActor;
let broker: StaffActor;
let stranger: StaffActor;
let carer: ProviderActor;
let nurse: ProviderActor;

beforeEach(async () => {
  for (const table of ["session", "account", "location", "provider", "commissioner", "rate_limit"])
    await database.owner.query(`DELETE FROM ${table}`);
  const here = await council(database.owner);
  admin = await staff(database.owner, here, "admin@council.test", ["admin"]);
  broker = await staff(database.owner, here, "broker@council.test", ["broker"]);
  stranger = await staff(
    database.owner,
    await council(database.owner, "Borrowdale"),
    "admin@borrowdale.test",
    ["admin"],
  );
  const harbour = await provider(database.owner);
  carer = await providerPerson(database.owner, harbour, "carer@harbour.test");
  nurse = await providerPerson(database.owner, harbour, "nurse@harbour.test");
});

async function session(email: string): Promise<string> {
  const verdict = await signIn(email, password, "192.0.2.1");
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return hashOfToken(verdict.value.token);
}

async function lastEvent() {
  const { rows } = await database.owner.query<{ kind: string; subject_id: string; data: object }>(
    "SELECT kind, subject_id, data FROM audit_event ORDER BY seq DESC LIMIT 1",
  );
  return rows[0];
}

test("roles change from the person's next page on, and the trail keeps what they were and are", async () => {
  const hash = await session("broker@council.test");
  expect((await changeColleagueRoles(admin, broker.accountId, ["quality", "finance"])).ok).toBe(true);
  expect((await accountOfSession(hash))?.actor).toMatchObject({ roles: ["quality", "finance"] });
  expect(await lastEvent()).toEqual({
    kind: "account-roles-changed",
    subject_id: broker.accountId,
    data: { before: ["broker"], after: ["quality", "finance"] },
  });
});

test("a deactivated person is out at once, everywhere, and cannot sign in", async () => {
  const hashes = [await session("broker@council.test"), await session("broker@council.test")];
  expect((await deactivateColleague(admin, broker.accountId)).ok).toBe(true);
  for (const hash of hashes) expect(await accountOfSession(hash)).toBeUndefined();
  expect(await signIn("broker@council.test", password, "192.0.2.1")).toEqual({
    ok: false,
    why: { kind: "no-match" },
  });
  const left = await database.owner.query("SELECT 1 FROM session WHERE account_id = $1", [broker.accountId]);
  expect(left.rowCount).toBe(0);
  expect(await lastEvent()).toMatchObject({ kind: "account-deactivated", subject_id: broker.accountId });
});

test("a person who is let in again signs in with the password they had", async () => {
  await deactivateColleague(admin, broker.accountId);
  expect((await reactivateColleague(admin, broker.accountId)).ok).toBe(true);
  await session("broker@council.test");
});

test("nobody shuts out themselves, and a council keeps an administrator", async () => {
  expect(await deactivateColleague(admin, admin.accountId)).toEqual({
    ok: false,
    why: { kind: "own-account" },
  });
  expect(await changeColleagueRoles(admin, admin.accountId, ["broker"])).toEqual({
    ok: false,
    why: { kind: "last-admin" },
  });
});

test("two administrators who shut out each other at the same moment leave one", async () => {
  const second = await staff(database.owner, admin.commissionerId, "second@council.test", ["admin"]);
  const answers = await Promise.all([
    deactivateColleague(admin, second.accountId),
    deactivateColleague(second, admin.accountId),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("people of another organisation are not found", async () => {
  for (const answer of [
    await deactivateColleague(stranger, broker.accountId),
    await changeColleagueRoles(stranger, broker.accountId, ["admin"]),
    await deactivateColleague(admin, carer.accountId),
    await deactivateColleague(carer, broker.accountId),
  ])
    expect(answer).toEqual({ ok: false, why: { kind: "not-found" } });
});

test("a provider's person may shut out a colleague, and not the last one", async () => {
  expect((await deactivateColleague(carer, nurse.accountId)).ok).toBe(true);
  expect(await deactivateColleague(nurse, carer.accountId)).toEqual({
    ok: false,
    why: { kind: "last-person" },
  });
});
