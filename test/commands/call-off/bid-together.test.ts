import { beforeAll, expect, test } from "vitest";
import {
  agreeToBidTogether,
  askToBidTogether,
  beginBidTogether,
  leaveBidTogether,
} from "#app/commands/call-off/bid-together.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import {
  consortiaOf,
  memberFacts,
  rateHolders,
  wholeRequirement,
} from "#app/data/call-off/consortia.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { coverOf, coversEveryLot } from "#app/domain/call-off/consortium.ts";
import { anApplicant } from "#test/factories/applicant.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import {
  aCallOff,
  bidsClose,
  callingOff,
  whileOpen,
  type CallingOff,
  type MadeCallOff,
} from "#test/factories/call-off.ts";
import { capOf, idOf, insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let made: MadeCallOff;
let partner: ProviderActor;
let consortiumId = "";
const secondLine = idOf(62, 90);
const lotId = (nth: number) => world.coreLotIds[nth] ?? "";
const today = toDay("2026-11-16");

beforeAll(async () => {
  await database.holdClock(whileOpen);
  const { owner } = database;
  world = await callingOff(owner);
  made = await aCallOff(owner, world, "draft");
  const whose = { call_off_id: made.callOffId, commissioner_id: world.commissionerId };
  await insert(owner, "call_off_lot", [{ ...whose, lot_id: lotId(1), position: 2, milestone: "" }]);
  await insert(owner, "call_off_line", [
    {
      ...{ ...whose, id: secondLine, lot_id: lotId(1), service_line_id: world.lineIds[1] },
      ...{ area_id: world.everywhereId, units: 500, position: 2, note: "" },
    },
  ]);
  await owner.query(
    `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = '2026-10-30T09:00Z', approved_by = $2,
      approved_at = '2026-10-30T15:00Z' WHERE id = $1`,
    [made.callOffId, world.approver.accountId],
  );
  const [lead] = world.bidders;
  await insert(owner, "call_off_invitation", [
    {
      ...{
        ...whose,
        id: idOf(64, 1),
        provider_id: lead.actor.providerId,
        party_id: lead.partyId,
        reasons: [],
      },
      ...{
        reason: "",
        invited_by: world.commissioner.accountId,
        invited_at: "2026-11-02T09:00Z",
        declined_reason: "",
      },
    },
  ]);
  await owner.query("UPDATE call_off SET published_at = '2026-11-02T09:00Z' WHERE id = $1", [made.callOffId]);
  const fourth = await anApplicant(owner, 4);
  partner = fourth.actor;
  const member = { framework_id: world.frameworkId, lot_id: lotId(1), provider_id: partner.providerId };
  await insert(owner, "lot_membership", [
    { ...member, id: idOf(40, 40), party_id: fourth.partyId, active_from: "2026-01-05" },
  ]);
  await owner.query(
    `INSERT INTO rate (id, membership_id, framework_id, lot_id, provider_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence, vat)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1950, '2026-01-05', $9, $10, 'EXEMPT')`,
    [
      ...[idOf(41, 40), idOf(40, 40), world.frameworkId, lotId(1), partner.providerId, world.lineIds[1]],
      ...[world.everywhereId, fourth.organisationId, capOf(1), world.capPence],
    ],
  );
});

const lead = () => world.bidders[0].actor;
const seesCallOff = async (actor: ProviderActor) =>
  (await reading(actor, (tx) => callOffOf(tx, made.callOffId))) !== undefined;

async function whole(): Promise<boolean> {
  return reading(world.commissioner, async (tx) => {
    const callOff = await callOffOf(tx, made.callOffId);
    const [consortium] = await consortiaOf(tx, made.callOffId);
    if (!callOff || !consortium) return false;
    const partners = [];
    for (const { providerId, lotIds, agreedAt } of consortium.members)
      partners.push({
        providerId,
        lotIds,
        agreed: agreedAt !== null,
        facts: await memberFacts(tx, providerId, today),
      });
    return coversEveryLot(coverOf(partners, await wholeRequirement(tx, callOff), today));
  });
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
  const rates = await reading(lead(), (tx) => rateHolders(tx, made.callOffId, lead().providerId, today));
  expect(
    [...rates.values()].map(({ lineId, providerId, pence }) => [lineId, providerId, pence]).sort(),
  ).toEqual(
    [
      [made.lineId, lead().providerId, 2_400],
      [secondLine, partner.providerId, 1_950],
    ].sort(),
  );
  const asPartner = await reading(partner, (tx) => rateHolders(tx, made.callOffId, lead().providerId, today));
  expect(asPartner.size).toBe(0);
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
