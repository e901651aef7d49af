import { beforeAll, describe, expect, test } from "vitest";
import { requestStage } from "#app/domain/brokerage/request.ts";
import { board, boardTotal, type BoardQuestion } from "#app/data/brokerage/board.server.ts";
import { requestFactsOf } from "#app/data/brokerage/request-stage.server.ts";
import { reading } from "#app/data/db.server.ts";
import { aPlacement, aRequest, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
const ids: Record<string, string> = {};

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  const { owner } = database;
  const mine = { broker_id: world.broker.accountId, assigned_at: "2026-11-16T09:00:00Z" };
  const theirs = { ...mine, broker_id: world.broker2.accountId };
  const held = { held_at: "2026-11-16T09:30:00Z", held_reason: "In hospital." };
  const gone = { archived_at: "2026-11-16T09:30:00Z", archived_by: world.broker.accountId };
  const plan: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ["new", {}],
    ["searching", mine],
    ["urgent", { ...mine, urgency: "URGENT", created_at: "2026-11-16T09:50:00Z" }],
    ["offers-in", { ...mine, created_at: "2026-11-13T09:00:00Z" }],
    ["at-panel", theirs],
    ["to-place", mine],
    ["placed", mine],
    ["on-hold", { ...mine, ...held }],
    ["archived", { ...mine, ...gone, archived_reason: "Moved in with family." }],
  ];
  for (const [nth, [name, change]] of plan.entries())
    ids[name] = await aRequest(owner, world, change, nth + 1);
  for (const name of ["offers-in", "at-panel"]) await offerFor(name);
  await aPlacement(owner, world, { request_id: ids["placed"] }, 7);
  await insert(owner, "placement_choice", [
    {
      ...{ request_id: ids["to-place"], commissioner_id: world.commissionerId, options: "[]" },
      ...{ kind: "DIRECT_PAYMENT", words: "", recorded_by: world.broker.accountId },
      ...{ id: "00000000-0000-4000-8000-0000000000c1", chosen_at: "2026-11-16T09:40:00Z" },
    },
  ]);
  await owner.query(
    `WITH f AS (INSERT INTO forum (commissioner_id, code, title, quorum) VALUES ($1, 'SOF', 'Support Options Forum', 3) RETURNING id)
     INSERT INTO panel_case (commissioner_id, forum_id, request_id, why, asked_weekly_pence, case_made, pack, asked_by, asked_at)
     SELECT $1, f.id, $2, 'LIMIT', 30000, 'Needs help each day.', '{}', $3, '2026-11-16T09:00:00Z' FROM f`,
    [world.commissionerId, ids["at-panel"], world.broker.accountId],
  );
});

/** Two versions of one offer, of which the later stands. */
async function offerFor(name: string) {
  const [bidder] = world.bidders;
  const { rows } = await database.owner.query<{ id: string }>(
    `INSERT INTO enquiry (request_id, commissioner_id, provider_id, location_id, shown, sent_by, sent_at, due_at)
     VALUES ($1, $2, $3, $4, '{}', $5, '2026-11-13T10:00:00Z', '2026-11-18T10:00:00Z') RETURNING id`,
    [ids[name], world.commissionerId, bidder.actor.providerId, bidder.organisationId, world.broker.accountId],
  );
  await database.owner.query(
    `INSERT INTO placement_offer (enquiry_id, commissioner_id, provider_id, version, starts_on, weekly_pence, made_by, made_at, withdrawn_at)
     SELECT $1, $2, $3, v, '2027-01-04', 25200, $4, '2026-11-16T09:00:00Z', CASE v WHEN 1 THEN '2026-11-16T09:30:00Z'::timestamptz END
     FROM generate_series(1, 2) v`,
    [rows[0]?.id, world.commissionerId, bidder.actor.providerId, bidder.actor.accountId],
  );
}

const asked = (change: Partial<BoardQuestion> = {}): BoardQuestion => ({
  ...{ commissionerId: world.commissionerId, broker: null, stage: "open" },
  ...{ lotId: null, urgency: null, reference: "" },
  ...change,
});
const ask = (change: Partial<BoardQuestion> = {}, limit = 50, offset = 0) =>
  reading(world.broker, (tx) => board(tx, asked(change), { limit, offset }));
const namesOf = (rows: readonly { readonly id: string }[]) =>
  rows.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));

describe("the board", () => {
  test("counts the open requests by stage; those on hold stand apart", async () => {
    const answer = await ask();
    expect(answer.counts).toEqual({
      ...{ new: 1, searching: 2, "offers-in": 1, "at-panel": 1, "to-place": 1, "on-hold": 1 },
    });
    expect(boardTotal(asked(), answer)).toBe(6);
  });

  test("shows the urgent first, then the oldest, a page at a time", async () => {
    expect(namesOf((await ask({}, 3)).rows).slice(0, 2)).toEqual(["urgent", "offers-in"]);
    expect((await ask({}, 3, 3)).rows).toHaveLength(3);
  });

  test.each(["new", "offers-in", "at-panel", "to-place", "on-hold", "placed", "archived"] as const)(
    "of the stage %s shows the one that stands there",
    async (stage) => {
      const answer = await ask({ stage });
      expect(namesOf(answer.rows)).toEqual([stage]);
      expect(boardTotal(asked({ stage }), answer)).toBe(1);
    },
  );

  test("shows one broker's requests, or nobody's", async () => {
    expect(namesOf((await ask({ broker: { id: world.broker2.accountId } })).rows)).toEqual(["at-panel"]);
    expect(namesOf((await ask({ broker: "nobody" })).rows)).toEqual(["new"]);
  });

  test("finds by lot, by urgency and by reference", async () => {
    expect((await ask({ lotId: world.coreLotIds[1] ?? "" })).rows).toEqual([]);
    expect((await ask({ lotId: world.coreLotIds[0] ?? "" })).rows).toHaveLength(6);
    expect(namesOf((await ask({ urgency: "URGENT" })).rows)).toEqual(["urgent"]);
    expect(namesOf((await ask({ reference: "p-48005" })).rows)).toEqual(["at-panel"]);
    expect(namesOf((await ask({ reference: "pr-2026-9004" })).rows)).toEqual(["offers-in"]);
  });

  test("tells of each what was asked and offered", async () => {
    const [row] = (await ask({ stage: "offers-in" })).rows;
    expect(row).toMatchObject({ enquiries: 1, offers: 1, lots: [1], startsOn: "2027-01-04" });
  });

  test("works out each stage as the rule does", async () => {
    const stages = ["open", "on-hold", "placed", "archived"] as const;
    const rows = (await Promise.all(stages.map(async (stage) => ask({ stage })))).flatMap((one) => one.rows);
    expect(rows).toHaveLength(9);
    for (const { id, stage } of rows) {
      const facts = await reading(world.broker, (tx) => requestFactsOf(tx, id));
      expect(facts && requestStage(facts)).toBe(stage);
    }
  });
});
