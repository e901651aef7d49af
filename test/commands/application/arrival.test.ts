import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { arrivalsSettled } from "#app/commands/application/in-flight.server.ts";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { arrivedNow, reading } from "#app/data/db.server.ts";
import { guardAction } from "#app/web/guard.server.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { receiptPage, wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const closesAt = new Date("2026-12-04T12:00:00Z");
let world: Applying;
let nth = 10;
let applicationId: string;
let actor: Applying["actor"];

beforeAll(async () => {
  world = await applying(database.owner);
});

beforeEach(async () => {
  await database.holdClock("2026-11-24T10:00:00Z");
  const applicant = await anApplicant(database.owner, nth++);
  actor = applicant.actor;
  applicationId = await wholeApplication(world, actor, applicant.organisationId);
});

/** Lets the clock tick from a moment before the close. */
async function tickFrom(instant: string) {
  await database.owner.query("SELECT app.move_clock($1)", [instant]);
}

async function untilClosed() {
  for (;;) {
    const { rows } = await database.owner.query<{ now: Date }>("SELECT app.now()");
    if (rows[0] && rows[0].now >= closesAt) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("a submission whose body has arrived before the close", () => {
  test("is accepted though it waits past the close for its round, which another holds", async () => {
    await database.owner.query("BEGIN");
    await database.owner.query("SELECT 1 FROM round WHERE id = $1 FOR UPDATE", [world.roundId]);
    await database.owner.query("SELECT app.move_clock('2026-12-04T11:59:59.000Z')");
    await database.owner.query("COMMIT");
    await database.owner.query("BEGIN");
    await database.owner.query("SELECT 1 FROM round WHERE id = $1 FOR UPDATE", [world.roundId]);
    const submitting = submitApplication(actor, applicationId, receiptPage, arrivedNow());
    await untilClosed();
    await database.owner.query("COMMIT");
    const verdict = await submitting;
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict?.ok && verdict.value.submittedAt < closesAt).toBe(true);
  });

  test("is accepted though every connection is taken until after the close", async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const busy = Array.from({ length: 10 }, () => reading(actor, () => released));
    await tickFrom("2026-12-04T11:59:59.200Z");
    const submitting = submitApplication(actor, applicationId, receiptPage, arrivedNow());
    await untilClosed();
    release();
    await Promise.all(busy);
    const verdict = await submitting;
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict?.ok && verdict.value.submittedAt < closesAt).toBe(true);
  });

  test("finds the round already extended when it had to wait for that", async () => {
    await database.owner.query("BEGIN");
    await database.owner.query("UPDATE round SET closes_at = '2026-12-11T12:00:00Z' WHERE id = $1", [
      world.roundId,
    ]);
    await tickFrom("2026-12-04T12:00:01.000Z");
    const submitting = submitApplication(actor, applicationId, receiptPage, arrivedNow());
    await database.owner.query("COMMIT");
    expect(await submitting).toMatchObject({ ok: true });
    await database.owner.query("UPDATE round SET closes_at = $2 WHERE id = $1", [world.roundId, closesAt]);
  });
});

test("a body that arrives after the close is too late, however fast it is read", async () => {
  await tickFrom("2026-12-04T12:00:00.000Z");
  const verdict = await submitApplication(actor, applicationId, receiptPage, arrivedNow());
  expect(verdict).toMatchObject({ ok: false, why: { kind: "round-not-open", closesAt } });
});

test("an opening waits for what has arrived, from before its session is looked up until it is done", async () => {
  let recognise: () => void = () => undefined;
  const recognised = new Promise<void>((resolve) => (recognise = resolve));
  const action = guardAction(
    { area: "provider", permission: "application:submit", params: z.object({}), settle: true },
    async ({ arrival }) => submitApplication(actor, applicationId, receiptPage, arrival),
  );
  const posted = action({
    request: new Request("http://portal.test/", {
      method: "POST",
      body: "",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
    params: {},
    context: { visitor: () => recognised.then(() => ({ actor })) },
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  let settled = false;
  const settling = arrivalsSettled().then(() => (settled = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(settled).toBe(false);
  recognise();
  await settling;
  const { rows } = await database.owner.query("SELECT 1 FROM submission WHERE application_id = $1", [
    applicationId,
  ]);
  expect(rows).toHaveLength(1);
  expect(await posted).toMatchObject({ ok: true });
});
