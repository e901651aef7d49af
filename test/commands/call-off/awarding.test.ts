import { beforeAll, beforeEach, expect, test } from "vitest";
import { checkWinner, decideOnAward, withdrawAward } from "#app/commands/call-off/decide-award.server.ts";
import { makeContractOf } from "#app/commands/call-off/make-contract.server.ts";
import { recommendBid } from "#app/commands/call-off/recommend-award.server.ts";
import { sendAwardLetters } from "#app/commands/call-off/send-award-letters.server.ts";
import { lettersOf } from "#app/data/call-off/award-letters.server.ts";
import { awardsOf, basisOf, standingAward } from "#app/data/call-off/awards.server.ts";
import { reading } from "#app/data/db.server.ts";
import { replays } from "#app/domain/call-off/award-basis.ts";
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
let bidIds: readonly string[];

beforeAll(async () => {
  await database.holdClock(whileJudging);
  await regimeFacts(database.owner);
  world = await callingOff(database.owner);
});

/** Each test has a call-off of its own, with three bids scored: the third wins with 84 points by hand (see the domain's test). */
beforeEach(async () => {
  await database.holdClock(whileJudging);
  await begin();
});

async function begin(changes: Readonly<Record<string, unknown>> = {}) {
  nth += 1;
  made = await aCallOff(database.owner, world, "published", changes, nth);
  bidIds = await bidsOpened(database.owner, world, made, [
    { bidder: 0, pence: 2400 },
    { bidder: 1, pence: 2450 },
    { bidder: 2, pence: 2500 },
  ]);
  for (const [n, scores] of (
    [
      [3, 3],
      [4, 3],
      [5, 2],
    ] as const
  ).entries())
    await scoresAgreed(database.owner, world, made, bidIds[n] ?? "", scores);
}

const recommend = (actor = world.commissioner, bid = 2) =>
  recommendBid(actor, made.callOffId, { bidId: bidIds[bid] ?? "", reasons: "It comes first" });
const check = (clear = true) =>
  checkWinner(world.commissioner, made.callOffId, { clear, note: clear ? "" : "Listed" });
const decide = (actor = world.approver, approve = true) =>
  decideOnAward(actor, made.callOffId, { approve, reason: approve ? "" : "Think again" });
const terms = { advantages: "It names one team for each person", noticeAsks: false, noticeOn: null };
const send = (said: Partial<Parameters<typeof sendAwardLetters>[2]> = {}) =>
  sendAwardLetters(world.commissioner, made.callOffId, { ...terms, ...said }, "https://portal.test/outcome");
const dates = { signedOn: toDay("2026-12-07"), startsOn: toDay("2027-01-04"), endsOn: toDay("2028-01-04") };
const contract = (actor = world.commissioner, changes: Partial<typeof dates> = {}) =>
  makeContractOf(
    actor,
    made.callOffId,
    { ...dates, ...changes, reviewOn: null },
    () => "https://portal.test/contract",
  );

async function approved() {
  await recommend();
  await check();
  expect(await decide()).toEqual({ ok: true, value: true });
}

test("an award goes from recommendation to contract, each step by who may", async () => {
  await begin({ cpv_codes: ["85312400-3"] });
  await approved();
  expect(await send()).toEqual({ ok: true, value: { count: 3, endsAt: null } });
  const verdict = await contract();
  expect(verdict).toMatchObject({
    ok: true,
    value: { reference: expect.stringMatching(/^C-2026-\d{4}$/) as string },
  });
  const { rows } = await database.owner.query(
    `SELECT c.value_pence::int AS value, c.starts_on::text AS starts, c.kind::text AS kind, c.cpv_codes AS codes,
       l.pence, l.units::text AS units, l.rate_id AS rate
     FROM contract c JOIN contract_line l ON l.contract_id = c.id WHERE c.call_off_id = $1`,
    [made.callOffId],
  );
  expect(rows).toEqual([
    {
      ...{ value: 2_500_000, starts: "2027-01-04", kind: "SPOT", pence: 2500, units: "1000.00" },
      ...{ rate: world.bidders[2].rateId, codes: ["85312400-3"] },
    },
  ]);
  const trail = await database.owner.query<{ kind: string }>(
    "SELECT kind FROM audit_event WHERE subject_id = $1 ORDER BY seq",
    [made.callOffId],
  );
  expect(trail.rows.map(({ kind }) => kind)).toEqual([
    ...["award-recommended", "award-checked", "award-approved", "award-letters-sent", "contract-made"],
  ]);
});

test("what an award stands on is kept and comes out the same when it is worked out again", async () => {
  await recommend();
  const award = await reading(world.commissioner, (tx) => standingAward(tx, made.callOffId));
  const basis = await reading(world.commissioner, (tx) => basisOf(tx, award?.id ?? ""));
  expect(basis && replays(basis)).toBe(true);
  // By hand: C has 24.00/25.00 × 40 = 192/5 for its price and (60×5 + 40×2)/500 × 60 = 228/5 for its quality: 84.
  expect(basis?.ranking[0]).toEqual({
    ...{ bidId: bidIds[2], rank: 1, costPence: 2_500_000, price: "192/5", quality: "228/5", total: "84/1" },
  });
  expect(basis?.rates).toEqual([
    { callOffLineId: made.lineId, rateId: world.bidders[2].rateId, ratePence: 2500, capPence: 2600 },
  ]);
  expect(basis?.lotsHeld).toEqual([{ lotId: world.coreLotIds[0], since: "2026-01-05" }]);
});

test("only the first may be recommended, and only while its bidder holds every lot and takes placements", async () => {
  expect(await recommend(world.commissioner, 0)).toMatchObject({
    why: { kind: "not-first", firstBidId: bidIds[2] },
  });
  const { providerId } = world.bidders[2].actor;
  await database.owner.query("UPDATE lot_membership SET active_to = '2026-12-01' WHERE provider_id = $1", [
    providerId,
  ]);
  expect(await recommend()).toMatchObject({ why: { kind: "not-eligible", lotIds: [world.coreLotIds[0]] } });
  await database.owner.query("UPDATE lot_membership SET active_to = NULL WHERE provider_id = $1", [
    providerId,
  ]);
});

test("once an award stands nothing of its evaluation changes", async () => {
  await recommend();
  const change = database.owner.query("UPDATE bid_consensus SET score = 5 WHERE bid_id = $1", [bidIds[0]]);
  await expect(change).rejects.toMatchObject({ code: "23514" });
});

test("nobody approves their own recommendation, above their limit, unchecked, or against a check", async () => {
  await recommend();
  expect(await decide(world.commissioner)).toMatchObject({ why: { kind: "own-recommendation" } });
  expect(await decide()).toMatchObject({ why: { kind: "not-checked" } });
  await check(false);
  expect(await decide()).toMatchObject({ why: { kind: "not-clear" } });
  await check();
  await database.owner.query("UPDATE call_off_limit SET limit_pence = 2499999 WHERE role = 'commissioner'");
  expect(await decide(world.commissioner2)).toMatchObject({
    why: { kind: "over-limit", limit: 2_499_999, valueWithVat: 2_500_000 },
  });
  await database.owner.query("UPDATE call_off_limit SET limit_pence = 10000000 WHERE role = 'commissioner'");
  expect(await decide(world.commissioner2)).toMatchObject({ ok: true });
  expect(await decide(world.approver)).toMatchObject({ why: { kind: "not-now", state: "award-approved" } });
});

test("an award that is refused or withdrawn frees its lines", async () => {
  await recommend();
  expect(await decide(world.approver, false)).toEqual({ ok: true, value: false });
  expect(await recommend()).toMatchObject({ ok: true });
  const withdraw = () =>
    withdrawAward(world.commissioner2, made.callOffId, "The budget is gone", "https://portal.test");
  expect(await withdraw()).toMatchObject({ ok: true });
  expect(await withdraw()).toMatchObject({ why: { kind: "not-now" } });
  await approved();
  expect(await reading(world.commissioner, (tx) => awardsOf(tx, made.callOffId))).toHaveLength(3);
});

test("two people who recommend at once: one wins, the other is told", async () => {
  const verdicts = await Promise.all([recommend(world.commissioner), recommend(world.commissioner2)]);
  expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1);
  expect(verdicts.find(({ ok }) => !ok)).toEqual({
    ok: false,
    why: { kind: "not-now", state: "recommended" },
  });
  const { rows } = await database.owner.query("SELECT 1 FROM award_line WHERE call_off_line_id = $1", [
    made.lineId,
  ]);
  expect(rows).toHaveLength(1);
});

test("past the rules, too, a line is awarded once", async () => {
  await recommend();
  const again = database.owner.query(
    `WITH a AS (INSERT INTO award (call_off_id, commissioner_id, framework_id, provider_id, bid_id, value_pence, basis, reasons, recommended_by, recommended_at)
       SELECT call_off_id, commissioner_id, framework_id, provider_id, bid_id, value_pence, basis, reasons, recommended_by, recommended_at FROM award WHERE call_off_id = $1 RETURNING *)
     INSERT INTO award_line SELECT a.id, l.call_off_line_id, a.call_off_id, a.commissioner_id, a.provider_id, l.pence, l.units FROM a, award_line l WHERE l.call_off_id = $1`,
    [made.callOffId],
  );
  await expect(again).rejects.toMatchObject({ constraint: "award_line_once" });
});

test("two people who make the contract at once: one makes it, the other is told", async () => {
  await approved();
  await send();
  const verdicts = await Promise.all([contract(world.commissioner), contract(world.commissioner2)]);
  expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1);
  expect(verdicts.find(({ ok }) => !ok)).toEqual({
    ok: false,
    why: { kind: "not-now", state: "contracted" },
  });
});

test("every bidder has its letter, and reads no other's", async () => {
  await approved();
  await send();
  const [loser, , winner] = world.bidders;
  const seenBy = (actor: typeof loser.actor) => reading(actor, (tx) => lettersOf(tx, made.callOffId));
  expect(await seenBy(winner.actor)).toMatchObject([{ letter: { won: true } }]);
  const [letter, ...others] = await seenBy(loser.actor);
  expect(others).toEqual([]);
  expect(letter?.letter).toMatchObject({
    ...{ won: false, advantages: "It names one team for each person", notAdmissible: [] },
    own: { price: "40.00", quality: "36.00", total: "76.00", rank: 3 },
    winning: { price: "38.40", quality: "45.60", total: "84.00", rank: 1 },
    criteria: [
      { title: "Continuity", score: 3, reason: "Seen and agreed", winning: 5 },
      { title: "Safety", score: 3, winning: 2 },
    ],
  });
  expect(JSON.stringify(letter)).not.toMatch(/2500|2450|2,?500/);
  const winnersBasis = await reading(winner.actor, (tx) => tx.awardBasis.count());
  expect(winnersBasis).toBe(0);
  const { rows } = await database.owner.query(
    "SELECT 1 FROM mail WHERE once_key LIKE 'award-letter:%' AND subject LIKE $1",
    [`CO-2026-${9000 + nth}%`],
  );
  expect(rows).toHaveLength(3);
});

test("the framework's rate, the check and the membership are looked at again before a contract", async () => {
  await approved();
  expect(await contract()).toMatchObject({ why: { kind: "not-now", state: "award-approved" } });
  await send();
  expect(await contract(world.commissioner, { endsOn: dates.startsOn })).toMatchObject({
    why: { kind: "ends-before-it-starts" },
  });
  const { providerId } = world.bidders[2].actor;
  await database.owner.query("UPDATE lot_membership SET active_to = '2026-12-07' WHERE provider_id = $1", [
    providerId,
  ]);
  expect(await contract()).toMatchObject({ why: { kind: "not-eligible" } });
  await database.owner.query("UPDATE lot_membership SET active_to = NULL WHERE provider_id = $1", [
    providerId,
  ]);
  await database.holdClock("2027-01-05T10:00:00Z");
  const late = { signedOn: toDay("2027-01-05"), startsOn: toDay("2027-01-05") };
  expect(await contract(world.commissioner, late)).toEqual({
    ok: false,
    why: { kind: "check-too-old", days: 28 },
  });
  await check();
  expect(await contract(world.commissioner, late)).toMatchObject({ ok: true });
});
