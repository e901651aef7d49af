import { beforeAll, expect, test } from "vitest";
import { answerDirectOffer } from "#app/commands/call-off/answer-offer.server.ts";
import { offerTheNext } from "#app/commands/call-off/offer-the-next.server.ts";
import { rankForDirectAward } from "#app/commands/call-off/rank-members.server.ts";
import { recommendDirectAward } from "#app/commands/call-off/recommend-direct-award.server.ts";
import { offerDirectAward } from "#app/commands/call-off/send-offer.server.ts";
import { withdrawDirectOffer } from "#app/commands/call-off/withdraw-offer.server.ts";
import { offersOf } from "#app/data/call-off/offers.server.ts";
import { rankingOf } from "#app/data/call-off/ranking.server.ts";
import { linesOfAward, standingAward } from "#app/data/call-off/awards.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { CallingOff, MadeCallOff } from "#test/factories/call-off.ts";
import { insert, idOf } from "#test/factories/market.ts";
import { directAwardIn, offerDue, offering, offeringWorld } from "#test/factories/offering.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff & MadeCallOff;
let nth = 10;

const inTurn = { ground: "", evidence: "" };
const page = (id: string) => `https://portal.test/provider/offers/${id}`;
const automatic = { postcode: "", cascades: true, chosen: { rule: null, reason: "" } };
const byHand = { postcode: "", cascades: false, chosen: { rule: null, reason: "" } };

beforeAll(async () => {
  await database.holdClock(offering);
  world = await offeringWorld(database.owner);
});

async function aDirectAward(how = byHand): Promise<string> {
  await database.holdClock(offering);
  const { callOffId } = await directAwardIn(database.owner, world, (nth += 1));
  expect(await rankForDirectAward(world.commissioner, callOffId, how)).toMatchObject({ ok: true });
  return callOffId;
}

const memberAt = (index: 0 | 1 | 2) => world.bidders[index].actor.providerId;

async function offer(callOffId: string, index: 0 | 1 | 2, why = inTurn, by = world.commissioner) {
  return offerDirectAward(by, callOffId, { providerId: memberAt(index), ...why }, page);
}

async function offered(callOffId: string, index: 0 | 1 | 2): Promise<string> {
  const verdict = await offer(callOffId, index);
  if (!verdict?.ok) throw new Error(JSON.stringify(verdict));
  return verdict.value.offerId;
}

const accept = { accepted: true, reason: "" };
const decline = { accepted: false, reason: "No staff on Sundays." };
const answerOf = (index: 0 | 1 | 2, offerId: string, said = accept) =>
  answerDirectOffer(world.bidders[index].actor, offerId, said);

async function lettersTo(mail: string, about: string): Promise<readonly string[]> {
  const { rows } = await database.owner.query<{ text: string }>(
    "SELECT text FROM mail WHERE recipient = $1 AND text LIKE '%' || $2 || '%' ORDER BY queued_at",
    [mail, about],
  );
  return rows.map((row) => row.text);
}

test("members are ranked by the price at their own rates, once, and the list is frozen with its reasons", async () => {
  const callOffId = await aDirectAward();
  const ranking = await reading(world.commissioner, (tx) => rankingOf(tx, callOffId));
  expect(ranking?.members.map(({ providerId, rank, value }) => [providerId, rank, value])).toEqual([
    [memberAt(0), 1, 2_400_000],
    [memberAt(1), 2, 2_450_000],
    [memberAt(2), 3, 2_500_000],
  ]);
  expect(ranking?.members[0]).toMatchObject({
    rankReasons: [{ kind: "value", pence: 2_400_000 }],
    prices: [
      { pence: 2_400, ratePence: 2_400, capPence: 2_600, units: "1000.00", rateId: world.bidders[0].rateId },
    ],
    reasons: expect.arrayContaining([expect.objectContaining({ kind: "lot-held" })]) as unknown,
  });
  expect(await rankForDirectAward(world.commissioner, callOffId, byHand)).toMatchObject({
    why: { kind: "ranked-already" },
  });
  await expect(
    database.owner.query("UPDATE call_off_rank SET rank = rank + 9 WHERE call_off_id = $1", [callOffId]),
  ).rejects.toThrow();
});

test("the first is offered with four working hours and told by when to answer and where", async () => {
  const callOffId = await aDirectAward();
  const offerId = await offered(callOffId, 0);
  const [made] = await reading(world.commissioner, (tx) => offersOf(tx, callOffId));
  expect(made).toMatchObject({ id: offerId, rank: 1, value: 2_400_000, automatic: false });
  expect(made?.dueAt.toISOString()).toBe(offerDue);
  const [letter] = await lettersTo("provider0-1@provider.test", offerId);
  expect(letter).toContain("2pm on Monday 16 November 2026");
  expect(letter).toContain(page(offerId));
  expect(letter).not.toContain("£");
});

test("out of turn needs a ground and its evidence, in the database too", async () => {
  const callOffId = await aDirectAward();
  expect(await offer(callOffId, 1)).toMatchObject({ why: { kind: "out-of-turn", firstId: memberAt(0) } });
  expect(await offer(callOffId, 1, { ground: "Lives there", evidence: "Care plan" })).toMatchObject({
    ok: true,
  });
});

test("who has declared nothing, or an interest in the provider, does not offer", async () => {
  const callOffId = await aDirectAward();
  await database.owner.query(
    "UPDATE call_off_interest SET provider_ids = $1 WHERE call_off_id = $2 AND account_id = $3",
    [[memberAt(0)], callOffId, world.commissioner.accountId],
  );
  expect(await offer(callOffId, 0)).toMatchObject({ why: { kind: "has-interest" } });
  await database.owner.query("DELETE FROM call_off_interest WHERE call_off_id = $1", [callOffId]);
  expect(await offer(callOffId, 0)).toMatchObject({ why: { kind: "interests-not-declared" } });
});

test("two people offer at once: one offer is sent", async () => {
  const callOffId = await aDirectAward();
  const both = await Promise.all([
    offer(callOffId, 0),
    offer(callOffId, 1, { ground: "Lives there", evidence: "Care plan" }, world.commissioner2),
  ]);
  expect(both.filter((one) => one?.ok)).toHaveLength(1);
  expect(await reading(world.commissioner, (tx) => offersOf(tx, callOffId))).toHaveLength(1);
});

test("two of its people answer at once: one answer is kept", async () => {
  const callOffId = await aDirectAward();
  const offerId = await offered(callOffId, 0);
  const both = await Promise.all([answerOf(0, offerId), answerOf(0, offerId, decline)]);
  expect(both.filter((one) => one?.ok)).toHaveLength(1);
});

test("accepted before it is due, it is recommended; the instant itself is too late", async () => {
  const callOffId = await aDirectAward();
  const offerId = await offered(callOffId, 0);
  await database.holdClock(offerDue);
  expect(await answerOf(0, offerId)).toMatchObject({ why: { kind: "no-longer-open", state: "lapsed" } });
  await database.holdClock("2026-11-16T13:59:59.999Z");
  expect(await answerOf(0, offerId)).toMatchObject({ ok: true });
  expect(await offer(callOffId, 1)).toMatchObject({ why: { kind: "not-now", state: "accepted" } });
  const told = "SELECT recipient FROM mail WHERE once_key = $1";
  expect((await database.owner.query(told, [`offer-answered:${offerId}`])).rows).toEqual([
    { recipient: "caller0-1@council.test" },
  ]);

  const verdict = await recommendDirectAward(
    world.commissioner2,
    callOffId,
    "First on the list and it accepted.",
  );
  expect(verdict).toMatchObject({ ok: true });
  const { rows } = await database.owner.query(
    `SELECT a.value_pence::int AS value, a.basis -> 'ranking' ->> 'rule' AS rule, jsonb_array_length(a.basis -> 'offers') AS offers,
       a.decided_by, l.pence, l.units::text FROM award a JOIN award_line l ON l.award_id = a.id WHERE a.call_off_id = $1`,
    [callOffId],
  );
  expect(rows).toEqual([
    { value: 2_400_000, rule: "PRICE", offers: 1, decided_by: null, pence: 2_400, units: "1000.00" },
  ]);
  const lines = await reading(world.commissioner, async (tx) => {
    const award = await standingAward(tx, callOffId);
    return award ? linesOfAward(tx, award.id) : [];
  });
  expect(lines).toMatchObject([{ pence: 2_400, units: "1000.00", rateId: world.bidders[0].rateId }]);
  expect(await recommendDirectAward(world.commissioner, callOffId, "Again")).toMatchObject({
    why: { kind: "not-now", state: "recommended" },
  });
  expect(await withdrawDirectOffer(world.commissioner, callOffId, offerId, "No")).toMatchObject({
    why: { kind: "not-now", state: "recommended" },
  });
});

test("no award without eligibility on the day of the award", async () => {
  const callOffId = await aDirectAward();
  await answerOf(0, await offered(callOffId, 0));
  const stopId = idOf(90, 1);
  await insert(database.owner, "placement_stop", [
    {
      ...{ id: stopId, commissioner_id: world.commissionerId, provider_id: memberAt(0), reason: "Safety" },
      ...{ starts_on: "2026-11-16", review_on: "2026-11-20", ends_on: "2026-12-01" },
      ...{ recorded_by: world.commissioner.accountId, recorded_at: offering },
    },
  ]);
  expect(await recommendDirectAward(world.commissioner, callOffId, "Accepted")).toMatchObject({
    why: { kind: "no-longer-eligible", against: [{ kind: "placements-stopped" }] },
  });
  const next = await aDirectAward();
  const ranking = await reading(world.commissioner, (tx) => rankingOf(tx, next));
  expect(ranking?.leftOut).toMatchObject([
    { providerId: memberAt(0), against: [{ kind: "placements-stopped" }] },
  ]);
  expect(ranking?.members.map(({ providerId }) => providerId)).toEqual([memberAt(1), memberAt(2)]);
  await database.owner.query("DELETE FROM placement_stop WHERE id = $1", [stopId]);
});

test("after a decline the next is offered by itself, once however often the job runs", async () => {
  const callOffId = await aDirectAward(automatic);
  await answerOf(0, await offered(callOffId, 0), decline);
  const runs = await Promise.all([offerTheNext(page), offerTheNext(page)]);
  await offerTheNext(page);
  expect(runs[0] + runs[1]).toBe(1);
  const offers = await reading(world.commissioner, (tx) => offersOf(tx, callOffId));
  expect(offers.map(({ providerId, automatic: byItself, rank }) => [providerId, byItself, rank])).toEqual([
    [memberAt(0), false, 1],
    [memberAt(1), true, 2],
  ]);
  expect(await lettersTo("provider0-2@provider.test", offers[1]?.id ?? "")).toHaveLength(1);
});

test("after a lapse too, a minute later; the earlier is closed by the clock and not by the job", async () => {
  const callOffId = await aDirectAward(automatic);
  const first = await offered(callOffId, 0);
  await database.holdClock(offerDue);
  await offerTheNext(page);
  expect(await reading(world.commissioner, (tx) => offersOf(tx, callOffId))).toHaveLength(1);
  await database.holdClock("2026-11-16T14:01:00.000Z");
  await offerTheNext(page);
  expect(await answerOf(0, first)).toMatchObject({ why: { state: "lapsed" } });
  const [, second] = await reading(world.commissioner, (tx) => offersOf(tx, callOffId));
  expect(second?.dueAt.toISOString()).toBe("2026-11-17T10:01:00.000Z");
});

test("not by itself before the first, where the list says by hand, or after a withdrawal", async () => {
  const unsent = await aDirectAward(automatic);
  const manual = await aDirectAward(byHand);
  await answerOf(0, await offered(manual, 0), decline);
  const withdrawn = await aDirectAward(automatic);
  const offerId = await offered(withdrawn, 0);
  expect(
    await withdrawDirectOffer(world.commissioner, withdrawn, offerId, "The need changed."),
  ).toMatchObject({
    ok: true,
  });
  expect(await answerOf(0, offerId)).toMatchObject({ why: { state: "withdrawn" } });
  expect(await offerTheNext(page)).toBe(0);
  for (const [callOffId, count] of [
    [unsent, 0],
    [manual, 1],
    [withdrawn, 1],
  ] as const)
    expect(await reading(world.commissioner, (tx) => offersOf(tx, callOffId))).toHaveLength(count);
  expect(await offer(withdrawn, 1)).toMatchObject({ ok: true });
});

test("a rate is that of the day of the offer, not of the ranking", async () => {
  const callOffId = await aDirectAward();
  const { rateId } = world.bidders[0];
  await database.owner.query("UPDATE rate SET valid_to = '2026-11-17' WHERE id = $1", [rateId]);
  await database.owner.query(
    `INSERT INTO rate (id, membership_id, framework_id, lot_id, provider_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence, vat)
     SELECT $2, membership_id, framework_id, lot_id, provider_id, service_line_id, area_id, location_id, 2480, '2026-11-17', cap_id, cap_pence, vat FROM rate WHERE id = $1`,
    [rateId, idOf(41, 99)],
  );
  await database.holdClock("2026-11-17T10:00:00Z");
  await offered(callOffId, 0);
  const [made] = await reading(world.commissioner, (tx) => offersOf(tx, callOffId));
  expect(made).toMatchObject({ rank: 1, value: 2_480_000, prices: [{ pence: 2_480, rateId: idOf(41, 99) }] });
});

test("a stranger reads and does nothing; a provider reads its own offers alone", async () => {
  const callOffId = await aDirectAward();
  const first = await reading(world.commissioner, (tx) => rankingOf(tx, callOffId));
  const index = first?.members[0]?.providerId === memberAt(0) ? 0 : 1;
  const offerId = await offered(callOffId, index);
  const other = world.bidders[2].actor;
  expect(await answerDirectOffer(other, offerId, accept)).toBeNull();
  expect(await reading(other, (tx) => offersOf(tx, callOffId))).toEqual([]);
  expect(await reading(other, (tx) => rankingOf(tx, callOffId))).toBeUndefined();
  expect(await reading(world.bidders[index].actor, (tx) => offersOf(tx, callOffId))).toHaveLength(1);
  expect(await reading(world.bidders[index].actor, (tx) => rankingOf(tx, callOffId))).toBeUndefined();
});
