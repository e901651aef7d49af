import { beforeAll, describe, expect, test } from "vitest";
import {
  agreeToBidTogether,
  askToBidTogether,
  beginBidTogether,
  leaveBidTogether,
} from "#app/commands/call-off/bid-together.server.ts";
import { checkWinner, decideOnAward } from "#app/commands/call-off/decide-award.server.ts";
import { declareCallOffInterests } from "#app/commands/call-off/declare-call-off-interests.server.ts";
import { makeContractOf } from "#app/commands/call-off/make-contract.server.ts";
import { beginBidOpening, completeBidOpening } from "#app/commands/call-off/open-bids.server.ts";
import { publishCallOff } from "#app/commands/call-off/publish-call-off.server.ts";
import { recommendBid } from "#app/commands/call-off/recommend-award.server.ts";
import { keepBid } from "#app/commands/call-off/save-bid.server.ts";
import { sendAwardLetters } from "#app/commands/call-off/send-award-letters.server.ts";
import { submitOwnBid } from "#app/commands/call-off/submit-bid.server.ts";
import { bidsOpened, standingOf } from "#app/data/call-off/bids-opened.server.ts";
import { biddersOf } from "#app/data/call-off/bids.server.ts";
import { consortiaOf } from "#app/data/call-off/consortia.server.ts";
import { partnersOfContract } from "#app/data/call-off/contract-partners.server.ts";
import { contractsOfProvider, linesOfContract } from "#app/data/call-off/contracts.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { Actor, ProviderActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import {
  bidsClose,
  callingOff,
  published,
  scoresAgreed,
  whileJudging,
  whileOpen,
  type Bidder,
  type CallingOff,
} from "#test/factories/call-off.ts";
import { aCrossLotCallOff, aPartner, memberOfSecondLot, type CrossLot } from "#test/factories/cross-lot.ts";
import { insert } from "#test/factories/market.ts";
import { regimeFacts } from "#test/factories/regime-facts.ts";
import { useDatabase } from "#test/support/database.ts";

/** A call-off of two lots: the first bidder leads with a partner for the second lot; the third holds both. */
const database = useDatabase();
let world: CallingOff;
let made: CrossLot;
let partner: Bidder;
let consortiumId = "";

beforeAll(async () => {
  const { owner } = database;
  await database.holdClock(published);
  await regimeFacts(owner);
  world = await callingOff(owner);
  made = await aCrossLotCallOff(owner, world);
  partner = await aPartner(owner, world);
  await memberOfSecondLot(owner, world, world.bidders[2], 2_000, 47);
});

const lead = () => world.bidders[0].actor;
const alone = () => world.bidders[2].actor;

async function write(actor: ProviderActor, first: number | null, second: number | null) {
  const answers = Object.fromEntries(made.criterionIds.map((id) => [id, "By one team for each person."]));
  const prices = {
    ...(first === null ? {} : { [made.lineId]: pence(first) }),
    ...(second === null ? {} : { [made.secondLine]: pence(second) }),
  };
  return keepBid(actor, made.callOffId, { answers, prices });
}
const submit = (actor: ProviderActor) => submitOwnBid(actor, made.callOffId, "");
const agree = (actor: ProviderActor, nth = 1) =>
  agreeToBidTogether(actor, made.callOffId, consortiumId, [made.lotIds[nth] ?? ""]);

describe("publishing", () => {
  test("is refused where nobody holds one of the lots, so that nobody could bid", async () => {
    const other = await aCrossLotCallOff(database.owner, world, 2, 2);
    expect(await publishCallOff(world.commissioner, other.callOffId)).toEqual({
      ok: false,
      why: { kind: "lots-without-member", lotIds: [other.lotIds[1]] },
    });
  });

  test("invites members of every lot and of one, and tells these which they hold and that the rest needs partners", async () => {
    expect(await publishCallOff(world.commissioner, made.callOffId)).toEqual({
      ok: true,
      value: { invited: 4 },
    });
    const { rows } = await database.owner.query<{ text: string }>(
      "SELECT text FROM mail WHERE subject LIKE 'You are invited to bid%' ORDER BY id",
    );
    const partly = rows.filter(({ text }) => text.includes("you must bid with partners"));
    expect([rows.length, partly.length]).toEqual([4, 3]);
    expect(partly.filter(({ text }) => /Today you hold: lot 1, .*\. For lot 2, /.test(text))).toHaveLength(2);
    expect(partly.filter(({ text }) => /Today you hold: lot 2, .*\. For lot 1, /.test(text))).toHaveLength(1);
  });
});

describe("while bids are taken", () => {
  beforeAll(() => database.holdClock(whileOpen));

  test("a bidder alone needs every lot", async () => {
    await write(lead(), 2_300, null);
    expect(await submit(lead())).toMatchObject({
      why: { kind: "incomplete", problems: [{ kind: "not-covered", together: false }, { kind: "unpriced" }] },
    });
    await write(alone(), 2_500, 2_000);
    expect(await submit(alone())).toMatchObject({ ok: true });
  });

  test("a lead bids once its partner agreed, at no more than the partner's own rate for the partner's lot", async () => {
    const begun = await beginBidTogether(lead(), made.callOffId, { name: "Two", lotIds: [made.lotIds[0]] });
    consortiumId = begun?.ok ? begun.value : "";
    await askToBidTogether(lead(), made.callOffId, partner.actor.providerId);
    expect(await submit(lead())).toMatchObject({
      why: { problems: [{ kind: "not-covered", together: true }, { kind: "unpriced" }] },
    });
    expect(await agree(partner.actor)).toMatchObject({ ok: true });
    expect(await write(lead(), 2_300, 1_951)).toMatchObject({
      why: { problems: [{ lineId: made.secondLine, why: { kind: "over-rate", ratePence: 1_950 } }] },
    });
    expect(await write(lead(), 2_401, 1_900)).toMatchObject({
      why: { problems: [{ lineId: made.lineId, why: { kind: "over-rate", ratePence: 2_400 } }] },
    });
    expect(await write(lead(), 2_300, 1_950)).toMatchObject({ ok: true });
    expect(await submit(lead())).toMatchObject({ ok: true });
    const { rows } = await database.owner.query(
      "SELECT p.rate_id FROM bid_price p JOIN bid b ON b.id = p.bid_id WHERE b.provider_id = $1 ORDER BY p.pence",
      [lead().providerId],
    );
    expect(rows.map(({ rate_id }: { rate_id: string }) => rate_id)).toEqual([
      partner.rateId,
      world.bidders[0].rateId,
    ]);
  });

  test("the database takes no price beside a rate of one who is no partner in that lot", async () => {
    const { rows } = await database.owner.query<{ id: string }>("SELECT id FROM bid WHERE provider_id = $1", [
      lead().providerId,
    ]);
    await expect(
      insert(database.owner, "bid_price", [
        {
          ...{ bid_id: rows[0]?.id, call_off_line_id: made.lineId, call_off_id: made.callOffId },
          ...{ commissioner_id: world.commissionerId, provider_id: lead().providerId, pence: 100 },
          ...{ rate_id: world.bidders[1].rateId, rate_pence: 2_450, cap_pence: world.capPence },
        },
      ]),
    ).rejects.toThrow("of its partner in the lot");
  });

  test("who agreed to another's bid does not bid itself, by command or by hand", async () => {
    await write(partner.actor, null, 1_900);
    expect(await submit(partner.actor)).toMatchObject({
      why: { problems: [{ kind: "in-another-bid" }, { kind: "not-covered" }, {}] },
    });
    await expect(
      insert(database.owner, "bid", [
        {
          ...{ call_off_id: made.callOffId, commissioner_id: world.commissionerId, version: 1 },
          ...{ provider_id: partner.actor.providerId, reference: "B", submitted_at: whileOpen },
          ...{ submitted_by: partner.actor.accountId, content_hash: "hash" },
        },
      ]),
    ).rejects.toThrow("a partner in another bid does not bid itself");
  });

  test("who bids does not agree to another's bid, by command or by hand", async () => {
    await askToBidTogether(lead(), made.callOffId, alone().providerId);
    expect(await agree(alone())).toMatchObject({ why: { kind: "in-another" } });
    await expect(
      database.owner.query(
        "UPDATE call_off_consortium_member SET agreed_by = $1, agreed_at = $3, lot_ids = $4 WHERE provider_id = $2",
        [alone().accountId, alone().providerId, whileOpen, [made.lotIds[1]]],
      ),
    ).rejects.toThrow("a bidder does not agree to another's bid");
    await leaveBidTogether(lead(), made.callOffId, consortiumId, alone().providerId);
  });

  test("nobody of the commissioner sees who bids together, nor does another bidder", async () => {
    for (const actor of [world.commissioner, world.approver, alone(), world.bidders[1].actor])
      expect(await reading(actor, (tx) => consortiaOf(tx, made.callOffId))).toEqual([]);
    expect(await reading(partner.actor, (tx) => consortiaOf(tx, made.callOffId))).toHaveLength(1);
  });
});

describe("after the opening", () => {
  let bidIds: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    const { owner } = database;
    await insert(
      owner,
      "call_off_evaluator",
      [world.evaluator, world.evaluator2].map(({ accountId }, n) => ({
        ...{ call_off_id: made.callOffId, commissioner_id: world.commissionerId, account_id: accountId },
        ...{ lived_experience: n === 1, appointed_by: world.commissioner.accountId, appointed_at: whileOpen },
      })),
    );
    const none = { providerIds: [], statement: "" };
    for (const actor of [world.commissioner, world.approver, world.evaluator, world.evaluator2])
      await declareCallOffInterests(actor, made.callOffId, none);
    const inPartner = { providerIds: [partner.actor.providerId], statement: "My sister works there." };
    await declareCallOffInterests(world.commissioner2, made.callOffId, inPartner);
    await database.holdClock(bidsClose);
    await beginBidOpening(world.commissioner, made.callOffId);
    await completeBidOpening(world.approver, made.callOffId);
    const bidders = await reading(world.commissioner, (tx) => biddersOf(tx, made.callOffId));
    bidIds = Object.fromEntries(bidders.map(({ providerId, bidId }) => [providerId, bidId]));
    await database.holdClock(whileJudging);
    for (const [providerId, score] of [
      [lead().providerId, 5],
      [alone().providerId, 3],
    ] as const)
      await scoresAgreed(owner, world, made, bidIds[providerId] ?? "", [score, score]);
  });

  const seen = (actor: Actor) => reading(actor, (tx) => bidsOpened(tx, made.callOffId));

  test("the partners are opened with the bid, each with its lots", async () => {
    const bid = (await seen(world.commissioner)).find(({ providerId }) => providerId === lead().providerId);
    expect(bid?.parts).toEqual([
      { providerId: lead().providerId, provider: "Provider 0-1", lotIds: [made.lotIds[0]] },
      { providerId: partner.actor.providerId, provider: "Provider 0-4", lotIds: [made.lotIds[1]] },
    ]);
    expect(await reading(world.commissioner, (tx) => consortiaOf(tx, made.callOffId))).toHaveLength(1);
  });

  test("an interest in a partner closes the bid, and no other", async () => {
    const read = (await seen(world.commissioner2)).filter(({ answers }) => answers !== null);
    expect(read.map(({ providerId }) => providerId)).toEqual([alone().providerId]);
    const standing = await reading(world.commissioner2, (tx) =>
      standingOf(tx, made.callOffId, world.commissioner2.accountId),
    );
    expect(standing).toMatchObject({ declared: true, hasInterest: true });
    expect([...standing.providerIds].sort()).toEqual([lead().providerId, partner.actor.providerId].sort());
    const opened = await reading(
      world.commissioner2,
      (tx) => tx.$queryRaw<unknown[]>`SELECT 1 FROM bid_price WHERE provider_id = ${lead().providerId}::uuid`,
    );
    expect(opened).toEqual([]);
  });

  const endPartner = (on: string | null) =>
    database.owner.query("UPDATE lot_membership SET active_to = $2 WHERE provider_id = $1", [
      partner.actor.providerId,
      on,
    ]);
  const recommend = () =>
    recommendBid(world.commissioner, made.callOffId, {
      bidId: bidIds[lead().providerId] ?? "",
      reasons: "It comes first",
    });
  const decide = () => decideOnAward(world.approver, made.callOffId, { approve: true, reason: "" });
  const contract = () =>
    makeContractOf(
      world.commissioner,
      made.callOffId,
      {
        ...{ signedOn: toDay("2026-12-07"), startsOn: toDay("2027-01-04"), endsOn: toDay("2028-01-04") },
        reviewOn: null,
      },
      () => "",
    );
  const notHeld = { why: { kind: "not-eligible", lotIds: [] as string[] } };

  test("no path leads to a contract while the partner's lot is not held: not recommended, not approved, not made", async () => {
    const refusal = { ...notHeld, why: { ...notHeld.why, lotIds: [made.lotIds[1]] } };
    await endPartner("2026-12-07");
    expect(await recommend()).toMatchObject(refusal);
    await endPartner(null);
    expect(await recommend()).toMatchObject({ ok: true });
    await checkWinner(world.commissioner, made.callOffId, { clear: true, note: "" });
    await endPartner("2026-12-07");
    expect(await decide()).toMatchObject(refusal);
    await endPartner(null);
    expect(await decide()).toMatchObject({ ok: true });
    const terms = {
      advantages: "Both lots by people who know each other.",
      noticeAsks: false,
      noticeOn: null,
    };
    expect(await sendAwardLetters(world.commissioner, made.callOffId, terms, "")).toMatchObject({ ok: true });
    await endPartner("2026-12-07");
    expect(await contract()).toMatchObject(refusal);
    await endPartner(null);
  });

  test("the contract names each partner; a partner sees it with its own lines, and nothing else of the bid", async () => {
    expect(await contract()).toMatchObject({ ok: true });
    const [own] = await reading(partner.actor, (tx) => contractsOfProvider(tx, partner.actor.providerId));
    const contractId = own?.id ?? "";
    expect(own?.lots.map(({ number }) => number)).toEqual([2]);
    const lines = (actor: Actor) => reading(actor, (tx) => linesOfContract(tx, contractId));
    expect((await lines(partner.actor)).map(({ pence: price }) => price)).toEqual([1_950]);
    expect((await lines(lead())).map(({ pence: price }) => price)).toEqual([2_300, 1_950]);
    const partners = await reading(partner.actor, (tx) => partnersOfContract(tx, contractId));
    expect(partners.map(({ provider, lots }) => [provider, lots.map(({ number }) => number)])).toEqual([
      ["Provider 0-1", [1]],
      ["Provider 0-4", [2]],
    ]);
    for (const table of ["bid", "bid_content", "bid_price", "award", "award_line", "award_letter"])
      expect([table, await rowsOf(partner.actor, table)]).toEqual([table, 0]);
    expect(await reading(alone(), (tx) => contractsOfProvider(tx, alone().providerId))).toEqual([]);
    expect(await rowsOf(alone(), "contract_partner")).toBe(0);
    const { rows } = await database.owner.query(
      "SELECT 1 FROM mail WHERE subject LIKE '%ontract%' AND recipient = (SELECT email FROM account WHERE id = $1)",
      [partner.actor.accountId],
    );
    expect(rows).toHaveLength(1);
  });

  async function rowsOf(actor: Actor, table: string): Promise<number> {
    const [row] = await reading(actor, (tx) =>
      tx.$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table}`),
    );
    return row?.count ?? 0;
  }
});
