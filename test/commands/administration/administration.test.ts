import { beforeAll, beforeEach, expect, test } from "vitest";
import { moveDemonstrationClock } from "#app/commands/administration/move-clock.server.ts";
import { tryMailAgain } from "#app/commands/administration/retry-mail.server.ts";
import { changeSettings } from "#app/commands/administration/save-settings.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { publicationOfPrices, settingsOf, type Settings } from "#app/data/settings.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { council, staff } from "#test/factories/people.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let admin: StaffActor;
let stranger: StaffActor;
let framework: string;

const settings: Settings = {
  name: "Averton Council",
  serviceName: "Care in Averton",
  brandColour: "#5a0032",
  contactMail: "care@averton.test",
  contactPhone: "",
  assessmentUrl: "",
};

beforeAll(async () => {
  admin = await staff(database.owner, await council(database.owner), "admin@council.test", ["admin"]);
  stranger = await staff(
    database.owner,
    await council(database.owner, "Borrowdale"),
    "admin@borrowdale.test",
    ["admin"],
  );
  const { rows } = await database.owner.query<{ id: string }>(
    "INSERT INTO framework (commissioner_id, reference, title, regime, starts_on, ends_on, maximum_pence) VALUES ($1, 'F1', 'Care', 'PCR_2015_LIGHT_TOUCH', '2025-01-01', '2035-01-01', 1) RETURNING id",
    [admin.commissionerId],
  );
  framework = rows[0]!.id;
});

beforeEach(() => database.owner.query("DELETE FROM mail"));

async function events(since = 0): Promise<readonly { seq: number; kind: string; data: object }[]> {
  const { rows } = await database.owner.query<{ seq: number; kind: string; data: object }>(
    "SELECT seq::int, kind, data FROM audit_event WHERE seq > $1 ORDER BY seq",
    [since],
  );
  return rows;
}

async function letter(state: "waiting" | "failed" | "sent"): Promise<string> {
  await inTransaction(admin, (tx) => queue(tx, { to: "a@b.test", subject: "S", text: "T" }));
  const { rows } = await database.owner.query<{ id: string }>(
    `UPDATE mail SET attempts = 3, failed_at = $1, sent_at = $2, last_reply = '550 No such user' RETURNING id`,
    [state === "failed" ? new Date(0) : null, state === "sent" ? new Date(0) : null],
  );
  return rows[0]!.id;
}

test("a letter that the server refused goes out again when an administrator asks", async () => {
  const id = await letter("failed");
  expect((await tryMailAgain(admin, id)).ok).toBe(true);
  const { rows } = await database.owner.query("SELECT attempts, failed_at FROM mail");
  expect(rows).toEqual([{ attempts: 0, failed_at: null }]);
  expect((await events()).at(-1)?.kind).toBe("mail-retried");
});

test("a letter that waits or is sent, or is another commissioner's, is left alone", async () => {
  expect(await tryMailAgain(admin, await letter("waiting"))).toEqual({
    ok: false,
    why: { kind: "not-failed" },
  });
  await database.owner.query("DELETE FROM mail");
  expect((await tryMailAgain(admin, await letter("sent"))).ok).toBe(false);
  await database.owner.query("DELETE FROM mail");
  expect((await tryMailAgain(stranger, await letter("failed"))).ok).toBe(false);
});

test("settings are saved with the names of what changed, and nothing is noted where nothing did", async () => {
  expect((await changeSettings(admin, settings, [])).ok).toBe(true);
  expect(await reading(admin, (tx) => settingsOf(tx, admin.commissionerId))).toEqual(settings);
  const last = (await events()).at(-1)!;
  expect(last).toMatchObject({
    kind: "settings-changed",
    data: { changed: ["serviceName", "brandColour", "contactMail"] },
  });
  await changeSettings(admin, settings, []);
  expect(await events(last.seq)).toEqual([]);
});

test("two commissioners of an installation do not share a name", async () => {
  expect(await changeSettings(admin, { ...settings, name: "Borrowdale" }, [])).toEqual({
    ok: false,
    why: { kind: "name-taken" },
  });
});

test("a commissioner changes no other's settings, whatever the screen asks", async () => {
  const { count } = await inTransaction(admin, (tx) =>
    tx.commissioner.updateMany({ where: { id: stranger.commissionerId }, data: { name: "Taken over" } }),
  );
  expect(count).toBe(0);
});

test("a commissioner says whether its own framework's prices are public, and no other's", async () => {
  const published = () => reading(admin, (tx) => publicationOfPrices(tx, admin.commissionerId));
  await changeSettings(admin, settings, [{ frameworkId: framework, publishes: true }]);
  expect((await published())[0]?.publishes).toBe(true);
  expect((await events()).at(-1)?.kind).toBe("prices-published");
  await changeSettings(stranger, { ...settings, name: "Borrowdale" }, [
    { frameworkId: framework, publishes: false },
  ]);
  expect((await published())[0]?.publishes).toBe(true);
  await changeSettings(admin, settings, [{ frameworkId: framework, publishes: false }]);
  expect((await events()).at(-1)?.kind).toBe("prices-unpublished");
});

test("the demonstration's clock moves to an instant and ticks on from it", async () => {
  await moveDemonstrationClock(admin, new Date("2026-12-04T11:59:00Z"));
  const now = await reading(admin, async (_tx, at) => at.getTime());
  expect(now).toBeGreaterThanOrEqual(Date.parse("2026-12-04T11:59:00Z"));
  expect(now).toBeLessThan(Date.parse("2026-12-04T12:00:00Z"));
  expect((await events()).at(-1)).toMatchObject({
    kind: "clock-moved",
    data: { to: "2026-12-04T11:59:00.000Z" },
  });
});

test("outside the demonstration the database moves no clock", async () => {
  await database.owner.query("UPDATE app.clock SET demonstration = false, shift = '0', held_at = NULL");
  await expect(moveDemonstrationClock(admin, new Date("2026-12-04T11:59:00Z"))).rejects.toThrow(
    /demonstration mode only/,
  );
  await database.owner.query("UPDATE app.clock SET demonstration = true");
});
