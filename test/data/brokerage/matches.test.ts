import { beforeAll, describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { matchesFor, type MatchQuestion } from "#app/data/brokerage/matches.server.ts";
import { reading } from "#app/data/db.server.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
});

const asked = (change: Partial<MatchQuestion> = {}): MatchQuestion => ({
  ...{ frameworkId: world.frameworkId, everywhereId: world.everywhereId, areaId: null },
  lot: { lotId: world.coreLotIds[0] ?? "", rule: { kind: "by-application" } },
  lines: [{ serviceLineId: world.lineIds[0] ?? "", unit: "hour", units: "10.5" }],
  ...{ from: null, miles: null, ratings: null, specialism: null, room: null, today: toDay("2026-11-16") },
  ...{ sort: "price", limit: 25, offset: 0 },
  ...change,
});
const ask = (change: Partial<MatchQuestion> = {}) =>
  reading(world.broker, (tx) => matchesFor(tx, asked(change)));
const state = (nth: 0 | 1 | 2, free: number, at: string) =>
  database.owner.query(
    `INSERT INTO capacity_return (provider_id, location_id, lot_id, free, measure, stated_at) VALUES ($1, $2, $3, $4, 'hours', $5)`,
    [world.bidders[nth].actor.providerId, world.bidders[nth].organisationId, world.coreLotIds[0], free, at],
  );

describe("a shortlist", () => {
  test("is sorted by what the lines come to in a week at each member's rate", async () => {
    const answer = await ask();
    expect(answer.total).toBe(3);
    expect(answer.matches.map(({ weekly }) => weekly)).toEqual([25_200, 25_725, 26_250]);
    expect(answer.matches[0]?.for.map(({ kind }) => kind)).toEqual(["lot-held", "placements-open", "priced"]);
    expect(answer.others).toEqual([]);
  });

  test("is paged", async () => {
    const answer = await ask({ limit: 1, offset: 1 });
    expect([answer.total, answer.matches.map(({ weekly }) => weekly)]).toEqual([3, [25_725]]);
  });

  test("puts those who stated room in the last four weeks before those who have not", async () => {
    await state(2, 30, "2026-10-19T09:00:00Z");
    await state(1, 12, "2026-10-18T09:00:00Z");
    expect((await ask()).matches.map(({ weekly }) => weekly)).toEqual([26_250, 25_200, 25_725]);
    await state(2, 0, "2026-11-15T09:00:00Z");
    expect((await ask()).matches.map(({ weekly }) => weekly)).toEqual([25_200, 25_725, 26_250]);
    expect((await ask({ sort: "room" })).matches.map(({ weekly }) => weekly)).toEqual([
      26_250, 25_725, 25_200,
    ]);
  });

  test("shows apart who cannot, with every reason, and never a member without a rate for each line", async () => {
    const lines = [
      ...asked().lines,
      { serviceLineId: world.lineIds[1] ?? "", unit: "hour", units: "1" },
    ] as const;
    const answer = await ask({ lines });
    expect([answer.total, answer.matches]).toEqual([0, []]);
    expect(answer.others.map(({ against }) => against.map(({ kind }) => kind))).toEqual([
      ["no-rate"],
      ["no-rate"],
      ["no-rate"],
    ]);
    expect(answer.others[0]?.weekly).toBeNull();
  });

  test("leaves out who is stopped, and says until when", async () => {
    await database.owner.query(
      `INSERT INTO placement_stop (commissioner_id, provider_id, reason, starts_on, review_on, ends_on, recorded_by, recorded_at)
       VALUES ($1, $2, 'Too few staff', '2026-11-01', '2026-11-20', '2026-12-01', $3, '2026-11-01T09:00:00Z')`,
      [world.commissionerId, world.bidders[0].actor.providerId, world.broker.accountId],
    );
    const answer = await ask();
    expect(answer.total).toBe(2);
    expect(answer.others).toMatchObject([
      { weekly: 25_200, against: [{ kind: "placements-stopped", endsOn: "2026-12-01" }] },
    ]);
  });
});
