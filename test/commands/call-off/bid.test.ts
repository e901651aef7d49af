import { createHash } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { declineToBid } from "#app/commands/call-off/decline-invitation.server.ts";
import { keepBid } from "#app/commands/call-off/save-bid.server.ts";
import { submitOwnBid } from "#app/commands/call-off/submit-bid.server.ts";
import { withdrawOwnBid } from "#app/commands/call-off/withdraw-bid.server.ts";
import { arrivedNow, reading } from "#app/data/db.server.ts";
import { bidTerms } from "#app/data/call-off/bid-terms.server.ts";
import { contentsOfBids } from "#app/data/call-off/bids.server.ts";
import { canonicalJson } from "#app/domain/application/canonical.ts";
import { pence } from "#app/domain/money.ts";
import {
  aCallOff,
  bidsClose,
  callingOff,
  whileOpen,
  type Bidder,
  type CallingOff,
  type MadeCallOff,
} from "#test/factories/call-off.ts";
import { insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const page = "http://localhost/provider/call-offs/receipt";
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
});

const written = (price = 2_350) => ({
  answers: Object.fromEntries(made.criterionIds.map((id) => [id, "With care."])),
  prices: { [made.lineId]: pence(price) },
});

async function bidden(bidder: Bidder, price = 2_350) {
  await keepBid(bidder.actor, made.callOffId, written(price));
  return submitOwnBid(bidder.actor, made.callOffId, page);
}

async function rows(sql: string) {
  return (await database.owner.query<Record<string, unknown>>(sql, [made.callOffId])).rows;
}

test("what is written is kept and shown again, beside the member's own rate and cap", async () => {
  const [{ actor, rateId }] = world.bidders;
  expect(await keepBid(actor, made.callOffId, written())).toMatchObject({ ok: true });
  const { terms, draft } = await reading(actor, (tx, now) =>
    bidTerms(tx, made.callOffId, actor.providerId, now),
  );
  expect(draft.prices).toEqual({ [made.lineId]: 2_350 });
  expect(terms.lines).toEqual([
    expect.objectContaining({ rate: { id: rateId, pence: 2_400 }, capPence: 2_600, units: "1000.00" }),
  ]);
});

test("a price over the member's rate is neither kept nor bid, one beside an exception is", async () => {
  const [, bidder] = world.bidders;
  expect(await keepBid(bidder.actor, made.callOffId, written(2_451))).toMatchObject({
    ok: false,
    why: { problems: [{ kind: "price-refused", why: { kind: "over-rate", ratePence: 2_450 } }] },
  });
  expect(await rows("SELECT 1 FROM call_off_bid_draft WHERE call_off_id = $1")).toEqual([]);
  await insert(database.owner, "cap_exception", [
    {
      ...{ id: "00000000-0000-4000-8000-0000000e0001", framework_id: world.frameworkId },
      ...{ provider_id: bidder.actor.providerId, service_line_id: world.lineIds[0], maximum_pence: 2_700 },
      ...{ from_on: "2026-11-01", to_on: "2027-11-01", requested_by: bidder.actor.accountId },
      ...{ decided_by: world.approver.accountId, decided_at: "2026-10-30T09:00:00Z" },
    },
  ]);
  expect(await bidden(bidder, 2_700)).toMatchObject({ ok: true });
  expect(
    await rows("SELECT pence, rate_pence, cap_pence, exception_id FROM bid_price WHERE call_off_id = $1"),
  ).toEqual([
    {
      ...{ pence: 2_700, rate_pence: 2_450, cap_pence: 2_600 },
      exception_id: "00000000-0000-4000-8000-0000000e0001",
    },
  ]);
  await database.owner.query("DELETE FROM bid_price WHERE call_off_id = $1", [made.callOffId]);
  await database.owner.query("DELETE FROM cap_exception");
});

test("a bid that is not complete is refused and nothing is frozen", async () => {
  const [{ actor }] = world.bidders;
  expect(await submitOwnBid(actor, made.callOffId, page)).toMatchObject({
    ok: false,
    why: {
      kind: "incomplete",
      problems: [{ kind: "unpriced" }, { kind: "unanswered" }, { kind: "unanswered" }],
    },
  });
  expect(await rows("SELECT 1 FROM bid WHERE call_off_id = $1")).toEqual([]);
});

test("a bid is frozen under a hash that its content and salt give, with one event and one receipt", async () => {
  const [bidder] = world.bidders;
  const verdict = await bidden(bidder);
  if (!verdict?.ok) throw new Error("refused");
  expect(verdict.value).toMatchObject({
    version: 1,
    reference: expect.stringMatching(/^CO-2026-9\d+-001-1$/) as string,
  });
  const kept = await reading(bidder.actor, (tx) => contentsOfBids(tx, made.callOffId));
  const frozen = kept.get(verdict.value.id);
  const hash = createHash("sha256")
    .update((frozen?.salt ?? "") + canonicalJson(frozen?.content ?? {}))
    .digest("hex");
  expect(hash).toBe(verdict.value.contentHash);
  expect(await rows("SELECT kind FROM audit_event WHERE subject_id = $1 AND kind <> 'bid-saved'")).toEqual([
    { kind: "bid-submitted" },
  ]);
  const mail = await database.owner.query<{ text: string }>("SELECT text FROM mail WHERE once_key = $1", [
    `bid-receipt:${verdict.value.id}`,
  ]);
  expect(mail.rows).toHaveLength(1);
  expect(mail.rows[0]?.text).toContain(verdict.value.contentHash);
  expect(mail.rows[0]?.text).not.toMatch(/23\.50|With care/);
});

test("the same content again answers with the same bid, other content takes its place", async () => {
  const [bidder] = world.bidders;
  const [first, again] = [await bidden(bidder), await bidden(bidder)];
  expect(again).toEqual(expect.objectContaining({ ok: true }));
  expect(again?.ok && first?.ok && again.value.id === first.value.id).toBe(true);
  expect(await bidden(bidder, 2_340)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(
    await rows(
      "SELECT version, superseded_at IS NULL AS stands FROM bid WHERE call_off_id = $1 ORDER BY version",
    ),
  ).toEqual([
    { version: 1, stands: false },
    { version: 2, stands: true },
  ]);
});

test("two clicks at once make one bid", async () => {
  const [bidder] = world.bidders;
  await keepBid(bidder.actor, made.callOffId, written());
  const both = await Promise.all([1, 2].map(() => submitOwnBid(bidder.actor, made.callOffId, page)));
  expect(both.every((verdict) => verdict?.ok)).toBe(true);
  expect(await rows("SELECT version FROM bid WHERE call_off_id = $1")).toEqual([{ version: 1 }]);
});

test("a bid is withdrawn and can be submitted again; an invitation is declined while none stands", async () => {
  const [bidder] = world.bidders;
  await bidden(bidder);
  expect(await declineToBid(bidder.actor, made.callOffId, "Full")).toEqual({
    ok: false,
    why: { kind: "bid-stands" },
  });
  expect(await withdrawOwnBid(bidder.actor, made.callOffId, page)).toMatchObject({ ok: true });
  expect(await withdrawOwnBid(bidder.actor, made.callOffId, page)).toMatchObject({
    ok: false,
    why: { kind: "nothing-submitted" },
  });
  expect(await declineToBid(bidder.actor, made.callOffId, "Full")).toEqual({ ok: true, value: true });
  const declined = `SELECT declined_reason FROM call_off_invitation WHERE call_off_id = $1 AND declined_at IS NOT NULL`;
  expect(await rows(declined)).toEqual([{ declined_reason: "Full" }]);
  expect(await bidden(bidder)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await rows(declined)).toEqual([]);
});

test("the closing instant is already too late, and what arrived before it is in time however long it waited", async () => {
  const [bidder, other] = world.bidders;
  await keepBid(bidder.actor, made.callOffId, written());
  await keepBid(other.actor, made.callOffId, written());
  await database.owner.query("SELECT app.move_clock($1)", [
    new Date(new Date(bidsClose).getTime() - 100).toISOString(),
  ]);
  const arrival = arrivedNow();
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(await submitOwnBid(bidder.actor, made.callOffId, page, arrival)).toMatchObject({ ok: true });
  await database.holdClock(bidsClose);
  for (const refused of [
    await submitOwnBid(other.actor, made.callOffId, page),
    await keepBid(other.actor, made.callOffId, written()),
    await withdrawOwnBid(bidder.actor, made.callOffId, page),
    await declineToBid(other.actor, made.callOffId, ""),
  ])
    expect(refused).toMatchObject({ ok: false, why: { kind: "not-open", state: "closed" } });
});

test("a member that was not invited finds nothing", async () => {
  const stranger = await callingOff(database.owner, 1);
  expect(await submitOwnBid(stranger.bidders[0].actor, made.callOffId, page)).toBeNull();
  expect(await keepBid(stranger.bidders[0].actor, made.callOffId, written())).toBeNull();
});
