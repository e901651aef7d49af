import { beforeAll, describe, expect, test } from "vitest";
import { declareCallOffInterests } from "#app/commands/call-off/declare-call-off-interests.server.ts";
import { beginBidOpening, completeBidOpening } from "#app/commands/call-off/open-bids.server.ts";
import { keepBid } from "#app/commands/call-off/save-bid.server.ts";
import { submitOwnBid } from "#app/commands/call-off/submit-bid.server.ts";
import { biddersOf } from "#app/data/call-off/bids.server.ts";
import { reading } from "#app/data/db.server.ts";
import { nobody, roles, system, type Actor, type StaffActor } from "#app/domain/access/actor.ts";
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
import { staff } from "#test/factories/people.ts";
import { insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";
import { failureInFull, pagesSeenBy, readableRelations, rowsSeenBy } from "#test/support/sealed-walk.ts";

const database = useDatabase();
const mark = "PLOVERMARK";
/** The planted price, of 17.17 pounds for 1,000 hours, as pence or pounds; an id or a digest that holds the figures by chance does not count. */
const price = /(?<![0-9a-f-])(?:1717|17\.17|17,?170(?:\.00)?)(?![0-9a-f-])/i;

let world: CallingOff;
let partner: CallingOff;
let made: MadeCallOff;
let ofPartner: MadeCallOff;
let bidIds: readonly string[];
let actors: readonly (readonly [string, Actor])[];

beforeAll(async () => {
  await database.holdClock(whileOpen);
  world = await callingOff(database.owner);
  made = await aCallOff(database.owner, world);
  partner = await aPartnerOn(world);
  ofPartner = await aCallOff(database.owner, partner, "published", {}, 2);
  for (const each of [made, ofPartner]) await bid(world.bidders[0], each, 1_717, `${mark} is how we do it.`);
  await bid(world.bidders[1], made, 2_111, "As everybody does.");
  const found = await database.owner.query<{ id: string }>(
    "SELECT id FROM bid ORDER BY call_off_id, provider_id",
  );
  bidIds = found.rows.map(({ id }) => id);
  actors = [
    ["nobody", nobody],
    ["the system", system],
    ["another bidder", world.bidders[1].actor],
    ["a member that has not bid", world.bidders[2].actor],
    ["who runs the partner’s call-off", partner.commissioner],
    ...roles.map((role) => [role, { ...world.commissioner2, roles: [role] }] as const),
    ["the approver", world.approver],
    ["who runs it, in every role", { ...world.commissioner, roles }],
  ];
  await database.owner.query("ANALYZE");
});

/** The NHS on the same framework, with a person who runs its call-offs and one who approves them. */
async function aPartnerOn(of: CallingOff): Promise<CallingOff> {
  const { rows } = await database.owner.query<{ id: string }>(
    "INSERT INTO commissioner (name, short_name, kind) VALUES ('Partner board', 'Board', 'ICB') RETURNING id",
  );
  const commissionerId = rows[0]?.id ?? "";
  await insert(database.owner, "framework_commissioner", [
    { framework_id: of.frameworkId, commissioner_id: commissionerId, lot_numbers: [], from_on: "2026-01-01" },
  ]);
  const person = (name: string): Promise<StaffActor> =>
    staff(database.owner, commissionerId, `${name}@board.test`, ["nhs", "commissioner"]);
  return { ...of, commissionerId, commissioner: await person("one"), approver: await person("two") };
}

async function bid(
  { actor }: Bidder,
  { callOffId, criterionIds, lineId }: MadeCallOff,
  asked: number,
  text: string,
) {
  const answers = Object.fromEntries(criterionIds.map((id) => [id, text]));
  await keepBid(actor, callOffId, { answers, prices: { [lineId]: pence(asked) } });
  const verdict = await submitOwnBid(actor, callOffId, "http://portal.test/receipt");
  if (!verdict?.ok) throw new Error("the bid was refused");
}

function isTold(text: string): boolean {
  return text.includes(mark) || price.test(text);
}

/** The relations in which an actor finds the planted price or words. */
async function relationsTelling(actor: Actor): Promise<readonly string[]> {
  const seen = await rowsSeenBy(actor, await readableRelations(database.owner, "own"));
  return [...seen].flatMap(([name, text]) => (isTold(text) ? [name] : []));
}

/** The routes whose loaders tell an actor the planted price or words, asked about a call-off and its first bid. */
async function pagesTelling(actor: Actor, about: "made" | "partner" = "made"): Promise<readonly string[]> {
  const { callOffId } = about === "made" ? made : ofPartner;
  const params = {
    ...{ callOffId, bidId: bidIds[about === "made" ? 0 : 2] ?? "", kind: "call-off", id: callOffId },
    ...{ providerId: world.bidders[0].actor.providerId, lotId: world.coreLotIds[0] ?? "", format: "csv" },
    ...{
      lineId: world.lineIds[0] ?? "",
      frameworkId: world.frameworkId,
      accountId: world.commissioner.accountId,
    },
  };
  const query = "?lot=1&words=Provider&name=Provider&sort=price";
  const pages = await pagesSeenBy(actor, params, query);
  return [...pages].flatMap(([file, text]) => (isTold(text) ? [file] : []));
}

describe("before the opening", () => {
  test("the bidder itself finds its price and its words where they are kept, so that the walk can find them", async () => {
    const { actor } = world.bidders[0];
    expect(await relationsTelling(actor)).toEqual([
      "public.bid_content",
      "public.bid_price",
      "public.call_off_bid_draft",
    ]);
    expect(await pagesTelling(actor)).toEqual(
      ["bid", "check"].map((page) => `/app/routes/provider/call-offs/${page}.tsx`),
    );
  }, 120_000);

  test("they lie nowhere else in the database: no mail, no event, no words of the trail, no index of a search", async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'app')",
    );
    const holding: string[] = [];
    for (const { name } of rows) {
      const lines = await database.owner.query<{ line: string }>(`SELECT x::text AS line FROM ${name} x`);
      if (lines.rows.some(({ line }) => isTold(line))) holding.push(name);
    }
    expect(holding.sort()).toEqual(["public.bid_content", "public.bid_price", "public.call_off_bid_draft"]);
  }, 60_000);

  test("nobody else finds them in any table or view that the serving role may read", async () => {
    for (const [who, actor] of actors) expect([who, await relationsTelling(actor)]).toEqual([who, []]);
  }, 240_000);

  test("the server’s own catalogues and statistics give nothing away", async () => {
    const seen = await rowsSeenBy(nobody, await readableRelations(database.owner, "server"));
    expect([...seen].flatMap(([name, text]) => (text.includes(mark) ? [name] : []))).toEqual([]);
    const ours = "(SELECT * FROM pg_stats WHERE schemaname IN ('public', 'app')) s";
    const figures = (await rowsSeenBy(nobody, [{ name: ours, columns: "*" }])).get(ours) ?? "";
    expect(figures).toContain("service_line");
    expect(isTold(figures)).toBe(false);
  }, 60_000);

  test("nobody else is told them by any page, file or refusal", async () => {
    for (const [who, actor] of actors) expect([who, await pagesTelling(actor)]).toEqual([who, []]);
    for (const actor of [partner.commissioner, world.commissioner].map((one) => ({ ...one, roles })))
      expect(await pagesTelling(actor, "partner")).toEqual([]);
  }, 240_000);

  test("the commissioner sees that there are two bids, whose and since when, by name and not by price", async () => {
    const bidders = await reading(world.commissioner, (tx) => biddersOf(tx, made.callOffId));
    expect(bidders.map(({ provider }) => provider)).toEqual(["Provider 0-1", "Provider 0-2"]);
    const params = { callOffId: made.callOffId };
    const order = async () => {
      const pages = await pagesSeenBy({ ...world.commissioner, roles }, params, "");
      const text = pages.get("/app/routes/commissioner/call-offs/opening.tsx") ?? "";
      return [...text.matchAll(/Provider 0-[12]/g)].map(([name]) => name);
    };
    const before = await order();
    await bid(world.bidders[1], made, 1_500, "Cheaper now.");
    expect(await order()).toEqual(before);
    expect(before).toEqual(["Provider 0-1", "Provider 0-2"]);
  }, 60_000);

  test("a failure of the database in the middle of a bid tells neither its price nor its words to a log", async () => {
    await database.owner.query("ALTER TABLE bid_price ADD CONSTRAINT trouble CHECK (pence > 1800) NOT VALID");
    await keepBid(world.bidders[2].actor, made.callOffId, {
      answers: Object.fromEntries(made.criterionIds.map((id) => [id, mark])),
      prices: { [made.lineId]: pence(1_717) },
    });
    const failure: unknown = await submitOwnBid(world.bidders[2].actor, made.callOffId, "").catch(
      (error: unknown) => error,
    );
    await database.owner.query("ALTER TABLE bid_price DROP CONSTRAINT trouble");
    expect(failureInFull(failure)).toContain("trouble");
    expect(isTold(failureInFull(failure))).toBe(false);
  });

  test("an opening that is refused or half done tells nothing", async () => {
    const early = await beginBidOpening(world.commissioner, made.callOffId);
    await database.holdClock(bidsClose);
    const begun = await beginBidOpening(world.commissioner, made.callOffId);
    const twice = await completeBidOpening(world.commissioner, made.callOffId);
    expect([early.ok, begun.ok, twice.ok]).toEqual([false, true, false]);
    expect(isTold(JSON.stringify([early, begun, twice]))).toBe(false);
    const everything = { ...world.commissioner, roles };
    expect(await relationsTelling(everything)).toEqual([]);
    expect(await pagesTelling(everything)).toEqual([]);
  }, 60_000);
});

describe("after the opening by two people", () => {
  const declared = (actor: StaffActor, providerIds: readonly string[]) =>
    declareCallOffInterests(actor, made.callOffId, { providerIds, statement: "" });

  beforeAll(async () => {
    await declared(world.evaluator, []);
    await declared(world.evaluator2, [world.bidders[0].actor.providerId]);
    const opened = await completeBidOpening(world.approver, made.callOffId);
    if (!opened.ok) throw new Error(opened.why.kind);
  });

  test("one who has declared to have no interest reads the bid", async () => {
    expect(await relationsTelling(world.evaluator)).toEqual(["public.bid_content", "public.bid_price"]);
    expect(await pagesTelling(world.evaluator)).toEqual([
      "/app/routes/commissioner/call-offs/bid.tsx",
      "/app/routes/commissioner/call-offs/bids.tsx",
      "/app/routes/commissioner/call-offs/query.tsx",
    ]);
  }, 60_000);

  test("one who has an interest in its bidder, one who has declared nothing and other bidders still see none of it", async () => {
    const { evaluator2, commissioner2, bidders } = world;
    for (const actor of [
      evaluator2,
      { ...evaluator2, roles },
      { ...commissioner2, roles },
      bidders[1].actor,
    ]) {
      expect(await relationsTelling(actor)).toEqual([]);
      expect(await pagesTelling(actor)).toEqual([]);
    }
  }, 120_000);

  test("the partner’s bids, which nobody has opened, stay sealed", async () => {
    expect(await relationsTelling({ ...partner.commissioner, roles })).toEqual([]);
    expect(await pagesTelling({ ...partner.commissioner, roles }, "partner")).toEqual([]);
  }, 60_000);
});
