import { beforeAll, beforeEach, expect, test } from "vitest";
import { askForReset } from "#app/commands/account/ask-for-reset.server.ts";
import { signIn } from "#app/commands/account/sign-in.server.ts";
import { signOut, signOutEverywhere } from "#app/commands/account/sign-out.server.ts";
import { followLink } from "#app/commands/account/use-link.server.ts";
import { accountOfSession, hashOfToken } from "#app/data/sessions.server.ts";
import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { council, password, provider, providerPerson, staff } from "#test/factories/people.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const here = "192.0.2.1";
let admin: StaffActor;
let carer: ProviderActor;

beforeAll(async () => {
  admin = await staff(database.owner, await council(database.owner), "admin@council.test", ["admin"]);
  carer = await providerPerson(database.owner, await provider(database.owner), "carer@harbour.test");
});

beforeEach(async () => {
  await database.owner.query("DELETE FROM session");
  await database.owner.query("DELETE FROM rate_limit");
});

async function sessionOf(email: string): Promise<string> {
  const verdict = await signIn(email, password, here);
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value.token;
}

const who = (token: string) => accountOfSession(hashOfToken(token));

test("the right mail and password open a session of the person's own organisation", async () => {
  expect(await who(await sessionOf("carer@harbour.test"))).toEqual({
    actor: carer,
    email: "carer@harbour.test",
    name: "Person carer@harbour.test",
    organisation: "Harbour Care",
  });
  expect((await who(await sessionOf("ADMIN@council.test")))?.actor).toEqual(admin);
});

test("the database keeps no secret of a session, only its hash", async () => {
  const token = await sessionOf("carer@harbour.test");
  const { rows } = await database.owner.query<{ token_hash: string }>("SELECT * FROM session");
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(rows[0]?.token_hash).toBe(hashOfToken(token));
});

test("an unknown address and a wrong password get the same answer", async () => {
  const wrong = await signIn("carer@harbour.test", "three other words", here);
  expect(await signIn("nobody@harbour.test", "three other words", here)).toEqual(wrong);
  expect(wrong).toEqual({ ok: false, why: { kind: "no-match" } });
});

test("an account that was invited and has no password cannot sign in", async () => {
  await database.owner.query("UPDATE account SET password_hash = NULL WHERE id = $1", [carer.accountId]);
  expect((await signIn("carer@harbour.test", "", here)).ok).toBe(false);
  await database.owner.query(
    "UPDATE account SET password_hash = (SELECT password_hash FROM account WHERE id = $1) WHERE id = $2",
    [admin.accountId, carer.accountId],
  );
});

test("five wrong passwords lock the account, also for the right one, and a known address no sooner than an unknown", async () => {
  for (const email of ["carer@harbour.test", "nobody@harbour.test"]) {
    for (let tries = 0; tries < 5; tries++)
      expect(await signIn(email, "three other words", here)).toEqual({
        ok: false,
        why: { kind: "no-match" },
      });
    expect(await signIn(email, password, here)).toEqual({ ok: false, why: { kind: "blocked", minutes: 15 } });
  }
  expect((await signIn("admin@council.test", password, here)).ok).toBe(true);
});

test("of eight wrong passwords sent at once five are looked at", async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => signIn("carer@harbour.test", "three other words", here)),
  );
  expect(answers.filter((answer) => !answer.ok && answer.why.kind === "no-match")).toHaveLength(5);
});

test("a right password in between starts the count again", async () => {
  for (let round = 0; round < 2; round++) {
    for (let tries = 0; tries < 4; tries++) await signIn("carer@harbour.test", "three other words", here);
    expect((await signIn("carer@harbour.test", password, here)).ok).toBe(true);
  }
});

test("the lock opens by itself when its quarter of an hour is over", async () => {
  for (let tries = 0; tries < 6; tries++) await signIn("carer@harbour.test", "three other words", here);
  await database.owner.query("UPDATE rate_limit SET expire = 0");
  expect((await signIn("carer@harbour.test", password, here)).ok).toBe(true);
});

test("one network address that tries many accounts is stopped, others are not", async () => {
  await Promise.all(
    Array.from({ length: 50 }, (_, index) => signIn(`a${index}@b.test`, "three other words", here)),
  );
  expect(await signIn("carer@harbour.test", password, here)).toMatchObject({ why: { kind: "blocked" } });
  expect((await signIn("carer@harbour.test", password, "192.0.2.2")).ok).toBe(true);
});

test("right passwords from one network address do not add up", async () => {
  for (let times = 0; times < 3; times++) await sessionOf("carer@harbour.test");
  const { rows } = await database.owner.query<{ points: number }>("SELECT points FROM rate_limit");
  expect(rows.map(({ points }) => points)).toEqual([0]);
});

test("a new password frees a locked account", async () => {
  for (let tries = 0; tries < 6; tries++) await signIn("carer@harbour.test", "three other words", here);
  await askForReset("carer@harbour.test", {
    address: here,
    linkOf: (token) => `link:${token}`,
    resetPage: "page",
  });
  const { rows } = await database.owner.query<{ text: string }>(
    "SELECT text FROM mail ORDER BY queued_at DESC",
  );
  const token = /link:(\S+)/.exec(rows[0]!.text)![1]!;
  expect((await followLink("RESET", token, { name: "", password })).ok).toBe(true);
  expect((await signIn("carer@harbour.test", password, here)).ok).toBe(true);
});

test("a session is over twelve hours after sign-in", async () => {
  const token = await sessionOf("carer@harbour.test");
  await database.owner.query("UPDATE session SET expires_at = expires_at - interval '11 hours 59 minutes'");
  expect(await who(token)).toBeDefined();
  await database.owner.query("UPDATE session SET expires_at = expires_at - interval '2 minutes'");
  expect(await who(token)).toBeUndefined();
});

test("a session is over after two hours without a page, and a page in between keeps it", async () => {
  const token = await sessionOf("carer@harbour.test");
  const idle = (time: string) =>
    database.owner.query("UPDATE session SET last_seen_at = last_seen_at - $1::interval", [time]);
  await idle("1 hour 59 minutes");
  expect(await who(token)).toBeDefined();
  await idle("1 hour 59 minutes");
  expect(await who(token)).toBeDefined();
  await idle("2 hours 1 minute");
  expect(await who(token)).toBeUndefined();
});

test("that a session was seen is written down once a minute at most", async () => {
  const token = await sessionOf("carer@harbour.test");
  const seen = async () =>
    (await database.owner.query<{ at: string }>("SELECT last_seen_at::text AS at FROM session")).rows[0]?.at;
  const before = await seen();
  await who(token);
  expect(await seen()).toBe(before);
  await database.owner.query("UPDATE session SET last_seen_at = last_seen_at - interval '61 seconds'");
  await who(token);
  expect(await seen()).not.toBe(before);
});

test("the portal's clock does not end a session", async () => {
  const token = await sessionOf("carer@harbour.test");
  await database.holdClock("2030-01-01T00:00:00Z");
  expect(await who(token)).toBeDefined();
});

test("signing out ends one session, signing out everywhere all of the person's and nobody else's", async () => {
  const [first, second, third, others] = [
    await sessionOf("carer@harbour.test"),
    await sessionOf("carer@harbour.test"),
    await sessionOf("carer@harbour.test"),
    await sessionOf("admin@council.test"),
  ];
  await signOut(carer, first);
  expect([await who(first), (await who(second))?.actor]).toEqual([undefined, carer]);
  await signOutEverywhere(carer);
  expect([await who(second), await who(third), (await who(others))?.actor]).toEqual([
    undefined,
    undefined,
    admin,
  ]);
});

test("signing in and out stand in the council's trail under the person's own name", async () => {
  const { rows } = await database.owner.query<{ kind: string; account_id: string; commissioner_id: string }>(
    "SELECT kind, account_id, commissioner_id FROM audit_event WHERE account_id = $1 ORDER BY seq DESC LIMIT 1",
    [carer.accountId],
  );
  expect(rows[0]).toEqual({
    kind: "signed-out-everywhere",
    account_id: carer.accountId,
    commissioner_id: admin.commissionerId,
  });
});
