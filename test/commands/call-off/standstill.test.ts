import { beforeAll, expect, test } from "vitest";
import { checkWinner, decideOnAward } from "#app/commands/call-off/decide-award.server.ts";
import { answerHold, holdContract } from "#app/commands/call-off/hold-contract.server.ts";
import { makeContractOf } from "#app/commands/call-off/make-contract.server.ts";
import { recommendBid } from "#app/commands/call-off/recommend-award.server.ts";
import { sendAwardLetters } from "#app/commands/call-off/send-award-letters.server.ts";
import { holdsOf } from "#app/data/call-off/award-holds.server.ts";
import { standingAward } from "#app/data/call-off/awards.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { HoldKind } from "#app/domain/call-off/hold.ts";
import { toDay } from "#app/domain/calendar.ts";
import {
  aCallOff,
  bidsOpened,
  callingOff,
  scoresAgreed,
  whileJudging,
  type CallingOff,
  type MadeCallOff,
} from "#test/factories/call-off.ts";
import { regimeFacts } from "#test/factories/regime-facts.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let nth = 0;
let made: MadeCallOff;

beforeAll(async () => {
  await database.holdClock(whileJudging);
  await regimeFacts(database.owner);
  world = await callingOff(database.owner);
});

/** A call-off whose award is approved, on the day given. */
async function approvedOn(instant: string, changes: Readonly<Record<string, unknown>>) {
  nth += 1;
  await database.holdClock(whileJudging);
  made = await aCallOff(database.owner, world, "published", changes, nth);
  const [bidId = ""] = await bidsOpened(database.owner, world, made, [{ bidder: 0, pence: 2400 }]);
  await scoresAgreed(database.owner, world, made, bidId, [4, 4]);
  await database.holdClock(instant);
  await recommendBid(world.commissioner, made.callOffId, { bidId, reasons: "The only one" });
  await checkWinner(world.commissioner, made.callOffId, { clear: true, note: "" });
  await decideOnAward(world.approver, made.callOffId, { approve: true, reason: "" });
}

type Said = Partial<Parameters<typeof sendAwardLetters>[2]>;
const send = (said: Said = {}) =>
  sendAwardLetters(
    world.commissioner,
    made.callOffId,
    { advantages: "Clear answers", noticeAsks: false, noticeOn: null, ...said },
    "https://portal.test",
  );
const contract = (signedOn: string) =>
  makeContractOf(
    world.commissioner,
    made.callOffId,
    { signedOn: toDay(signedOn), startsOn: toDay("2027-02-01"), endsOn: toDay("2028-01-04"), reviewOn: null },
    () => "https://portal.test",
  );
const endsAt = (instant: string) => ({ ok: true, value: { endsAt: new Date(instant) } });

test("a promised standstill under PCR 2015 lasts ten days after the letters, and no contract is made inside it", async () => {
  await approvedOn("2026-12-07T10:00:00Z", { regime: "PCR_2015_LIGHT_TOUCH", standstill_promised: true });
  // Sent Monday 7 December 2026: the end of Thursday 17 December.
  expect(await send()).toMatchObject(endsAt("2026-12-18T00:00:00.000Z"));
  await database.holdClock("2026-12-17T23:59:59.999Z");
  expect(await contract("2026-12-17")).toEqual({ ok: false, why: { kind: "not-now", state: "standstill" } });
  const past = database.owner.query(
    `INSERT INTO contract (award_id, call_off_id, commissioner_id, framework_id, provider_id, reference, title, regime, kind, value_pence, value_with_vat_pence, starts_on, ends_on, signed_on, made_by, made_at)
     SELECT id, call_off_id, commissioner_id, framework_id, provider_id, 'C-X', 'X', 'PCR_2015_LIGHT_TOUCH', 'SPOT', 1, 1, '2027-01-01', '2027-02-01', '2026-12-17', recommended_by, now() FROM award WHERE call_off_id = $1`,
    [made.callOffId],
  );
  await expect(past).rejects.toMatchObject({ code: "23514" });
  await database.holdClock("2026-12-18T00:00:00Z");
  expect(await contract("2026-12-18")).toMatchObject({ ok: true });
});

test("under the Procurement Act there is none unless the notice asks for one, counted from the notice's day", async () => {
  await approvedOn("2026-12-18T10:00:00Z", { regime: "PA_2023_LIGHT_TOUCH" });
  expect(await send({ noticeAsks: true })).toMatchObject({ why: { kind: "notice-day-missing" } });
  expect(await send({ noticeAsks: true, noticeOn: toDay("2026-12-17") })).toMatchObject({
    why: { kind: "notice-in-the-past" },
  });
  // Published Monday 21 December 2026: the end of Tuesday 5 January 2027, with 4 January a holiday in Scotland.
  expect(await send({ noticeAsks: true, noticeOn: toDay("2026-12-21") })).toMatchObject(
    endsAt("2027-01-06T00:00:00.000Z"),
  );
  expect(await contract("2026-12-18")).toMatchObject({ why: { kind: "not-now", state: "standstill" } });
});

test("without a promise or a notice a call-off under PCR or the Act has none", async () => {
  await approvedOn("2026-12-07T10:00:00Z", { regime: "PCR_2015_LIGHT_TOUCH" });
  expect(await send()).toMatchObject({ ok: true, value: { endsAt: null } });
  const award = await reading(world.commissioner, (tx) => standingAward(tx, made.callOffId));
  expect(award?.standstillWords).toMatch(/no standstill/);
});

test("under PSR it is mandatory, representations hold the contract up, and five working days follow the answer", async () => {
  await approvedOn("2026-12-07T10:00:00Z", { regime: "PSR_2023" });
  expect(await send()).toMatchObject({ why: { kind: "notice-day-missing" } });
  // Notice Monday 7 December 2026: eight working days from Tuesday: the end of Thursday 17 December.
  expect(await send({ noticeOn: toDay("2026-12-07") })).toMatchObject(endsAt("2026-12-18T00:00:00.000Z"));
  const hold = (kind: HoldKind, receivedOn = "2026-12-14") =>
    holdContract(world.commissioner, made.callOffId, {
      ...{ kind, providerId: world.bidders[0].actor.providerId, receivedOn: toDay(receivedOn) },
      words: "The scores do not add up",
    });
  expect(await hold("REPRESENTATIONS")).toMatchObject({ why: { kind: "received-in-the-future" } });
  await database.holdClock("2026-12-15T10:00:00Z");
  expect(await hold("REPRESENTATIONS")).toMatchObject({ ok: true });
  await database.holdClock("2026-12-18T09:00:00Z");
  expect(await contract("2026-12-18")).toMatchObject({ why: { kind: "not-now", state: "held" } });
  const award = await reading(world.commissioner, (tx) => standingAward(tx, made.callOffId));
  const [held] = await reading(world.commissioner, (tx) => holdsOf(tx, award?.id ?? ""));
  const which = { callOffId: made.callOffId, holdId: held?.id ?? "" };
  // Answered Friday 18 December: 21, 22, 23, 24 and 29 December, since 25 is Christmas Day and 28 its bank holiday.
  expect(await answerHold(world.commissioner2, which, "They do")).toEqual({
    ok: true,
    value: { notBefore: new Date("2026-12-30T00:00:00.000Z") },
  });
  expect(await answerHold(world.commissioner2, which, "Again")).toMatchObject({ why: { kind: "not-found" } });
  await database.holdClock("2026-12-29T23:59:59Z");
  expect(await contract("2026-12-29")).toMatchObject({ why: { kind: "not-now", state: "held" } });
  await database.holdClock("2026-12-30T00:00:00Z");
  expect(await contract("2026-12-30")).toMatchObject({ ok: true });
});

test("a challenge holds the contract up also after the standstill, until it is answered", async () => {
  await approvedOn("2026-12-07T10:00:00Z", { regime: "PCR_2015_LIGHT_TOUCH" });
  await send();
  const challenge = {
    kind: "CHALLENGE",
    providerId: null,
    receivedOn: toDay("2026-12-07"),
    words: "Claim form",
  } as const;
  expect(
    await holdContract(world.commissioner, made.callOffId, { ...challenge, kind: "REPRESENTATIONS" }),
  ).toMatchObject({
    why: { kind: "not-under-this-regime" },
  });
  expect(await holdContract(world.commissioner, made.callOffId, challenge)).toMatchObject({ ok: true });
  expect(await contract("2026-12-07")).toMatchObject({ why: { kind: "not-now", state: "held" } });
  const award = await reading(world.commissioner, (tx) => standingAward(tx, made.callOffId));
  const [held] = await reading(world.commissioner, (tx) => holdsOf(tx, award?.id ?? ""));
  await answerHold(
    world.commissioner,
    { callOffId: made.callOffId, holdId: held?.id ?? "" },
    "It was withdrawn",
  );
  expect(await contract("2026-12-07")).toMatchObject({ ok: true });
});
