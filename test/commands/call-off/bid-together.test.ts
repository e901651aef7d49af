import { beforeAll, expect, test } from "vitest";
import {
  agreeToBidTogether,
  askToBidTogether,
  beginBidTogether,
  leaveBidTogether,
} from "#app/commands/call-off/bid-together.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { bidTerms } from "#app/data/call-off/bid-terms.server.ts";
import { consortiaOf } from "#app/data/call-off/consortia.server.ts";
import { behindBid } from "#app/data/call-off/partner-terms.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { coversEveryLot } from "#app/domain/call-off/consortium.ts";
import { anApplicant } from "#test/factories/applicant.ts";
import { aCrossLotCallOff, aPartner, type CrossLot } from "#test/factories/cross-lot.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { bidsClose, callingOff, whileOpen, type CallingOff } from "#test/factories/call-off.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let made: CrossLot;
let partner: ProviderActor;
let consortiumId = "";
const lotId = (nth: number) => world.coreLotIds[nth] ?? "";
const today = toDay("2026-11-16");

beforeAll(async () => {
  await database.holdClock(whileOpen);
  const { owner } = database;
  world = await callingOff(owner);
  made = await aCrossLotCallOff(owner, world);
  const [lead] = world.bidders;
  const { callOffId: call_off_id } = made;
  await insert(owner, "call_off_invitation", [
    {
      ...{ id: idOf(64, 1), call_off_id, commissioner_id: world.commissionerId, reasons: [], reason: "" },
      ...{ provider_id: lead.actor.providerId, party_id: lead.partyId, declined_reason: "" },
      ...{ invited_by: world.commissioner.accountId, invited_at: "2026-11-02T09:00Z" },
    },
  ]);
  await owner.query("UPDATE call_off SET published_at = '2026-11-02T09:00Z' WHERE id = $1", [call_off_id]);
  partner = (await aPartner(owner, world)).actor;
});

const lead = () => world.bidders[0].actor;
const seesCallOff = async (actor: ProviderActor) =>
  (await reading(actor, (tx) => callOffOf(tx, made.callOffId))) !== undefined;

async function whole(): Promise<boolean> {
  const { cover } = await reading(lead(), (tx) => behindBid(tx, made.callOffId, lead().providerId, today));
  return coversEveryLot(cover);
}

test("an invited member begins a consortium for lots that it holds; others cannot", async () => {
  const said = { name: "North Partnership", lotIds: [lotId(0)] };
  expect(await beginBidTogether(partner, made.callOffId, said)).toBeNull();
  const both = { ...said, lotIds: [lotId(0), lotId(1)] };
  expect(await beginBidTogether(lead(), made.callOffId, both)).toMatchObject({
    why: { kind: "not-eligible" },
  });
  const begun = await beginBidTogether(lead(), made.callOffId, said);
  expect(begun).toMatchObject({ ok: true });
  consortiumId = begun?.ok ? begun.value : "";
  expect(await beginBidTogether(lead(), made.callOffId, said)).toMatchObject({
    why: { kind: "begun-already" },
  });
});

test("a member that is asked is told by mail and sees the call-off from then on", async () => {
  expect(await seesCallOff(partner)).toBe(false);
  const stranger = await anApplicant(database.owner, 5);
  expect(await askToBidTogether(lead(), made.callOffId, stranger.actor.providerId)).toMatchObject({
    why: { kind: "holds-no-lot" },
  });
  expect(await askToBidTogether(lead(), made.callOffId, partner.providerId)).toEqual({
    ok: true,
    value: true,
  });
  expect(await askToBidTogether(lead(), made.callOffId, partner.providerId)).toMatchObject({
    why: { kind: "invited-already" },
  });
  expect(await seesCallOff(partner)).toBe(true);
  const { rows } = await database.owner.query(
    "SELECT 1 FROM mail WHERE subject LIKE '%asks you to bid together%'",
  );
  expect(rows).toHaveLength(1);
});

test("the whole is eligible once the partner has said yes to the other lot, and its rate is known to the lead alone", async () => {
  expect(await whole()).toBe(false);
  expect(await agreeToBidTogether(partner, made.callOffId, consortiumId, [lotId(1)])).toMatchObject({
    ok: true,
  });
  expect(await whole()).toBe(true);
  const { terms } = await reading(lead(), (tx) =>
    bidTerms(tx, made.callOffId, lead().providerId, new Date(whileOpen)),
  );
  expect(terms.lines.map(({ id, rate, rateOf }) => [id, rate?.pence, rateOf])).toEqual([
    [made.lineId, 2_400, "Provider 0-1"],
    [made.secondLine, 1_950, "Provider 0-4"],
  ]);
  const tellsPartner = await reading(
    partner,
    (tx) =>
      tx.$queryRaw<
        unknown[]
      >`SELECT 1 FROM app.consortium_rates(${made.callOffId}::uuid, ${lead().providerId}::uuid, ${today}::date)
        UNION ALL SELECT 1 FROM app.consortium_exceptions(${made.callOffId}::uuid, ${lead().providerId}::uuid)`,
  );
  expect(tellsPartner).toEqual([]);
});

test("another bidder sees nothing of it, and a stop on the partner ends the whole", async () => {
  expect(await reading(world.bidders[1].actor, (tx) => consortiaOf(tx, made.callOffId))).toEqual([]);
  await database.owner.query(
    `INSERT INTO placement_stop (commissioner_id, provider_id, starts_on, review_on, ends_on, reason, recorded_by, recorded_at)
     VALUES ($1, $2, '2026-11-10', '2026-11-20', '2026-12-20', 'Staffing', $3, now())`,
    [world.commissionerId, partner.providerId, world.commissioner.accountId],
  );
  expect(await whole()).toBe(false);
  await database.owner.query("DELETE FROM placement_stop");
  expect(await whole()).toBe(true);
});

test("a partner leaves, sees nothing any more, and may be asked anew", async () => {
  expect(await leaveBidTogether(lead(), made.callOffId, consortiumId, lead().providerId)).toMatchObject({
    why: { kind: "no-consortium" },
  });
  expect(await leaveBidTogether(partner, made.callOffId, consortiumId, partner.providerId)).toMatchObject({
    ok: true,
  });
  expect(await seesCallOff(partner)).toBe(false);
  expect(await whole()).toBe(false);
  expect(await askToBidTogether(lead(), made.callOffId, partner.providerId)).toMatchObject({ ok: true });
  expect(await leaveBidTogether(lead(), made.callOffId, consortiumId, partner.providerId)).toMatchObject({
    ok: true,
  });
});

test("nothing changes once bidding is over, by command or by hand", async () => {
  expect(await askToBidTogether(lead(), made.callOffId, partner.providerId)).toMatchObject({ ok: true });
  await database.holdClock(bidsClose);
  expect(await agreeToBidTogether(partner, made.callOffId, consortiumId, [lotId(1)])).toMatchObject({
    why: { kind: "not-now", state: "closed" },
  });
});
