import { beforeAll, expect, test } from "vitest";
import { agreeBidScore, scoreBid } from "#app/commands/call-off/score-bid.server.ts";
import { bidConsensus, bidScores, whoScored } from "#app/data/call-off/bid-scores.server.ts";
import { bidsOpened as bidsSeen } from "#app/data/call-off/bids-opened.server.ts";
import { reading } from "#app/data/db.server.ts";
import {
  aCallOff,
  bidsOpened,
  callingOff,
  whileJudging,
  whileOpen,
  type CallingOff,
  type MadeCallOff,
} from "#test/factories/call-off.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let made: MadeCallOff;
let bidIds: readonly string[];

beforeAll(async () => {
  await database.holdClock(whileJudging);
  world = await callingOff(database.owner);
  made = await aCallOff(database.owner, world);
  bidIds = await bidsOpened(database.owner, world, made, [
    { bidder: 0, pence: 2400 },
    { bidder: 1, pence: 2450 },
  ]);
});

const answer = (bid = 0, criterion: 0 | 1 = 0) => ({
  callOffId: made.callOffId,
  bidId: bidIds[bid] ?? "",
  criterionId: made.criterionIds[criterion],
});
const given = (score: number) => ({ score, reason: "It names one team" });
const seenBy = (actor: CallingOff["evaluator"]) => reading(actor, (tx) => bidScores(tx, made.callOffId));

test("evaluators score apart: a score is seen by others once two stand and their own is among them", async () => {
  expect(await scoreBid(world.evaluator, answer(), given(4))).toEqual({ ok: true, value: 4 });
  expect(await seenBy(world.evaluator)).toHaveLength(1);
  expect(await seenBy(world.evaluator2)).toEqual([]);
  expect(await seenBy(world.commissioner)).toEqual([]);
  expect(await reading(world.evaluator2, (tx) => whoScored(tx, made.callOffId))).toHaveLength(1);
  expect(await scoreBid(world.evaluator2, answer(), given(3))).toMatchObject({ ok: true });
  expect(await seenBy(world.evaluator2)).toHaveLength(2);
  expect(await seenBy(world.commissioner)).toHaveLength(2);
});

test("a score that another stands beside is not changed, and one alone is", async () => {
  expect(await scoreBid(world.evaluator, answer(), given(5))).toMatchObject({
    why: { kind: "others-stand" },
  });
  await scoreBid(world.evaluator, answer(1), given(2));
  expect(await scoreBid(world.evaluator, answer(1), given(3))).toMatchObject({ ok: true });
});

test("a moderator agrees one score once two stand, and leaves a trail", async () => {
  expect(await agreeBidScore(world.commissioner, answer(1), given(3))).toMatchObject({
    why: { kind: "too-few-scores" },
  });
  expect(await agreeBidScore(world.commissioner, answer(), given(4))).toMatchObject({ ok: true });
  expect(await reading(world.commissioner, (tx) => bidConsensus(tx, made.callOffId))).toEqual([
    expect.objectContaining({ score: 4, reason: "It names one team", by: "Staff 1" }),
  ]);
  const { rows } = await database.owner.query<{ kind: string }>(
    "SELECT kind FROM audit_event WHERE subject_id = $1 ORDER BY seq",
    [made.callOffId],
  );
  expect(rows.map(({ kind }) => kind)).toEqual([
    ...["bid-scored", "bid-scored", "bid-scored", "bid-scored", "bid-score-agreed"],
  ]);
});

test("who is not an evaluator does not score", async () => {
  const outsider = { ...world.commissioner2, roles: ["evaluator"] as const };
  expect(await scoreBid(outsider, answer(0, 1), given(4))).toMatchObject({ why: { kind: "not-on-panel" } });
});

test("who has not declared sees and scores nothing", async () => {
  const stranger = { ...world.finance, roles: ["evaluator"] as const };
  expect(await scoreBid(stranger, answer(0, 1), given(4))).toMatchObject({ why: { kind: "not-declared" } });
  const seen = await reading(stranger, (tx) => bidsSeen(tx, made.callOffId));
  expect(seen.map(({ answers }) => answers)).toEqual([null, null]);
});

test("an interest in a bidder closes its bid and no other", async () => {
  await database.owner.query(
    "UPDATE call_off_interest SET provider_ids = $3 WHERE call_off_id = $1 AND account_id = $2",
    [made.callOffId, world.evaluator2.accountId, [world.bidders[1].actor.providerId]],
  );
  expect(await scoreBid(world.evaluator2, answer(1), given(4))).toMatchObject({ why: { kind: "interest" } });
  expect(await scoreBid(world.evaluator2, answer(0, 1), given(4))).toMatchObject({ ok: true });
});

test("a bid of another call-off, and one that was not opened, is not scored", async () => {
  const sealed = await aCallOff(database.owner, world, "published", {}, 2);
  const elsewhere = { ...answer(0, 1), callOffId: sealed.callOffId };
  await database.holdClock(whileOpen);
  expect(await scoreBid(world.evaluator, elsewhere, given(4))).toMatchObject({
    why: { kind: "not-now", state: "open" },
  });
  await database.holdClock(whileJudging);
  expect(await scoreBid(world.evaluator, elsewhere, given(4))).toMatchObject({ why: { kind: "not-now" } });
  const strange = { ...answer(), bidId: "00000000-0000-4000-8000-000000000000" };
  expect(await scoreBid(world.evaluator, strange, given(4))).toMatchObject({ why: { kind: "not-found" } });
  const noQuestion = { ...answer(), criterionId: strange.bidId };
  expect(await scoreBid(world.evaluator, noQuestion, given(4))).toMatchObject({ why: { kind: "not-found" } });
});
