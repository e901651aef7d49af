import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { offerPlacement, declinePlacement } from "#app/commands/brokerage/answer-enquiry.server.ts";
import { askTheNext } from "#app/commands/brokerage/ask-the-next.server.ts";
import { namePrice } from "#app/commands/brokerage/name-price.server.ts";
import { negotiateOffer } from "#app/commands/brokerage/open-negotiation.server.ts";
import { remindOfEnquiries } from "#app/commands/brokerage/remind-of-enquiries.server.ts";
import { pence } from "#app/domain/money.ts";
import { anOffer, asked, askingWorld, enquiryPage, negotiationPage } from "#test/factories/asking.ts";
import { aRequest, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";
import { pagesSeenBy, readableRelations, rowsSeenBy } from "#test/support/sealed-walk.ts";

/** Everything that the second member learns, with the ids that the database drew numbered in their order. */
type Learnt = { readonly pages: string; readonly rows: string; readonly mails: string };

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const learnt: { alone?: Learnt; together?: Learnt; inTurn?: Learnt } = {};

/** What would tell of a person or of the request. */
const telling = /P-48\d{3}|PR-2026-/;

describe.each([
  ["alone", [1], false],
  ["together", [0, 1, 2], false],
  ["inTurn", [0, 1, 2], true],
] as const)("a member that is asked %s", (how, members, inTurn) => {
  const database = useDatabase();
  let world: Brokering;

  beforeAll(async () => {
    await database.holdClock(mondayMorning);
    world = await askingWorld(database.owner);
    const requestId = await aRequest(database.owner, world);
    const [first] = await asked(world, requestId, inTurn ? members : [1], inTurn);
    if (inTurn) {
      await declinePlacement(world.bidders[0].actor, first?.id ?? "", "No staff");
      expect(await askTheNext(enquiryPage)).toBe(1);
    } else if (members.length > 1) {
      const others = await asked(world, requestId, [0, 2]);
      await offerPlacement(
        world.bidders[0].actor,
        others.find(({ providerId }) => providerId === world.bidders[0].actor.providerId)?.id ?? "",
        anOffer(world, 2_400),
      );
    }
    const found = await database.owner.query<{ id: string }>(
      "SELECT id FROM enquiry WHERE provider_id = $1",
      [world.bidders[1].actor.providerId],
    );
    const enquiryId = found.rows[0]?.id ?? "";
    await database.holdClock("2026-11-17T05:00:00.000Z");
    await remindOfEnquiries(enquiryPage);
    await offerPlacement(world.bidders[1].actor, enquiryId, anOffer(world, 2_450));
    const opened = await negotiateOffer(world.broker, enquiryId);
    const negotiationId = opened?.ok ? opened.value.negotiationId : "";
    const price = [{ serviceLineId: world.lineIds[0] ?? "", pence: pence(2_400) }];
    await namePrice(
      world.broker,
      negotiationId,
      { prices: price, words: "", forProvider: false },
      negotiationPage,
    );
    learnt[how] = await allThat(world, enquiryId, negotiationId, requestId);
  }, 120_000);

  async function allThat(
    of: Brokering,
    enquiryId: string,
    negotiationId: string,
    requestId: string,
  ): Promise<Learnt> {
    const { actor } = of.bidders[1];
    const pages = await pagesSeenBy(actor, { enquiryId, negotiationId, requestId }, "");
    const own = [...pages].filter(
      ([file]) => file.includes("/routes/provider/") || file.includes("/routes/brokerage/"),
    );
    const readable = await readableRelations(database.owner, "own");
    // The instants at which the test's own database and its offset of the clock were made differ by themselves.
    const rows = await rowsSeenBy(
      actor,
      readable.filter(({ name }) => !["app.clock", "public._prisma_migrations"].includes(name)),
    );
    const mails = await database.owner.query<{ told: string }>(
      "SELECT m.subject || E'\\n' || m.text || E'\\n' || m.queued_at AS told FROM mail m JOIN account a ON a.email = m.recipient WHERE a.provider_id = $1 ORDER BY m.queued_at, m.subject",
      [actor.providerId],
    );
    return numbered({
      pages: own.map(([file, text]) => `${file}\n${text}`).join("\n"),
      rows: [...rows].map(([name, text]) => `${name}\n${text}`).join("\n"),
      mails: mails.rows.map(({ told }) => told).join("\n"),
    });
  }

  test("sees no person and no request on any page, in any row or in any letter", () => {
    const all = Object.values(learnt[how] ?? {}).join("\n");
    expect(all).toContain("10.5");
    expect(all).not.toMatch(telling);
    for (const other of [0, 2] as const) {
      const { providerId } = world.bidders[other].actor;
      const where = learnt[how]?.rows.split("\n").filter((line) => line.includes(providerId)) ?? [];
      expect(where.filter((line) => line.includes("BS5"))).toEqual([]);
    }
  });
});

afterAll(() => {
  expect(Object.keys(learnt)).toHaveLength(3);
});

test("asked alone, together with others or after another, it learns the same to the byte", () => {
  for (const how of ["together", "inTurn"] as const)
    for (const part of ["mails", "rows", "pages"] as const)
      expect([how, part, learnt[how]?.[part]]).toEqual([how, part, learnt.alone?.[part]]);
});

function numbered({ pages, rows, mails }: Learnt): Learnt {
  const seen: string[] = [];
  const plain = (text: string) =>
    text.replaceAll(uuid, (id) => {
      if (!seen.includes(id)) seen.push(id);
      return `id-${seen.indexOf(id)}`;
    });
  return { mails: plain(mails), rows: plain(rows), pages: plain(pages) };
}
