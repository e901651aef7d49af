import { beforeAll, describe, expect, test } from "vitest";
import {
  agreeToBidTogether,
  askToBidTogether,
  beginBidTogether,
} from "#app/commands/call-off/bid-together.server.ts";
import { declareCallOffInterests } from "#app/commands/call-off/declare-call-off-interests.server.ts";
import { beginBidOpening, completeBidOpening } from "#app/commands/call-off/open-bids.server.ts";
import { publishCallOff } from "#app/commands/call-off/publish-call-off.server.ts";
import { keepBid } from "#app/commands/call-off/save-bid.server.ts";
import { submitOwnBid } from "#app/commands/call-off/submit-bid.server.ts";
import { nobody, roles, system, type Actor } from "#app/domain/access/actor.ts";
import { pence } from "#app/domain/money.ts";
import {
  bidsClose,
  callingOff,
  published,
  whileOpen,
  type Bidder,
  type CallingOff,
} from "#test/factories/call-off.ts";
import { aCrossLotCallOff, aPartner, type CrossLot } from "#test/factories/cross-lot.ts";
import { useDatabase } from "#test/support/database.ts";
import { pagesSeenBy, readableRelations, rowsSeenBy } from "#test/support/sealed-walk.ts";

const database = useDatabase();
/** What the partnership is called, which its partners know; what the bid says, and what it costs in the partner's lot, which its lead alone knows. */
const name = "DUNLINMARK";
const words = "WHEATEARMARK";
/** The planted price, of 17.17 pounds for 500 hours; an id or a digest that holds the figures by chance does not count. */
const price = /(?<![0-9a-f-])(?:1717|17\.17|8,?585(?:\.00)?)(?![0-9a-f-])/i;
const isTold = (text: string) => text.includes(words) || price.test(text);

let world: CallingOff;
let made: CrossLot;
let partner: Bidder;
let bidId = "";

beforeAll(async () => {
  await database.holdClock(published);
  world = await callingOff(database.owner);
  made = await aCrossLotCallOff(database.owner, world);
  partner = await aPartner(database.owner, world);
  await publishCallOff(world.commissioner, made.callOffId);
  await database.holdClock(whileOpen);
  const [lead] = world.bidders;
  const { callOffId, lotIds, lineId, secondLine } = made;
  const begun = await beginBidTogether(lead.actor, callOffId, { name, lotIds: [lotIds[0]] });
  await askToBidTogether(lead.actor, callOffId, partner.actor.providerId);
  await agreeToBidTogether(partner.actor, callOffId, begun?.ok ? begun.value : "", [lotIds[1]]);
  const answers = Object.fromEntries(made.criterionIds.map((id) => [id, `${words} is how we do it.`]));
  const prices = { [lineId]: pence(2_300), [secondLine]: pence(1_717) };
  await keepBid(lead.actor, callOffId, { answers, prices });
  const bid = await submitOwnBid(lead.actor, callOffId, "");
  if (!bid?.ok) throw new Error("the bid was refused");
  bidId = bid.value.id;
});

async function relationsOf(actor: Actor): Promise<ReadonlyMap<string, string>> {
  return rowsSeenBy(actor, await readableRelations(database.owner, "own"));
}

async function pagesOf(actor: Actor): Promise<ReadonlyMap<string, string>> {
  const { callOffId } = made;
  const params = {
    ...{ callOffId, bidId, kind: "call-off", id: callOffId, format: "csv" },
    ...{ providerId: world.bidders[0].actor.providerId, lotId: made.lotIds[1], lineId: made.secondLine },
    ...{ frameworkId: world.frameworkId, accountId: world.commissioner.accountId },
  };
  return pagesSeenBy(actor, params, "?lot=2&words=Provider&name=Provider&sort=price");
}

function telling(seen: ReadonlyMap<string, string>, tells: (text: string) => boolean): readonly string[] {
  return [...seen].flatMap(([where, text]) => (tells(text) ? [where] : []));
}

const everyRole = (actor: CallingOff["commissioner"]) => ({ ...actor, roles });
const partnersPage = "/app/routes/provider/call-offs/partners.tsx";
const agreements = (text: string) => /consortium-(made|partner)/.test(text);

describe("before the opening", () => {
  test("the lead finds what it bid in the partner’s lot, so that the walk can find it", async () => {
    const [lead] = world.bidders;
    expect(telling(await relationsOf(lead.actor), isTold)).toEqual([
      "public.bid_content",
      "public.bid_price",
      "public.call_off_bid_draft",
    ]);
    expect(telling(await pagesOf(lead.actor), isTold)).toContain("/app/routes/provider/call-offs/bid.tsx");
  }, 60_000);

  test("the partner knows with whom it bids, and neither what is said nor at what price, not even of its own lot", async () => {
    const [relations, pages] = [await relationsOf(partner.actor), await pagesOf(partner.actor)];
    expect([...telling(relations, isTold), ...telling(pages, isTold)]).toEqual([]);
    expect(telling(relations, (text) => text.includes(name))).toEqual(["public.call_off_consortium"]);
    expect(telling(pages, (text) => text.includes(name))).toEqual([partnersPage]);
  }, 60_000);

  test("nobody else is told who bids together, what they say or at what price", async () => {
    const others: readonly (readonly [string, Actor])[] = [
      ["nobody", nobody],
      ["the system", system],
      ["another bidder", world.bidders[1].actor],
      ["the approver", world.approver],
      ["who runs it, in every role", everyRole(world.commissioner)],
    ];
    for (const [who, actor] of others) {
      const [relations, pages] = [await relationsOf(actor), await pagesOf(actor)];
      // The system alone reads the whole trail, to prove it: who did what, and nothing of what was said.
      const tells = (text: string) =>
        isTold(text) || text.includes(name) || (actor.kind !== "system" && agreements(text));
      expect([who, ...telling(relations, tells), ...telling(pages, tells)]).toEqual([who]);
      expect([who, relations.get("public.call_off_consortium_member")]).toEqual([who, ""]);
    }
  }, 240_000);
});

describe("after the opening by two people", () => {
  beforeAll(async () => {
    await declareCallOffInterests(world.evaluator, made.callOffId, { providerIds: [], statement: "" });
    await database.holdClock(bidsClose);
    await beginBidOpening(world.commissioner, made.callOffId);
    const opened = await completeBidOpening(world.approver, made.callOffId);
    if (!opened.ok) throw new Error(opened.why.kind);
  });

  test("one who has declared reads the bid and its partners", async () => {
    const relations = await relationsOf(world.evaluator);
    expect(telling(relations, isTold)).toEqual(["public.bid_content", "public.bid_price"]);
    expect(relations.get("public.call_off_consortium_member")).toContain(partner.actor.providerId);
  }, 60_000);

  test("the partner and another bidder still see none of it", async () => {
    for (const actor of [partner.actor, world.bidders[1].actor])
      expect([
        ...telling(await relationsOf(actor), isTold),
        ...telling(await pagesOf(actor), isTold),
      ]).toEqual([]);
  }, 120_000);
});
