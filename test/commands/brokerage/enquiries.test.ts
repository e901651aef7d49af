import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  confirmPhoneOffer,
  declinePlacement,
  offerPlacement,
  withdrawPlacementOffer,
} from "#app/commands/brokerage/answer-enquiry.server.ts";
import { askNextByHand, askTheNext } from "#app/commands/brokerage/ask-the-next.server.ts";
import { chooseOffer, closeEnquiry } from "#app/commands/brokerage/close-enquiry.server.ts";
import { recordPhoneOffer } from "#app/commands/brokerage/record-phone-offer.server.ts";
import { remindOfEnquiries } from "#app/commands/brokerage/remind-of-enquiries.server.ts";
import { sendEnquiries } from "#app/commands/brokerage/send-enquiries.server.ts";
import { enquiriesOf } from "#app/data/brokerage/enquiries.server.ts";
import { offersOfEnquiries } from "#app/data/brokerage/offers.server.ts";
import { reading } from "#app/data/db.server.ts";
import { enquiryState } from "#app/domain/brokerage/enquiry.ts";
import { anOffer, asked, askingWorld, enquiryDue, enquiryPage as page } from "#test/factories/asking.ts";
import { aRequest, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let requestId: string;
let nth = 0;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await askingWorld(database.owner);
});

beforeEach(async () => {
  await database.holdClock(mondayMorning);
  requestId = await aRequest(database.owner, world, {}, (nth += 1));
});

const actorOf = (member: 0 | 1 | 2) => world.bidders[member].actor;
const enquiries = () => reading(world.broker, (tx) => enquiriesOf(tx, requestId));
const statesOf = () =>
  reading(world.broker, async (tx, now) =>
    (await enquiriesOf(tx, requestId)).map((one) => enquiryState(one, now)),
  );
const ask = (members: readonly (0 | 1 | 2)[], inTurn = false) => asked(world, requestId, members, inTurn);
const only = async (member: 0 | 1 | 2) => {
  const [enquiry] = await ask([member]);
  if (!enquiry) throw new Error("nobody was asked");
  return enquiry;
};

/** Stops new placements at the second member until 1 December 2026. */
async function stopSecondFrom(startsOn: string) {
  await insert(database.owner, "placement_stop", [
    {
      ...{
        commissioner_id: world.commissionerId,
        provider_id: actorOf(1).providerId,
        reason: "Safeguarding",
      },
      ...{ starts_on: startsOn, review_on: "2026-11-24", ends_on: "2026-12-01" },
      ...{ recorded_by: world.commissioner.accountId, recorded_at: "2026-11-16T09:00:00Z" },
    },
  ]);
}

async function lettersTo(member: 0 | 1 | 2, about: string): Promise<readonly string[]> {
  const { rows } = await database.owner.query<{ text: string }>(
    "SELECT m.subject || m.text AS text FROM mail m JOIN account a ON a.email = m.recipient WHERE a.id = $1 AND m.text LIKE '%' || $2 || '%'",
    [actorOf(member).accountId, about],
  );
  return rows.map((row) => row.text);
}

test("three are asked together, each with its own clock and letter, what it is shown frozen without who the person is", async () => {
  const sent = await ask([0, 1, 2]);
  expect(sent.map(({ dueAt }) => dueAt.toISOString())).toEqual([enquiryDue, enquiryDue, enquiryDue]);
  for (const [member, enquiry] of sent.entries()) {
    const [letter, more] = await lettersTo(member as 0 | 1 | 2, enquiry.id);
    expect(letter).toContain("10am on Tuesday 17 November 2026");
    expect(more).toBeUndefined();
    expect(letter).not.toMatch(/PR-2026|P-48|provider was|others/i);
  }
  expect(sent[0]?.shown).toMatchObject({ ageBand: "65-74", district: "BS5", startsOn: "2027-01-04" });
  expect(JSON.stringify(sent[0]?.shown)).not.toMatch(/PR-2026|P-48/);
  expect(sent[0]?.eligibility.for.map(({ kind }) => kind)).toContain("lot-held");
});

test("nobody is asked twice, nor where new placements are stopped, nor for a request on hold, nor with a person in the words", async () => {
  const send = (member: 0 | 1 | 2, conditions = "") =>
    sendEnquiries(
      world.broker,
      requestId,
      { locationIds: [world.bidders[member].organisationId], inTurn: false, conditions },
      page,
    );
  await ask([0]);
  expect(await send(0)).toMatchObject({ ok: false, why: { kind: "asked-before" } });
  expect(await send(1, "Ring her on 0117 496 0123")).toMatchObject({
    ok: false,
    why: { kind: "names-a-person" },
  });
  await stopSecondFrom("2026-11-01");
  expect(await send(1)).toMatchObject({ ok: false, why: { kind: "not-eligible" } });
  expect(
    await recordPhoneOffer(
      world.broker,
      requestId,
      world.bidders[1].organisationId,
      anOffer(world, 2_400),
      page,
    ),
  ).toMatchObject({ ok: false, why: { kind: "not-eligible" } });
  await database.owner.query("DELETE FROM placement_stop");
  await database.owner.query("UPDATE placement_request SET held_at = '2026-11-16T09:30:00Z' WHERE id = $1", [
    requestId,
  ]);
  expect(await send(1)).toMatchObject({ ok: false, why: { kind: "on-hold" } });
  expect(await enquiries()).toHaveLength(1);
});

test("a stranger's request and a stranger's enquiry are not found", async () => {
  const enquiry = await only(0);
  expect(await offerPlacement(actorOf(1), enquiry.id, anOffer(world, 2_400))).toBeNull();
  expect(await declinePlacement(actorOf(1), enquiry.id, "No")).toBeNull();
  expect(
    await sendEnquiries(world.broker, idOf(1, 1), { locationIds: [], inTurn: false, conditions: "" }, page),
  ).toBeNull();
});

test("an offer at the rate stands beside rate and cap: ten and a half hours at £24.00 are £252.00 a week", async () => {
  const enquiry = await only(0);
  expect(await offerPlacement(actorOf(0), enquiry.id, anOffer(world, 2_400))).toMatchObject({ ok: true });
  const [offer] = await reading(world.broker, (tx) => offersOfEnquiries(tx, [enquiry.id]));
  expect(offer).toMatchObject({
    ...{ version: 1, weekly: 25_200, byPhone: false },
    lines: [{ pence: 2_400, ratePence: 2_400, capPence: 2_600, units: "10.5", reason: "" }],
  });
});

test("above the rate needs a reason, above the cap an approved exception that reaches so far", async () => {
  const enquiry = await only(0);
  const offer = (price: number, reason = "") =>
    offerPlacement(actorOf(0), enquiry.id, anOffer(world, price, reason));
  expect(await offer(2_450)).toMatchObject({ ok: false, why: { kind: "reason-missing", ratePence: 2_400 } });
  expect(await offer(2_450, "Two carers at night")).toMatchObject({ ok: true });
  expect(await offer(2_650, "Two carers at night")).toMatchObject({
    ok: false,
    why: { kind: "over-cap", capPence: 2_600 },
  });
  await insert(database.owner, "cap_exception", [
    {
      ...{
        framework_id: world.frameworkId,
        provider_id: actorOf(0).providerId,
        service_line_id: world.lineIds[0],
      },
      ...{ maximum_pence: 2_700, from_on: "2026-11-01", to_on: "2027-03-01" },
      ...{
        requested_by: world.commissioner.accountId,
        decided_by: world.approver.accountId,
        decided_at: "2026-11-01T09:00:00Z",
      },
    },
  ]);
  expect(await offer(2_650, "Two carers at night")).toMatchObject({ ok: true });
  expect(await offer(2_701, "Two carers at night")).toMatchObject({ ok: false, why: { kind: "over-cap" } });
  await database.owner.query("UPDATE cap_exception SET to_on = '2026-11-02'");
  const versions = await reading(world.broker, (tx) => offersOfEnquiries(tx, [enquiry.id]));
  expect(versions.map(({ version, weekly }) => [version, weekly])).toEqual([
    [2, 27_825],
    [1, 25_725],
  ]);
});

test("an offer in the past, without a line or with a person in it gets a reason and changes nothing", async () => {
  const enquiry = await only(0);
  const at = (changes: object) =>
    offerPlacement(actorOf(0), enquiry.id, { ...anOffer(world, 2_400), ...changes });
  expect(await at({ startsOn: "2026-11-15" })).toMatchObject({
    ok: false,
    why: { kind: "starts-in-the-past" },
  });
  expect(await at({ lines: [] })).toMatchObject({ ok: false, why: { kind: "line-missing" } });
  expect(await at({ conditions: "mail anna@example.org" })).toMatchObject({
    ok: false,
    why: { kind: "names-a-person" },
  });
  expect(await declinePlacement(actorOf(0), enquiry.id, " ")).toMatchObject({
    ok: false,
    why: { kind: "no-reason" },
  });
  expect(await reading(world.broker, (tx) => offersOfEnquiries(tx, [enquiry.id]))).toEqual([]);
  expect(await statesOf()).toEqual(["waiting"]);
});

test("the very instant of the clock is too late to offer or decline; an offer made before stands", async () => {
  const [first, second] = await ask([0, 1]);
  await offerPlacement(actorOf(0), first?.id ?? "", anOffer(world, 2_400));
  await database.holdClock(enquiryDue);
  expect(await offerPlacement(actorOf(1), second?.id ?? "", anOffer(world, 2_400))).toMatchObject({
    ok: false,
    why: { kind: "too-late" },
  });
  expect(await declinePlacement(actorOf(1), second?.id ?? "", "No staff")).toMatchObject({
    ok: false,
    why: { kind: "too-late" },
  });
  expect(await offerPlacement(actorOf(0), first?.id ?? "", anOffer(world, 2_300))).toMatchObject({
    ok: false,
    why: { kind: "too-late" },
  });
  expect(await statesOf()).toEqual(["offered", "lapsed"]);
  expect(await withdrawPlacementOffer(actorOf(0), first?.id ?? "")).toMatchObject({ ok: true });
  expect(await statesOf()).toEqual(["lapsed", "lapsed"]);
});

test("in turn, the next is asked by itself after a decline or a lapse, in working hours only, and nobody twice", async () => {
  const [first] = await ask([2, 0, 1], true);
  expect(await enquiries()).toHaveLength(1);
  expect(await askTheNext(page)).toBe(0);
  expect(await declinePlacement(actorOf(2), first?.id ?? "", "No staff")).toMatchObject({ ok: true });
  await database.holdClock("2026-11-16T20:00:00.000Z");
  expect(await askTheNext(page)).toBe(0);
  await database.holdClock("2026-11-17T09:00:00.000Z");
  expect(await Promise.all([askTheNext(page), askTheNext(page)]).then((sent) => sent.toSorted())).toEqual([
    0, 1,
  ]);
  await database.holdClock("2026-11-18T09:00:00.000Z");
  expect(await askTheNext(page)).toBe(1);
  expect(await askTheNext(page)).toBe(0);
  const sent = await enquiries();
  expect(sent.map(({ providerId }) => providerId)).toEqual([
    actorOf(2).providerId,
    actorOf(0).providerId,
    actorOf(1).providerId,
  ]);
  expect(await statesOf()).toEqual(["declined", "lapsed", "waiting"]);
  expect(sent[2]?.sentBy).toBe(world.broker.accountId);
});

test("by hand, the next in turn is asked once nobody in the line has time left; who is stopped by then is passed over", async () => {
  await ask([0, 1, 2], true);
  expect(await askNextByHand(world.broker, requestId, page)).toMatchObject({
    ok: false,
    why: { kind: "one-still-thinks" },
  });
  await database.holdClock(enquiryDue);
  await stopSecondFrom("2026-11-17");
  expect(await askNextByHand(world.broker2, requestId, page)).toMatchObject({ ok: true });
  await database.owner.query("DELETE FROM placement_stop");
  expect((await enquiries()).map(({ providerId }) => providerId)).toEqual([
    actorOf(0).providerId,
    actorOf(2).providerId,
  ]);
});

test("a reminder goes once, in the last quarter of the time, to who has not answered", async () => {
  const [, second] = await ask([0, 1]);
  await declinePlacement(actorOf(1), second?.id ?? "", "No staff");
  const before = await remindOfEnquiries(page);
  await database.holdClock("2026-11-17T05:00:00.000Z");
  const first = (await enquiries())[0]?.id ?? "";
  expect(before).toBe(0);
  expect(await remindOfEnquiries(page)).toBeGreaterThan(0);
  expect(await remindOfEnquiries(page)).toBe(0);
  expect((await lettersTo(0, first)).filter((text) => text.includes("Answer soon"))).toHaveLength(1);
  expect((await lettersTo(1, second?.id ?? "")).filter((text) => text.includes("Answer soon"))).toEqual([]);
});

test("a telephone offer is written down without or after an enquiry, and confirmed by its provider once", async () => {
  const record = (member: 0 | 1 | 2, price: number) =>
    recordPhoneOffer(
      world.broker,
      requestId,
      world.bidders[member].organisationId,
      anOffer(world, price),
      page,
    );
  expect(await record(0, 2_500)).toMatchObject({ ok: false, why: { kind: "reason-missing" } });
  expect(await enquiries()).toEqual([]);
  expect(await record(0, 2_400)).toMatchObject({ ok: true });
  const [enquiry] = await enquiries();
  expect(enquiry).toMatchObject({ mode: "BY_PHONE", offer: { byPhone: true, confirmedAt: null } });
  expect(await lettersTo(0, enquiry?.id ?? "")).toEqual([
    expect.stringContaining("Confirm your telephone offer"),
  ]);
  expect(await confirmPhoneOffer(actorOf(1), enquiry?.id ?? "")).toBeNull();
  expect(await confirmPhoneOffer(actorOf(0), enquiry?.id ?? "")).toMatchObject({ ok: true });
  expect(await confirmPhoneOffer(actorOf(0), enquiry?.id ?? "")).toMatchObject({
    ok: false,
    why: { kind: "nothing-to-confirm" },
  });
  await ask([1]);
  await database.holdClock(enquiryDue);
  expect(await record(1, 2_450)).toMatchObject({ ok: true });
  expect(await statesOf()).toEqual(["offered", "offered"]);
});

test("once an offer is chosen its provider is told so, the others that it is closed, and nobody is asked any more", async () => {
  const [first, second, third] = await ask([0, 1, 2]);
  for (const [member, enquiry] of [first, second].entries())
    await offerPlacement(actorOf(member as 0 | 1), enquiry?.id ?? "", anOffer(world, 2_400));
  await declinePlacement(actorOf(2), third?.id ?? "", "No staff");
  expect(await chooseOffer(world.broker, requestId, third?.id ?? "", page)).toMatchObject({
    ok: false,
    why: { kind: "no-longer-open" },
  });
  expect(await chooseOffer(world.broker, requestId, second?.id ?? "", page)).toMatchObject({ ok: true });
  expect(await chooseOffer(world.broker, requestId, first?.id ?? "", page)).toMatchObject({
    ok: false,
    why: { kind: "chosen-already" },
  });
  expect(await statesOf()).toEqual(["closed", "chosen", "declined"]);
  expect(await lettersTo(1, "channel that you both already use")).toHaveLength(1);
  expect((await lettersTo(0, first?.id ?? "")).at(-1)).not.toMatch(/chosen|another/);
  expect(await offerPlacement(actorOf(0), first?.id ?? "", anOffer(world, 2_300))).toMatchObject({
    ok: false,
    why: { kind: "no-longer-open" },
  });
  expect(
    await recordPhoneOffer(
      world.broker,
      requestId,
      world.bidders[2].organisationId,
      anOffer(world, 2_400),
      page,
    ),
  ).toMatchObject({ ok: false, why: { kind: "chosen-already" } });
});

test("a closed enquiry takes no answer, and one that is over already is not closed again", async () => {
  const enquiry = await only(0);
  expect(await closeEnquiry(world.broker, requestId, enquiry.id, page)).toMatchObject({ ok: true });
  expect(await closeEnquiry(world.broker, requestId, enquiry.id, page)).toMatchObject({
    ok: false,
    why: { kind: "no-longer-open" },
  });
  expect(await declinePlacement(actorOf(0), enquiry.id, "No staff")).toMatchObject({
    ok: false,
    why: { kind: "no-longer-open" },
  });
});
