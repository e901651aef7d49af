import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { answerDirectOffer } from "#app/commands/call-off/answer-offer.server.ts";
import { rankForDirectAward } from "#app/commands/call-off/rank-members.server.ts";
import { offerDirectAward } from "#app/commands/call-off/send-offer.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { offeringAt, type Offering } from "#app/data/call-off/offering.server.ts";
import { rankingOf, removeRanking } from "#app/data/call-off/ranking.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import type { ChosenRule } from "#app/domain/call-off/rule-across-lots.ts";
import type { CallingOff, MadeCallOff } from "#test/factories/call-off.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { memberAt } from "#test/factories/member.ts";
import { directAwardIn, offering, offeringWorld } from "#test/factories/offering.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff & MadeCallOff;
let callOffId: string;
let nth = 10;

const none: ChosenRule = { rule: null, reason: "" };
const rank = (chosen = none) =>
  rankForDirectAward(world.commissioner, callOffId, { postcode: "", cascades: false, chosen });
const idAt = (index: 0 | 1 | 2) => world.bidders[index].actor.providerId;
const offer = (index: 0 | 1 | 2) =>
  offerDirectAward(
    world.commissioner,
    callOffId,
    { providerId: idAt(index), ground: "", evidence: "" },
    (id) => `https://portal.test/provider/offers/${id}`,
  );

beforeAll(async () => {
  await database.holdClock(offering);
  world = await offeringWorld(database.owner);
});

beforeEach(async () => {
  ({ callOffId } = await directAwardIn(database.owner, world, (nth += 1)));
});

afterEach(() => database.owner.query("DELETE FROM placement_stop"));

async function stop(index: 0 | 1 | 2) {
  await insert(database.owner, "placement_stop", [
    {
      ...{ id: idOf(90, nth), commissioner_id: world.commissionerId, provider_id: idAt(index) },
      ...{ reason: "Safety", starts_on: "2026-11-16", review_on: "2026-11-20", ends_on: "2026-12-01" },
      ...{ recorded_by: world.commissioner.accountId, recorded_at: offering },
    },
  ]);
}

async function standing(): Promise<Offering> {
  const found = await reading(world.commissioner, async (tx, now) => {
    const callOff = await callOffOf(tx, callOffId);
    return callOff && offeringAt(tx, callOff, now);
  });
  if (!found) throw new Error("not ranked");
  return found;
}

const ranked = async () => (await standing()).ranking.members.map(({ providerId }) => providerId);

test("a list on which nothing was offered gives way to a new one once somebody on it is stopped", async () => {
  await rank();
  expect((await standing()).changes).toEqual([]);
  expect(await rank()).toMatchObject({ why: { kind: "ranked-already" } });
  await stop(0);
  expect((await standing()).changes).toMatchObject([{ kind: "no-longer-eligible", providerId: idAt(0) }]);
  expect(await rank()).toEqual({ ok: true, value: { members: 2 } });
  expect(await ranked()).toEqual([idAt(1), idAt(2)]);
  expect((await standing()).changes).toEqual([]);
  const { rows } = await database.owner.query(
    "SELECT (data ->> 'again')::boolean AS again FROM audit_event WHERE subject_id = $1 AND kind = 'members-ranked' ORDER BY seq",
    [callOffId],
  );
  expect(rows).toEqual([{ again: false }, { again: true }]);
});

test("from the first offer on the list stays, and who is not eligible that day is passed over with the reason", async () => {
  await rank();
  const first = await offer(0);
  if (!first?.ok) throw new Error("not offered");
  const decline = { accepted: false, reason: "No staff on Sundays." };
  await answerDirectOffer(world.bidders[0].actor, first.value.offerId, decline);
  await stop(1);
  expect(await rank()).toMatchObject({ why: { kind: "offered-already" } });
  await inTransaction(world.commissioner, (tx) => removeRanking(tx, callOffId));
  expect(await ranked()).toEqual([idAt(0), idAt(1), idAt(2)]);
  expect(await offer(1)).toMatchObject({ why: { kind: "not-eligible" } });
  expect(await offer(2)).toMatchObject({ ok: true });
  expect((await standing()).offers.at(-1)).toMatchObject({
    ...{ rank: 3, passedOver: [idAt(1)] },
    passedOverReasons: [{ providerId: idAt(1), against: [{ kind: "placements-stopped" }] }],
  });
});

test("a stranger ranks nothing again", async () => {
  await rank();
  await stop(0);
  const stranger = { ...world.commissioner, commissionerId: idOf(1, 1, 9) };
  const how = { postcode: "", cascades: false, chosen: none };
  expect(await rankForDirectAward(stranger, callOffId, how)).toBeNull();
  expect(await ranked()).toHaveLength(3);
});

test("a trial is not offered for more than its ceiling", async () => {
  await database.owner.query("ALTER TABLE call_off_trial DISABLE TRIGGER hold");
  await insert(database.owner, "call_off_trial", [
    {
      ...{ call_off_id: callOffId, commissioner_id: world.commissionerId, hypothesis: "It helps" },
      // The first member's rate makes £24,000.00.
      ...{ measure: "Falls", ceiling_pence: 2_399_999, ends_on: "2027-06-30" },
      ...{ set_up_by: world.commissioner.accountId, set_up_at: offering },
    },
  ]);
  await database.owner.query("ALTER TABLE call_off_trial ENABLE TRIGGER hold");
  await rank();
  expect(await offer(0)).toMatchObject({ why: { kind: "over-trial-ceiling", ceiling: 2_399_999 } });
});

test("lots that are ranked by different rules are ranked by one that is chosen with a reason", async () => {
  for (const [index, bidder] of world.bidders.entries())
    await memberAt(database.owner, world, bidder, 2_500 - 50 * index, 50 + index, "EXEMPT", 0, 1);
  const second = { lot_id: world.coreLotIds[1], service_line_id: world.lineIds[1] };
  const whose = { call_off_id: callOffId, commissioner_id: world.commissionerId };
  await database.owner.query("ALTER TABLE call_off_lot DISABLE TRIGGER USER");
  await database.owner.query("ALTER TABLE call_off_line DISABLE TRIGGER USER");
  await insert(database.owner, "call_off_lot", [
    { ...whose, lot_id: second.lot_id, position: 2, milestone: "" },
  ]);
  await insert(database.owner, "call_off_line", [
    {
      ...{ id: idOf(62, 99), ...whose, ...second, area_id: world.everywhereId, units: 10 },
      position: 2,
      note: "",
    },
  ]);
  await database.owner.query("ALTER TABLE call_off_lot ENABLE TRIGGER USER");
  await database.owner.query("ALTER TABLE call_off_line ENABLE TRIGGER USER");
  const ofSecond = "WHERE route = 'DIRECT' AND lot_id = $1";
  await database.owner.query(`UPDATE lot_route SET ranking = 'RATING_THEN_PRICE' ${ofSecond}`, [
    second.lot_id,
  ]);
  expect(await rank()).toMatchObject({ why: { kind: "rule-not-chosen" } });
  expect(await rank({ rule: "PRICE", reason: "" })).toMatchObject({ why: { kind: "rule-without-reason" } });
  const chosen: ChosenRule = { rule: "PRICE", reason: "Nearly all of the hours are in lot 1." };
  expect(await rank(chosen)).toEqual({ ok: true, value: { members: 3 } });
  const ranking = await reading(world.commissioner, (tx) => rankingOf(tx, callOffId));
  expect(ranking).toMatchObject({
    ...{ rule: "PRICE", ruleReason: chosen.reason },
    lotRules: [
      { lotNumber: 1, rule: "PRICE", source: "Call-off rules of the framework" },
      { lotNumber: 2, rule: "RATING_THEN_PRICE" },
    ],
  });
  // 1,000 hours at £24.00 and 10 at £25.00.
  expect(ranking?.members[0]).toMatchObject({ providerId: idAt(0), value: 2_425_000 });
  await database.owner.query(`UPDATE lot_route SET ranking = 'PRICE' ${ofSecond}`, [second.lot_id]);
  expect((await standing()).changes).toEqual([]);
});
