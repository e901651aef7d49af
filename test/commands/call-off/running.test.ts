import { beforeAll, describe, expect, test } from "vitest";
import { answerAboutCallOff, askAboutCallOff } from "#app/commands/call-off/ask-question.server.ts";
import { cancelCallOff, leaveFramework } from "#app/commands/call-off/end-call-off.server.ts";
import { extendCallOff } from "#app/commands/call-off/extend-call-off.server.ts";
import { publishCallOff } from "#app/commands/call-off/publish-call-off.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { extensionsOfCallOff } from "#app/data/call-off/extensions.server.ts";
import { answersOfCallOff, questionsOfCallOff } from "#app/data/call-off/questions.server.ts";
import { arrivedNow, reading } from "#app/data/db.server.ts";
import {
  aCallOff,
  bidsClose,
  callingOff,
  published,
  whileOpen,
  type CallingOff,
} from "#test/factories/call-off.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let callOffId: string;

beforeAll(async () => {
  await database.holdClock(published);
  world = await callingOff(database.owner);
  ({ callOffId } = await aCallOff(database.owner, world, "approved"));
});

const letters = async (subject: string) =>
  (await database.owner.query("SELECT 1 FROM mail WHERE subject LIKE $1", [subject])).rowCount;
const stop = (nth: 0 | 1 | 2) =>
  insert(database.owner, "placement_stop", [
    {
      ...{
        id: idOf(70, nth),
        commissioner_id: world.commissionerId,
        provider_id: world.bidders[nth].actor.providerId,
      },
      ...{ reason: "A plan.", starts_on: "2026-11-01", review_on: "2026-11-20", ends_on: "2026-12-20" },
      ...{ recorded_by: world.commissioner.accountId, recorded_at: "2026-11-01T09:00:00Z" },
    },
  ]);

describe("publication", () => {
  test("of an open competition invites every member that is eligible on the day, and nobody who is stopped", async () => {
    await stop(2);
    expect(await publishCallOff(world.commissioner, callOffId)).toEqual({ ok: true, value: { invited: 2 } });
    const { rows } = await database.owner.query(
      "SELECT provider_id, invited_at, jsonb_array_length(reasons) AS lines FROM call_off_invitation ORDER BY provider_id",
    );
    const invited = [0, 1].map((nth) => world.bidders[nth as 0 | 1].actor.providerId).sort();
    expect(rows).toEqual(
      invited.map((provider_id) => ({ provider_id, invited_at: new Date(published), lines: 1 })),
    );
    expect(await letters("You are invited to bid%")).toBe(2);
    const seen = await reading(world.bidders[0].actor, (tx) => callOffOf(tx, callOffId));
    expect(seen).toMatchObject({ reference: "CO-2026-9001" });
    expect(await reading(world.bidders[2].actor, (tx) => callOffOf(tx, callOffId))).toBeUndefined();
  });

  test("happens once", async () => {
    expect(await publishCallOff(world.commissioner, callOffId)).toMatchObject({
      why: { kind: "not-now", state: "open" },
    });
  });

  test("of a restricted competition is refused where too few of those chosen may be invited", async () => {
    const restricted = await aCallOff(database.owner, world, "approved", { route: "RESTRICTED" }, 2);
    const whose = { call_off_id: restricted.callOffId, commissioner_id: world.commissionerId };
    const chosen = (nth: 0 | 1 | 2) => ({
      ...{ ...whose, id: idOf(71, nth), provider_id: world.bidders[nth].actor.providerId },
      ...{ party_id: world.bidders[nth].partyId, reasons: [], reason: "Near.", declined_reason: "" },
      ...{ invited_by: world.commissioner.accountId, invited_at: published },
    });
    await insert(database.owner, "call_off_invitation", [chosen(1), chosen(2)]);
    expect(await publishCallOff(world.commissioner, restricted.callOffId)).toMatchObject({
      why: { kind: "too-few-left", names: [expect.any(String)] },
    });
    await insert(database.owner, "call_off_invitation", [chosen(0)]);
    expect(await publishCallOff(world.commissioner, restricted.callOffId)).toEqual({
      ok: true,
      value: { invited: 2 },
    });
  });

  test("of a direct award opens the way for offers and invites nobody", async () => {
    const none = { quality_weight: null, tie_rule: null, closes_at: null, questions_close_at: null };
    const direct = await aCallOff(database.owner, world, "approved", { route: "DIRECT", ...none }, 3);
    expect(await publishCallOff(world.commissioner, direct.callOffId)).toEqual({
      ok: true,
      value: { invited: 0 },
    });
  });

  test("after its dates have passed is refused", async () => {
    const late = { questions_close_at: "2026-11-02T08:00:00Z" };
    const passed = await aCallOff(database.owner, world, "approved", late, 4);
    expect(await publishCallOff(world.commissioner, passed.callOffId)).toMatchObject({
      why: { kind: "questions-close-in-the-past" },
    });
  });
});

describe("questions", () => {
  const question = { question: "Are double-up calls wanted?", receiptTo: "person1@provider1.test" };
  let questionId: string;

  test("are asked by who is invited, with a receipt, and by nobody else", async () => {
    await database.holdClock(whileOpen);
    const asked = await askAboutCallOff(world.bidders[0].actor, callOffId, question, arrivedNow());
    if (!asked.ok) throw new Error(JSON.stringify(asked.why));
    ({ questionId } = asked.value);
    expect(await letters("We have your question%")).toBe(1);
    const stranger = await askAboutCallOff(world.bidders[2].actor, callOffId, question, arrivedNow());
    expect(stranger).toEqual({ ok: false, why: { kind: "not-found" } });
    const seen = (nth: 0 | 1) =>
      reading(world.bidders[nth].actor, async (tx) => (await questionsOfCallOff(tx, callOffId)).length);
    expect([await seen(0), await seen(1)]).toEqual([1, 0]);
  });

  test("are answered once, for everyone invited, without the asker", async () => {
    const answer = (words: string) =>
      answerAboutCallOff(world.commissioner, callOffId, questionId, {
        question: question.question,
        answer: words,
      });
    expect(await answer("Write to jo@example.org.")).toMatchObject({ why: { kind: "names-a-person" } });
    expect(await answer("As Provider 0-1 asked: yes.")).toMatchObject({ why: { kind: "names-the-asker" } });
    expect(await answer("Yes, on weekdays.")).toEqual({ ok: true, value: { told: 2 } });
    expect(await answer("No.")).toMatchObject({ why: { kind: "already-answered" } });
    const others = await reading(world.bidders[1].actor, (tx) => answersOfCallOff(tx, callOffId));
    expect(others).toMatchObject([{ question: question.question, answer: "Yes, on weekdays." }]);
    expect(await letters("A question about%is answered")).toBe(2);
  });

  test("are too late at the cut-off", async () => {
    await database.holdClock("2026-11-20T12:00:00Z");
    expect(await askAboutCallOff(world.bidders[0].actor, callOffId, question, arrivedNow())).toMatchObject({
      why: { kind: "questions-closed" },
    });
  });
});

describe("an extension", () => {
  const extend = (closesAt: string) =>
    extendCallOff(
      world.commissioner,
      callOffId,
      { closesAt: new Date(closesAt), reason: "A bank holiday." },
      arrivedNow(),
    );

  test("is only later, before the service starts, and everyone invited is told", async () => {
    await database.holdClock(whileOpen);
    expect(await extend(bidsClose)).toMatchObject({ why: { kind: "not-later" } });
    expect(await extend("2027-01-04T12:00:00Z")).toMatchObject({ why: { kind: "starts-before-it-closes" } });
    expect(await extend("2026-12-11T12:00:00Z")).toEqual({ ok: true, value: { told: 2 } });
    expect(await letters("Bids close later%")).toBe(2);
    const told = await reading(world.bidders[0].actor, (tx) => extensionsOfCallOff(tx, callOffId));
    expect(told).toMatchObject([{ before: new Date(bidsClose), reason: "A bank holiday." }]);
  });

  test("is refused at the closing instant", async () => {
    await database.holdClock("2026-12-11T12:00:00Z");
    expect(await extend("2026-12-18T12:00:00Z")).toMatchObject({ why: { kind: "not-now", state: "closed" } });
  });
});

describe("an end without an award", () => {
  test("a cancellation tells everyone invited why", async () => {
    await database.holdClock(whileOpen);
    const cancelled = await cancelCallOff(world.commissioner, callOffId, "No longer needed.", arrivedNow());
    expect(cancelled).toEqual({ ok: true, value: { told: 2 } });
    expect(await letters("Cancelled:%")).toBe(2);
    expect(await cancelCallOff(world.commissioner, callOffId, "Again.", arrivedNow())).toMatchObject({
      why: { kind: "not-now", state: "cancelled" },
    });
  });

  test("a draft goes outside the framework with its reason, and an approved one does not", async () => {
    const draft = await aCallOff(database.owner, world, "draft", {}, 5);
    expect(await leaveFramework(world.commissioner, draft.callOffId, "Needs a pool.")).toEqual({
      ok: true,
      value: null,
    });
    const left = await reading(world.commissioner, (tx) => callOffOf(tx, draft.callOffId));
    expect(left).toMatchObject({
      route: "EXTERNAL",
      routeReason: "Needs a pool.",
      leftFrameworkAt: new Date(whileOpen),
    });
    const approved = await aCallOff(database.owner, world, "approved", {}, 6);
    expect(await leaveFramework(world.commissioner, approved.callOffId, "Needs a pool.")).toMatchObject({
      why: { kind: "not-now" },
    });
  });
});
