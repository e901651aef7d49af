import { beforeAll, expect, test } from "vitest";
import { takeBackExclusion, takeOutBid } from "#app/commands/call-off/exclude-bid.server.ts";
import {
  answerBidQuestion,
  decideBidQuestion,
  questionBid,
} from "#app/commands/call-off/question-bid.server.ts";
import { recordDraw } from "#app/commands/call-off/draw-lots.server.ts";
import { recommendBid } from "#app/commands/call-off/recommend-award.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { evaluationOf } from "#app/data/call-off/evaluation.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import {
  aCallOff,
  bidsOpened,
  callingOff,
  scoresAgreed,
  whileJudging,
  type CallingOff,
  type MadeBid,
  type MadeCallOff,
} from "#test/factories/call-off.ts";
import { regimeFacts } from "#test/factories/regime-facts.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let made: MadeCallOff;
let bidIds: readonly string[];

/** Three bids of which the first is more than a fifth under the middle one. */
beforeAll(async () => {
  await database.holdClock(whileJudging);
  await regimeFacts(database.owner);
  world = await callingOff(database.owner);
  [made, bidIds] = await opened(1, [
    { bidder: 0, pence: 1900 },
    { bidder: 1, pence: 2450 },
    { bidder: 2, pence: 2500 },
  ]);
  for (const bidId of bidIds) await scoresAgreed(database.owner, world, made, bidId, [4, 4]);
});

async function opened(nth: number, bids: readonly MadeBid[], changes = {}) {
  const callOff = await aCallOff(database.owner, world, "published", changes, nth);
  return [callOff, await bidsOpened(database.owner, world, callOff, bids)] as const;
}

const which = (bid: number) => ({ callOffId: made.callOffId, bidId: bidIds[bid] ?? "" });
const dueOn = toDay("2026-12-11");
const ask = (bid: number) =>
  questionBid(world.commissioner, which(bid), { question: "How?", dueOn }, "https://portal.test/query");
const low = { kind: "ABNORMALLY_LOW", reason: "The hours paid are not explained" } as const;

async function evaluation(callOff = made) {
  return reading(world.commissioner, async (tx, now) => {
    const read = await callOffOf(tx, callOff.callOffId);
    if (!read) throw new Error("no call-off");
    return evaluationOf(tx, read, now);
  });
}

test("a low bid is looked at by the rule on file, and nothing is recommended before its bidder is asked", async () => {
  const { toQuestion, bids, lowBidRule } = await evaluation();
  expect(lowBidRule).toMatchObject({ percentUnderMedian: 20 });
  expect(toQuestion).toEqual([bidIds[0]]);
  expect(bids.find(({ bidId }) => bidId === bidIds[0])?.low).toEqual([{ kind: "under-median", percent: 20 }]);
  const chosen = { bidId: bidIds[0] ?? "", reasons: "First" };
  expect(await recommendBid(world.commissioner, made.callOffId, chosen)).toMatchObject({
    why: { kind: "to-question", bidIds: [bidIds[0]] },
  });
});

test("it is not excluded for its cost before it was asked and answered, also not past the rules", async () => {
  expect(await takeOutBid(world.commissioner, which(0), low)).toMatchObject({ why: { kind: "not-asked" } });
  const past = database.owner.query(
    `INSERT INTO bid_exclusion (bid_id, call_off_id, commissioner_id, provider_id, kind, reason, excluded_by, excluded_at)
     SELECT id, call_off_id, commissioner_id, provider_id, 'ABNORMALLY_LOW', 'x', $2, now() FROM bid WHERE id = $1`,
    [bidIds[0], world.commissioner.accountId],
  );
  await expect(past).rejects.toMatchObject({ code: "23514" });
});

test("the bidder is asked by mail and answers once; others see nothing of it", async () => {
  expect(await ask(0)).toMatchObject({ ok: true });
  expect(await ask(0)).toMatchObject({ why: { kind: "already-asked" } });
  const { rows } = await database.owner.query(
    "SELECT subject FROM mail WHERE subject LIKE '%question about your price'",
  );
  expect(rows).toHaveLength(1);
  const [asked, other] = world.bidders;
  expect(await answerBidQuestion(other.actor, made.callOffId, "Us?")).toMatchObject({
    why: { kind: "not-found" },
  });
  expect(await answerBidQuestion(asked.actor, made.callOffId, "By short journeys")).toMatchObject({
    ok: true,
  });
  expect(await answerBidQuestion(asked.actor, made.callOffId, "Again")).toMatchObject({
    why: { kind: "answered" },
  });
});

test("a person accepts the answer or not, and only then may the bid be out", async () => {
  expect(await takeOutBid(world.commissioner, which(0), low)).toMatchObject({ why: { kind: "not-decided" } });
  const not = { accepted: false, reason: "No hours for travel" };
  expect(await decideBidQuestion(world.commissioner, which(0), not)).toEqual({ ok: true, value: false });
  expect(await decideBidQuestion(world.commissioner, which(0), not)).toMatchObject({
    why: { kind: "decided" },
  });
  expect(await takeOutBid(world.commissioner, which(0), low)).toMatchObject({ ok: true });
  expect(await takeOutBid(world.commissioner, which(0), low)).toMatchObject({
    why: { kind: "already-excluded" },
  });
  const { ranking, toQuestion } = await evaluation();
  expect(toQuestion).toEqual([]);
  expect(ranking).toMatchObject({
    ok: true,
    value: { lowest: 2_450_000, ranked: [{ bidId: bidIds[1] }, {}] },
  });
});

test("an exclusion may be taken back, and the bid counts again", async () => {
  expect(await takeBackExclusion(world.commissioner, which(0), "An error")).toMatchObject({ ok: true });
  expect(await takeBackExclusion(world.commissioner, which(0), "An error")).toMatchObject({
    why: { kind: "not-found" },
  });
  expect((await evaluation()).ranking).toMatchObject({ value: { lowest: 1_900_000 } });
});

test("silence is not accepted, and is decided once its day has passed", async () => {
  await ask(1);
  const decide = (accepted: boolean) =>
    decideBidQuestion(world.commissioner, which(1), { accepted, reason: "Nothing came" });
  expect(await decide(false)).toMatchObject({ why: { kind: "still-time" } });
  await database.holdClock("2026-12-12T09:00:00Z");
  expect(await decide(true)).toMatchObject({ why: { kind: "no-answer-to-accept" } });
  expect(await decide(false)).toMatchObject({ ok: true });
  await database.holdClock(whileJudging);
});

test("equal first bids wait for lots, which are drawn once", async () => {
  const [tied, ids] = await opened(
    2,
    [
      { bidder: 1, pence: 2400 },
      { bidder: 2, pence: 2400 },
    ],
    { tie_rule: "DRAWN_LOTS" },
  );
  for (const bidId of ids) await scoresAgreed(database.owner, world, tied, bidId, [3, 3]);
  const draw = (bidIds: readonly string[]) =>
    recordDraw(world.commissioner, tied.callOffId, { bidIds, witnesses: "Two clerks" });
  const [first = "", second = ""] = ids;
  const recommend = () =>
    recommendBid(world.commissioner, tied.callOffId, { bidId: second, reasons: "Drawn first" });
  expect(await recommend()).toMatchObject({ why: { kind: "draw-needed" } });
  expect(await draw([first])).toMatchObject({ why: { kind: "not-those-bids" } });
  expect(await draw([second, first])).toMatchObject({ ok: true });
  expect(await draw([first, second])).toMatchObject({ why: { kind: "no-tie" } });
  expect(await recommend()).toMatchObject({ ok: true });
});
