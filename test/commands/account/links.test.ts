import { beforeAll, beforeEach, expect, test } from "vitest";
import { askForReset } from "#app/commands/account/ask-for-reset.server.ts";
import { inviteColleague, withdrawInvitation } from "#app/commands/account/invite-colleague.server.ts";
import { startRegistration } from "#app/commands/account/register-organisation.server.ts";
import { signIn } from "#app/commands/account/sign-in.server.ts";
import { followLink } from "#app/commands/account/use-link.server.ts";
import { openInvitations } from "#app/data/account-links.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { accountOfSession, hashOfToken } from "#app/data/sessions.server.ts";
import { nobody, type ProviderActor, type StaffActor } from "#app/domain/access/actor.ts";
import { council, password, provider, providerPerson, staff } from "#test/factories/people.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const here = "192.0.2.1";
const chosen = { name: "Jo Marsh", password: "seven green kettles" };
const linkOf = (token: string) => `link:${token}`;
let admin: StaffActor;
let carer: ProviderActor;

beforeAll(async () => {
  admin = await staff(database.owner, await council(database.owner), "admin@council.test", ["admin"]);
  carer = await providerPerson(database.owner, await provider(database.owner), "carer@harbour.test");
});

beforeEach(async () => {
  for (const table of ["rate_limit", "account_link", "mail", "session"])
    await database.owner.query(`DELETE FROM ${table}`);
  await database.owner.query("DELETE FROM account WHERE id <> ALL ($1)", [
    [admin.accountId, carer.accountId],
  ]);
  await database.owner.query("DELETE FROM party");
  await database.owner.query("DELETE FROM location WHERE provider_id <> $1 OR provider_id IS NULL", [
    carer.providerId,
  ]);
  await database.owner.query("DELETE FROM provider WHERE id <> $1", [carer.providerId]);
});

async function letter(): Promise<{ to: string; text: string; token: string; commissioner: string }> {
  const { rows } = await database.owner.query<{ recipient: string; text: string; commissioner_id: string }>(
    "SELECT recipient, text, commissioner_id FROM mail ORDER BY queued_at DESC, id LIMIT 1",
  );
  const { recipient, text, commissioner_id } = rows[0]!;
  return { to: recipient, text, token: /link:(\S+)/.exec(text)?.[1] ?? "", commissioner: commissioner_id };
}

async function who(email: string) {
  const verdict = await signIn(email, chosen.password, here);
  return verdict.ok ? accountOfSession(hashOfToken(verdict.value.token)) : undefined;
}

const meadow = {
  organisation: { name: "Meadow Homes", companiesHouseNumber: "07654321", cqcProviderId: "1-101639593" },
  name: "Jo Marsh",
  email: "jo@meadow.test",
};
const register = (wanted: Parameters<typeof startRegistration>[0] = meadow) =>
  startRegistration(wanted, { address: here, linkOf });
const reset = (email: string) => askForReset(email, { address: here, linkOf, resetPage: "the page" });
const invite = (actor: ProviderActor | StaffActor, email: string, roles: StaffActor["roles"] = []) =>
  inviteColleague(actor, { email, name: "Jo Marsh", roles }, linkOf);

test("registering makes nothing until the link in the letter is followed", async () => {
  expect((await register()).ok).toBe(true);
  const before = await database.owner.query("SELECT 1 FROM provider WHERE name = 'Meadow Homes'");
  expect(before.rowCount).toBe(0);
  const { to, token } = await letter();
  expect(to).toBe("jo@meadow.test");
  expect(await followLink("REGISTRATION", token, chosen)).toEqual({
    ok: true,
    value: { email: "jo@meadow.test" },
  });
  expect(await who("jo@meadow.test")).toMatchObject({ name: "Jo Marsh", organisation: "Meadow Homes" });
});

test("a registered organisation has its own location, is a party and takes the regulator's locations of its number", async () => {
  await database.owner.query(
    "INSERT INTO location (name, cqc_location_id, cqc_provider_id) VALUES ('Meadow View', '1-1', '1-101639593'), ('Elsewhere', '1-2', '1-9')",
  );
  await register();
  await followLink("REGISTRATION", (await letter()).token, chosen);
  const { rows } = await database.owner.query<{ name: string; organisation: boolean }>(
    "SELECT l.name, l.organisation FROM location l JOIN provider p ON p.id = l.provider_id WHERE p.name = 'Meadow Homes' ORDER BY l.name",
  );
  expect(rows).toEqual([
    { name: "Meadow Homes", organisation: true },
    { name: "Meadow View", organisation: false },
  ]);
  const parties = await database.owner.query("SELECT 1 FROM party WHERE name = 'Meadow Homes' AND NOT joint");
  expect(parties.rowCount).toBe(1);
});

test("a number that a registered provider holds is refused when it is given, and again when the link is followed", async () => {
  const taken = { ...meadow, organisation: { name: "Copy", companiesHouseNumber: "01234567" } };
  expect(await register(taken)).toEqual({
    ok: false,
    why: { kind: "number-held", number: "companiesHouseNumber" },
  });
  await register();
  const { token } = await letter();
  await provider(database.owner, "Quicker Homes", "07654321");
  expect(await followLink("REGISTRATION", token, chosen)).toEqual({
    ok: false,
    why: { kind: "number-held" },
  });
  const unused = await database.owner.query("SELECT 1 FROM account_link WHERE used_at IS NULL");
  expect(unused.rowCount).toBe(1);
});

test("registering answers the same for an address that has an account, and the link then makes no second one", async () => {
  const known = { ...meadow, email: "carer@harbour.test" };
  expect(await register(known)).toEqual(await register({ ...meadow, email: "new@meadow.test" }));
  await database.owner.query("DELETE FROM mail WHERE recipient = 'new@meadow.test'");
  expect(await followLink("REGISTRATION", (await letter()).token, chosen)).toEqual({
    ok: false,
    why: { kind: "address-held" },
  });
  const orphans = await database.owner.query("SELECT 1 FROM provider WHERE name = 'Meadow Homes'");
  expect(orphans.rowCount).toBe(0);
});

test("an invitation makes an account of the inviter's organisation with the roles it was given", async () => {
  await invite(admin, "jo@council.test", ["broker", "quality"]);
  await followLink("INVITATION", (await letter()).token, chosen);
  expect((await who("jo@council.test"))?.actor).toMatchObject({
    kind: "staff",
    commissionerId: admin.commissionerId,
    roles: ["broker", "quality"],
  });
});

test("a provider's invitation gives no role, whatever was sent with it", async () => {
  await invite(carer, "jo@harbour.test", ["admin"]);
  await followLink("INVITATION", (await letter()).token, chosen);
  expect((await who("jo@harbour.test"))?.actor).toMatchObject({
    kind: "provider",
    providerId: carer.providerId,
  });
});

test("a link works once, also when it is followed twice at the same moment", async () => {
  await invite(carer, "jo@harbour.test");
  const { token } = await letter();
  const answers = await Promise.all([
    followLink("INVITATION", token, chosen),
    followLink("INVITATION", token, chosen),
  ]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await followLink("INVITATION", token, chosen)).toEqual({ ok: false, why: { kind: "spent" } });
});

test("an invitation holds seven days and a reset one hour, in real time whatever the portal's clock says", async () => {
  await invite(carer, "jo@harbour.test");
  await reset("carer@harbour.test");
  await database.holdClock("2031-01-01T00:00:00Z");
  const { rows } = await database.owner.query<{ kind: string; seconds: number }>(
    "SELECT kind, round(extract(epoch FROM expires_at - clock_timestamp()))::int AS seconds FROM account_link ORDER BY kind",
  );
  expect(rows.map(({ kind }) => kind)).toEqual(["INVITATION", "RESET"]);
  expect(rows[0]!.seconds).toBeGreaterThan(7 * 86_400 - 60);
  expect(rows[0]!.seconds).toBeLessThanOrEqual(7 * 86_400);
  expect(rows[1]!.seconds).toBeGreaterThan(3_540);
  expect(rows[1]!.seconds).toBeLessThanOrEqual(3_600);
});

test("an expired link does nothing", async () => {
  await reset("carer@harbour.test");
  await database.owner.query("UPDATE account_link SET expires_at = clock_timestamp()");
  expect(await followLink("RESET", (await letter()).token, chosen)).toEqual({
    ok: false,
    why: { kind: "spent" },
  });
});

test("a link of one kind does not pass for another", async () => {
  await reset("carer@harbour.test");
  expect(await followLink("INVITATION", (await letter()).token, chosen)).toEqual({
    ok: false,
    why: { kind: "spent" },
  });
});

test("the database keeps no secret of a link, only its hash", async () => {
  await invite(carer, "jo@harbour.test");
  const { token } = await letter();
  const { rows } = await database.owner.query<{ token_hash: string }>("SELECT * FROM account_link");
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(rows[0]!.token_hash).toBe(hashOfToken(token));
});

test("a password that is too short or easily guessed spends nothing", async () => {
  await invite(carer, "jo@harbour.test");
  const { token } = await letter();
  expect(await followLink("INVITATION", token, { ...chosen, password: "short" })).toEqual({
    ok: false,
    why: { kind: "password", why: { kind: "too-short" } },
  });
  expect((await followLink("INVITATION", token, chosen)).ok).toBe(true);
});

test("a reset sets the password, ends every session and spends the other links of the account", async () => {
  const session = await signIn("carer@harbour.test", password, here);
  await reset("carer@harbour.test");
  const first = (await letter()).token;
  await database.owner.query("DELETE FROM mail");
  await reset("carer@harbour.test");
  expect((await followLink("RESET", (await letter()).token, chosen)).ok).toBe(true);
  expect(session.ok && (await accountOfSession(hashOfToken(session.value.token)))).toBeUndefined();
  expect(await followLink("RESET", first, chosen)).toEqual({ ok: false, why: { kind: "spent" } });
  expect((await who("carer@harbour.test"))?.actor).toEqual(carer);
});

test("asking for a reset answers and writes the same for an unknown address, whose owner is told that there is no account", async () => {
  expect(await reset("nobody@harbour.test")).toEqual(await reset("carer@harbour.test"));
  const links = await database.owner.query("SELECT 1 FROM account_link");
  expect(links.rowCount).toBe(2);
  const { rows } = await database.owner.query<{ text: string }>(
    "SELECT text FROM mail WHERE recipient = 'nobody@harbour.test'",
  );
  expect(rows[0]!.text).toContain("no account here uses it");
  expect(rows[0]!.text).not.toContain("link:");
});

test("a reset of someone who was deactivated meanwhile does nothing", async () => {
  await reset("carer@harbour.test");
  const { token } = await letter();
  await database.owner.query("UPDATE account SET deactivated_at = app.now() WHERE id = $1", [
    carer.accountId,
  ]);
  expect(await followLink("RESET", token, chosen)).toEqual({ ok: false, why: { kind: "spent" } });
  await database.owner.query("UPDATE account SET deactivated_at = NULL");
});

test("no more than five letters an hour go to one address and twenty are caused from one network address", async () => {
  for (let sent = 0; sent < 5; sent++) expect((await reset("carer@harbour.test")).ok).toBe(true);
  expect(await reset("carer@harbour.test")).toMatchObject({ why: { kind: "blocked" } });
  for (let sent = 0; sent < 14; sent++) expect((await reset(`a${sent}@b.test`)).ok).toBe(true);
  expect(await reset("z@b.test")).toMatchObject({ why: { kind: "blocked" } });
});

test("a second invitation takes the place of the first, and one may be withdrawn by its own organisation only", async () => {
  await invite(carer, "jo@harbour.test");
  const first = (await letter()).token;
  await database.owner.query("DELETE FROM mail");
  await invite(carer, "jo@harbour.test");
  const second = (await letter()).token;
  expect(await followLink("INVITATION", first, chosen)).toEqual({ ok: false, why: { kind: "spent" } });
  const [open, ...others] = await reading(carer, (tx) => openInvitations(tx, carer));
  expect(others).toEqual([]);
  expect(await withdrawInvitation(admin, open!.accountId)).toEqual({ ok: false, why: { kind: "not-open" } });
  expect((await withdrawInvitation(carer, open!.accountId)).ok).toBe(true);
  expect(await followLink("INVITATION", second, chosen)).toEqual({ ok: false, why: { kind: "spent" } });
});

test("a colleague is not invited twice; a stranger's account is not told of", async () => {
  expect(await invite(carer, "carer@harbour.test")).toEqual({
    ok: false,
    why: { kind: "colleague-already", active: true },
  });
  expect((await invite(admin, "carer@harbour.test", ["broker"])).ok).toBe(true);
});

test("the database lets nobody invite into another's organisation, nor read another's links", async () => {
  const foreign = (actor: ProviderActor | typeof nobody) =>
    inTransaction(
      actor,
      (tx) => tx.$executeRaw`
        INSERT INTO account_link (token_hash, kind, email, commissioner_id, roles, expires_at)
        VALUES ('x', 'INVITATION', 'x@x.test', ${admin.commissionerId}::uuid, '{admin}', now() + interval '1 day')`,
    );
  await expect(foreign(carer)).rejects.toThrow(/row-level security/);
  await expect(foreign(nobody)).rejects.toThrow(/row-level security/);
  await invite(admin, "jo@council.test", ["admin"]);
  expect(await reading(carer, (tx) => tx.accountLink.count())).toBe(0);
});

test("every letter about an account is there for the council's administrators to read", async () => {
  for (const send of [() => register(), () => reset("carer@harbour.test"), () => invite(carer, "a@b.test")]) {
    await database.owner.query("DELETE FROM mail");
    await send();
    expect((await letter()).commissioner).toBe(admin.commissionerId);
  }
});

test("registering, joining and a new password stand in the council's trail", async () => {
  await register();
  await followLink("REGISTRATION", (await letter()).token, chosen);
  const { rows } = await database.owner.query<{ kind: string; commissioner_id: string }>(
    "SELECT kind, commissioner_id FROM audit_event ORDER BY seq DESC LIMIT 2",
  );
  expect(rows).toEqual([
    { kind: "account-made", commissioner_id: admin.commissionerId },
    { kind: "provider-registered", commissioner_id: admin.commissionerId },
  ]);
});
