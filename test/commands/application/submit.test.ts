import { beforeAll, describe, expect, test } from "vitest";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { withdrawApplication } from "#app/commands/application/withdraw-application.server.ts";
import { startApplication } from "#app/commands/application/start-application.server.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { priceIt, receiptPage, wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const summerRound = {
  opensAt: "2026-05-04T08:00:00Z",
  closesAt: "2026-06-05T11:00:00Z",
  effectiveOn: "2026-07-06",
};
const page = "http://portal.test/";
let world: Applying;
let summer: Applying;

beforeAll(async () => {
  world = await applying(database.owner, 1);
  summer = await applying(database.owner, 2, summerRound);
});

describe("the closing instant", () => {
  test.each([
    ["winter", () => world, "2026-12-04T11:59:59.999Z", "2026-12-04T12:00:00.000Z", 11],
    ["summer", () => summer, "2026-06-05T10:59:59.999Z", "2026-06-05T11:00:00.000Z", 12],
  ])("is already too late in %s time, and a millisecond before is not", async (_, of, inTime, late, nth) => {
    const round = of();
    const other = await anApplicant(database.owner, nth, round === summer ? 2 : 1);
    await database.holdClock(round === summer ? "2026-05-20T10:00:00Z" : "2026-11-24T10:00:00Z");
    const first = await wholeApplication(round);
    const second = await wholeApplication(round, other.actor, other.organisationId);

    await database.holdClock(late);
    const refused = await submitApplication(other.actor, second, receiptPage);
    expect(refused).toMatchObject({ ok: false, why: { kind: "round-not-open", arrivedAt: new Date(late) } });

    await database.holdClock(inTime);
    const accepted = await submitApplication(round.actor, first, receiptPage);
    expect(accepted).toMatchObject({ ok: true, value: { submittedAt: new Date(inTime), version: 1 } });
  });
});

describe("an application", () => {
  test("is started once, however often the button is pressed", async () => {
    await database.holdClock("2026-11-24T10:00:00Z");
    const { actor } = await anApplicant(database.owner, 21, 1);
    const [one, two] = await Promise.all([
      startApplication(actor, world.roundId),
      startApplication(actor, world.roundId),
    ]);
    expect(one).toMatchObject({ ok: true });
    expect(two).toEqual(one);
  });

  test("is not submitted before every section is complete, and says which are left", async () => {
    const { actor } = await anApplicant(database.owner, 22, 1);
    const started = await startApplication(actor, world.roundId);
    const refused = await submitApplication(
      actor,
      started?.ok ? started.value.applicationId : "",
      receiptPage,
    );
    expect(refused).toMatchObject({ ok: false, why: { kind: "unfinished" } });
    const left = refused?.ok === false && refused.why.kind === "unfinished" ? refused.why.tasks : [];
    expect(left.map((task) => task.name.kind)).toEqual([
      "organisation",
      "declaration",
      "lots",
      "standards",
      "question",
    ]);
  });

  test("submitted twice at once makes one submission with one receipt", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 23, 1);
    const id = await wholeApplication(world, actor, organisationId);
    const [one, two] = await Promise.all([
      submitApplication(actor, id, receiptPage),
      submitApplication(actor, id, receiptPage),
    ]);
    expect(one).toMatchObject({ ok: true });
    expect(two).toEqual(one);
    const { rows } = await database.owner.query("SELECT version FROM submission WHERE application_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ version: 1 }]);
    const { rows: mail } = await database.owner.query("SELECT subject, text FROM mail WHERE once_key = $1", [
      `receipt:${one?.ok ? one.value.id : ""}`,
    ]);
    expect(mail).toEqual([
      {
        subject: `We have received your application ${one?.ok ? one.value.reference : ""}`,
        text: expect.stringMatching(
          new RegExp(`see your receipt and your application: ${receiptPage}$`),
        ) as string,
      },
    ]);
  });

  test("changed and submitted again takes the place of what was submitted before", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 24, 1);
    const id = await wholeApplication(world, actor, organisationId);
    const first = await submitApplication(actor, id, receiptPage);
    await priceIt(world, id, 2_400, actor, organisationId);
    const second = await submitApplication(actor, id, receiptPage);
    if (!first?.ok || !second?.ok) throw new Error("both are accepted");
    expect(second.value.reference).toBe(first.value.reference.replace(/-1$/, "-2"));
    expect(second.value.contentHash).not.toBe(first.value.contentHash);
    const { rows } = await database.owner.query(
      `SELECT s.version, s.superseded_at IS NOT NULL AS superseded, p.pence, p.cap_id
       FROM submission s JOIN submission_price p ON p.submission_id = s.id WHERE s.application_id = $1 ORDER BY s.version`,
      [id],
    );
    expect(rows).toEqual([
      { version: 1, superseded: true, pence: 2_438, cap_id: world.capIds[0] },
      { version: 2, superseded: false, pence: 2_400, cap_id: world.capIds[0] },
    ]);
  });

  test("can be withdrawn until the close, and submitted again", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 25, 1);
    const id = await wholeApplication(world, actor, organisationId);
    expect(await withdrawApplication(actor, id, page)).toMatchObject({
      ok: false,
      why: { kind: "nothing-submitted" },
    });
    await submitApplication(actor, id, receiptPage);
    expect(await withdrawApplication(actor, id, page)).toEqual({ ok: true, value: true });
    const { rows } = await database.owner.query("SELECT subject FROM mail WHERE once_key LIKE 'withdrawn:%'");
    expect(rows).toHaveLength(1);
    expect(await submitApplication(actor, id, receiptPage)).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    await database.holdClock("2026-12-04T12:00:00.000Z");
    expect(await withdrawApplication(actor, id, page)).toMatchObject({
      ok: false,
      why: { kind: "round-not-open" },
    });
    await database.holdClock("2026-11-24T10:00:00Z");
  });

  test("of another provider is not there", async () => {
    const { actor, organisationId } = await anApplicant(database.owner, 26, 1);
    const stranger = await anApplicant(database.owner, 27, 1);
    const id = await wholeApplication(world, actor, organisationId);
    expect(await submitApplication(stranger.actor, id, receiptPage)).toBeNull();
    expect(await withdrawApplication(stranger.actor, id, page)).toBeNull();
    expect(await priceIt(world, id, 100, stranger.actor, stranger.organisationId)).toBeNull();
  });
});
