import { beforeAll, beforeEach, expect, test } from "vitest";
import { declareCallOffInterests } from "#app/commands/call-off/declare-call-off-interests.server.ts";
import { beginBidOpening, completeBidOpening } from "#app/commands/call-off/open-bids.server.ts";
import { keepBid } from "#app/commands/call-off/save-bid.server.ts";
import { submitOwnBid } from "#app/commands/call-off/submit-bid.server.ts";
import { noteArrival } from "#app/data/arrivals.server.ts";
import { contentsOfBids } from "#app/data/call-off/bids.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { pence } from "#app/domain/money.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  aCallOff,
  bidsClose,
  callingOff,
  whileOpen,
  type CallingOff,
  type MadeCallOff,
} from "#test/factories/call-off.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let made: MadeCallOff;
let nth = 1;

beforeAll(async () => {
  await database.holdClock(whileOpen);
  world = await callingOff(database.owner);
});

beforeEach(async () => {
  await database.holdClock(whileOpen);
  made = await aCallOff(database.owner, world, "published", {}, nth++);
  for (const { actor } of world.bidders.slice(0, 2)) {
    const answers = Object.fromEntries(made.criterionIds.map((id) => [id, "With care."]));
    await keepBid(actor, made.callOffId, { answers, prices: { [made.lineId]: pence(2_300) } });
    await submitOwnBid(actor, made.callOffId, "http://localhost/receipt");
  }
});

const read = (actor: StaffActor) => reading(actor, (tx) => contentsOfBids(tx, made.callOffId));
const none = { providerIds: [], statement: "" };
const declared = (actor: StaffActor, providerIds: readonly string[] = []) =>
  declareCallOffInterests(actor, made.callOffId, {
    providerIds,
    statement: providerIds.length > 0 ? "My sister" : "",
  });

async function open() {
  await database.holdClock(bidsClose);
  await beginBidOpening(world.commissioner, made.callOffId);
  return completeBidOpening(world.approver, made.callOffId);
}

test("two people open every bid at once, and one of them twice is not two", async () => {
  await declared(world.evaluator);
  expect(await beginBidOpening(world.commissioner, made.callOffId)).toMatchObject({
    ok: false,
    why: { kind: "not-closed" },
  });
  await database.holdClock(bidsClose);
  expect(await completeBidOpening(world.approver, made.callOffId)).toMatchObject({
    why: { kind: "not-begun" },
  });
  expect(await beginBidOpening(world.commissioner, made.callOffId)).toEqual({ ok: true, value: "begun" });
  expect(await completeBidOpening(world.commissioner, made.callOffId)).toEqual({
    ok: false,
    why: { kind: "same-person" },
  });
  expect((await read(world.evaluator)).size).toBe(0);
  expect(await completeBidOpening(world.approver, made.callOffId)).toEqual({ ok: true, value: "open" });
  expect((await read(world.evaluator)).size).toBe(2);
  const { rows } = await database.owner.query<{ data: unknown }>(
    "SELECT data FROM audit_event WHERE subject_id = $1 AND kind = 'bids-opened'",
    [made.callOffId],
  );
  expect(rows).toEqual([{ data: { bids: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string } }]);
});

test("a first step that nobody completes within half an hour has lapsed", async () => {
  await database.holdClock(bidsClose);
  await beginBidOpening(world.commissioner, made.callOffId);
  await database.holdClock("2026-12-04T12:30:00.000Z");
  expect(await completeBidOpening(world.approver, made.callOffId)).toMatchObject({
    why: { kind: "not-begun" },
  });
  expect(await beginBidOpening(world.approver, made.callOffId)).toMatchObject({ ok: true });
  expect(await completeBidOpening(world.commissioner, made.callOffId)).toMatchObject({ ok: true });
});

test("an opening waits for what had arrived before it", async () => {
  await database.holdClock(bidsClose);
  const done = noteArrival();
  let begun = false;
  const opening = beginBidOpening(world.commissioner, made.callOffId).then(() => (begun = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(begun).toBe(false);
  done();
  await opening;
  expect(begun).toBe(true);
});

test("who has not declared reads no bid, who has an interest none of its bidder's", async () => {
  const [{ actor: known }] = world.bidders;
  await declared(world.evaluator);
  expect(await declared(world.evaluator2, [known.providerId])).toEqual({ ok: true, value: "declared" });
  expect(await open()).toMatchObject({ ok: true });
  expect((await read(world.evaluator)).size).toBe(2);
  expect((await read(world.evaluator2)).size).toBe(1);
  expect((await read(world.commissioner)).size).toBe(0);
  expect(await declared(world.evaluator2)).toEqual({ ok: false, why: { kind: "interest-stands" } });
  expect(await declared(world.commissioner)).toMatchObject({ ok: true });
  expect((await read(world.commissioner)).size).toBe(2);
});

test("an interest is declared in who was invited, by staff of the commissioner", async () => {
  const stranger = await callingOff(database.owner, nth);
  const other = stranger.bidders[0].actor.providerId;
  expect(await declared(world.evaluator, [other])).toEqual({ ok: false, why: { kind: "not-an-applicant" } });
  expect(await declareCallOffInterests(stranger.commissioner, made.callOffId, none)).toEqual({
    ok: false,
    why: { kind: "no-call-off" },
  });
  await database.holdClock(bidsClose);
  expect(await beginBidOpening(stranger.commissioner, made.callOffId)).toMatchObject({
    why: { kind: "no-round" },
  });
});

test("nothing is bid or taken back once the bids are opened, also not past the rule", async () => {
  await open();
  await database.holdClock(whileOpen);
  const [{ actor }] = world.bidders;
  expect(await submitOwnBid(actor, made.callOffId, "")).toMatchObject({
    why: { kind: "not-open", state: "opened" },
  });
  const changed = await inTransaction(
    actor,
    (tx) =>
      tx.$executeRaw`UPDATE bid SET withdrawn_at = app.now() WHERE call_off_id = ${made.callOffId}::uuid`,
  );
  expect(changed).toBe(0);
});
