import { beforeEach, describe, expect, test } from "vitest";
import { system } from "#app/domain/access/actor.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { countOutbox, listOutbox, type MailState } from "#app/data/mail.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { deliverOutbox } from "#app/commands/mail/deliver-outbox.server.ts";
import { smtpTransport } from "#app/mail/smtp.server.ts";
import { useDatabase } from "#test/support/database.ts";
import { useMailServer } from "#test/support/smtp.ts";

const database = useDatabase();
const server = useMailServer();
const from = "Careframe <no-reply@council.test>";
const quick = { connectionTimeout: 300, greetingTimeout: 300, socketTimeout: 300, longestAttempt: 1_500 };

/** Waits as the portal does, so that a busy machine does not look like a stalling server. */
function transport() {
  return smtpTransport({ smtpUrl: server.url(), from });
}

function hastyTransport() {
  return smtpTransport({ smtpUrl: server.url(), from, ...quick });
}

async function queued(to: string, subject = "Your application") {
  await inTransaction(system, (tx) => queue(tx, { to, subject, text: "Sign in to read it." }));
}

async function backOffIsOver() {
  await database.owner.query(
    "UPDATE mail SET next_attempt_at = clock_timestamp() WHERE sent_at IS NULL AND failed_at IS NULL",
  );
}

async function outbox(state: MailState) {
  return reading(system, (tx) => listOutbox(tx, state, { skip: 0, take: 100 }));
}

beforeEach(async () => {
  await database.owner.query("DELETE FROM mail");
  await database.holdClock("2026-12-04T10:00:00Z");
});

describe("a willing server", () => {
  test("gets the letter once, with its own Message-ID and marked as sent by a machine", async () => {
    await queued("provider@care.test", "Lot 1 closes at 12 noon – Gwasanaeth Cartref £");
    expect(await deliverOutbox(transport())).toEqual({ sent: 1, failed: 0, later: 0 });
    expect(await deliverOutbox(transport())).toEqual({ sent: 0, failed: 0, later: 0 });
    const [row] = await outbox("sent");
    const [letter] = server.box;
    expect(server.box).toHaveLength(1);
    expect(letter).toMatchObject({
      subject: "Lot 1 closes at 12 noon – Gwasanaeth Cartref £",
      messageId: `<${row?.id}@council.test>`,
    });
    expect(letter?.text).toContain("Sign in to read it.");
    expect(letter?.headers.find((header) => header.key === "auto-submitted")?.value).toBe("auto-generated");
    expect(row).toMatchObject({ attempts: 1, sentAt: new Date("2026-12-04T10:00:00Z") });
  });

  test("gets a letter once though three workers look at the outbox at the same time", async () => {
    server.behaviour.takes = 30;
    for (let letter = 0; letter < 12; letter++) await queued(`provider${letter}@care.test`);
    const runs = await Promise.all([
      deliverOutbox(transport()),
      deliverOutbox(transport()),
      deliverOutbox(transport()),
    ]);
    expect(runs.map((run) => run.sent).reduce((sum, sent) => sum + sent)).toBe(12);
    expect(new Set(server.box.map((letter) => letter.messageId)).size).toBe(12);
    expect(server.box).toHaveLength(12);
  });

  test("never gets a second recipient out of one address field", async () => {
    await queued("provider@care.test, other@care.test");
    await deliverOutbox(transport());
    expect(server.box).toHaveLength(0);
    expect(await outbox("failed")).toHaveLength(1);
  });
});

describe("a server that says no", () => {
  test("with 451 is tried again after the back-off, in real time, under the same Message-ID", async () => {
    server.behaviour.putsOff = 1;
    await queued("provider@care.test");
    expect(await deliverOutbox(transport())).toEqual({ sent: 0, failed: 0, later: 1 });
    expect(await deliverOutbox(transport())).toEqual({ sent: 0, failed: 0, later: 0 });
    const [waiting] = await outbox("waiting");
    expect(waiting).toMatchObject({ attempts: 1, lastReply: expect.stringContaining("451") as string });
    const { rows } = await database.owner.query(
      "SELECT next_attempt_at - clock_timestamp() BETWEEN '30 s' AND '60 s' AS in_a_minute FROM mail",
    );
    expect(rows).toEqual([{ in_a_minute: true }]);
    await backOffIsOver();
    expect(await deliverOutbox(transport())).toEqual({ sent: 1, failed: 0, later: 0 });
    expect(server.box[0]?.messageId).toBe(`<${waiting?.id}@council.test>`);
  });

  test("with 550 is not asked again, its words are shown, and the next letter goes", async () => {
    server.behaviour.refuses = ["gone@care.test"];
    await queued("gone@care.test");
    await queued("provider@care.test");
    expect(await deliverOutbox(transport())).toEqual({ sent: 1, failed: 1, later: 0 });
    await backOffIsOver();
    expect(await deliverOutbox(transport())).toEqual({ sent: 0, failed: 0, later: 0 });
    expect(await outbox("failed")).toMatchObject([
      { to: "gone@care.test", lastReply: expect.stringContaining("550 No such mailbox") as string },
    ]);
    expect(await reading(system, (tx) => countOutbox(tx))).toEqual({ waiting: 0, sent: 1, failed: 1 });
  });
});

describe("a server in trouble", () => {
  test("that stalls is left within the time-out, and gets the letter later", async () => {
    server.behaviour.stalls = 1;
    await queued("provider@care.test");
    await queued("provider2@care.test");
    expect(await deliverOutbox(hastyTransport())).toEqual({ sent: 0, failed: 0, later: 1 });
    expect(server.box).toHaveLength(0);
    await backOffIsOver();
    expect(await deliverOutbox(transport())).toEqual({ sent: 2, failed: 0, later: 0 });
  });

  test("that is not there costs one attempt of one letter, and nothing is lost", async () => {
    const nowhere = smtpTransport({ smtpUrl: "smtp://127.0.0.1:1", from, ...quick });
    await queued("provider@care.test");
    await queued("provider2@care.test");
    expect(await deliverOutbox(nowhere)).toEqual({ sent: 0, failed: 0, later: 1 });
    expect((await outbox("waiting")).map((letter) => letter.attempts).sort()).toEqual([0, 1]);
  });

  test("that never finishes is cut off when the whole attempt has lasted too long", async () => {
    server.behaviour.takes = 700;
    await queued("provider@care.test");
    const patient = smtpTransport({
      smtpUrl: server.url(),
      from,
      ...quick,
      socketTimeout: 10_000,
      longestAttempt: 200,
    });
    expect(await deliverOutbox(patient)).toEqual({ sent: 0, failed: 0, later: 1 });
  });
});

test("a letter that a dying worker had taken is free again when its lease is over", async () => {
  await queued("provider@care.test");
  await database.owner.query(
    "UPDATE mail SET attempts = 1, next_attempt_at = clock_timestamp() + interval '2 minutes'",
  );
  expect(await deliverOutbox(transport())).toEqual({ sent: 0, failed: 0, later: 0 });
  await backOffIsOver();
  expect(await deliverOutbox(transport())).toEqual({ sent: 1, failed: 0, later: 0 });
});
