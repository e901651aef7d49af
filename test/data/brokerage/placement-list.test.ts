import { beforeAll, expect, test } from "vitest";
import {
  arrangementsToLookAt,
  countPlacements,
  countToApprove,
  countOwnPlacements,
  ownPlacements,
  placementsAsked,
  type PlacementQuestion,
} from "#app/data/brokerage/placement-list.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { placementShown } from "#app/data/brokerage/placement-page.server.ts";
import { reading } from "#app/data/db.server.ts";
import { placementStatus, placementStatuses, weekOn } from "#app/domain/brokerage/placement.ts";
import { addDays, toDay, type Day } from "#app/domain/calendar.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
const ids: string[] = [];
const today = toDay("2026-11-16");
const everything: PlacementQuestion = {
  ...{ status: null, lotId: null, provider: "", reference: "", funder: null },
  ...{ section117: false, unconfirmed: false },
};

const whole = [null, "2026-11-15", "2026-11-16", "2026-11-17"] as const;

/** Every combination of the dates that bear on a status, around today: 4 starts, 4 ends, approved or not, cancelled or not, 4 suspensions. */
beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  let nth = 0;
  for (const from_on of ["2026-10-05", "2026-11-15", "2026-11-16", "2026-11-17"])
    for (const to_on of whole.filter((end) => end === null || end > from_on))
      for (const approved of [true, false])
        for (const cancelled_on of [null, "2026-11-10"])
          for (const away of whole.filter(
            (start) => start === null || (start >= from_on && (to_on ?? "9") > start),
          )) {
            nth += 1;
            const waits = { approved_by: null, approved_at: null, approved_on: null };
            const changes = { from_on, to_on, cancelled_on, ...(approved ? {} : waits) };
            const { placementId } = await aPlacement(database.owner, world, changes, nth);
            ids.push(placementId);
            if (away) await suspended(placementId, away, nth % 2 === 0 ? to_on : addDays(toDay(away), 1));
          }
}, 60_000);

async function suspended(placementId: string, from_on: string, to_on: string | null) {
  await insert(database.owner, "placement_suspension", [
    {
      ...{ placement_id: placementId, commissioner_id: world.commissionerId, from_on, to_on },
      ...{
        provider_id: world.bidders[0].actor.providerId,
        paid_basis_points: 5_000,
        reason: "HOSPITAL",
        words: "",
      },
      ...{
        id: crypto.randomUUID(),
        recorded_by: world.broker.accountId,
        recorded_at: "2026-11-16T09:00:00Z",
      },
    },
  ]);
}

test("the database derives the same status as the rule, for every combination of dates on every day around them", async () => {
  for (const day of [-2, -1, 0, 1, 2].map((after) => addDays(today, after))) await holdEqual(day);
});

async function holdEqual(day: Day) {
  await reading(world.broker, async (tx) => {
    const listed = await placementsAsked(tx, everything, day, "all");
    expect(listed).toHaveLength(ids.length);
    for (const { id, status } of listed) {
      const placement = await placementOf(tx, id);
      if (!placement) throw new Error("it is not on file");
      expect([id, status]).toEqual([id, placementStatus(placement, day)]);
    }
    for (const status of placementStatuses) {
      const own = listed.filter((one) => one.status === status).length;
      expect(await countPlacements(tx, { ...everything, status }, day)).toBe(own);
    }
  });
}

test("filters narrow by who, what and who pays; a stranger's list is empty", async () => {
  await reading(world.broker, async (tx) => {
    const count = (question: Partial<PlacementQuestion>) =>
      countPlacements(tx, { ...everything, ...question }, today);
    expect(await count({ reference: "p-49001" })).toBe(1);
    expect(await count({ reference: "PL-2026-9001" })).toBe(1);
    expect(await count({ lotId: world.coreLotIds[0] ?? null })).toBe(ids.length);
    expect(await count({ lotId: world.coreLotIds[1] ?? null })).toBe(0);
    expect(await count({ funder: "s117" })).toBe(0);
    expect(await count({ provider: "nobody of this name" })).toBe(0);
    expect(await count({ section117: true })).toBe(0);
    expect(await count({ unconfirmed: true })).toBe(0);
  });
});

test("a page at a time, the latest to start first", async () => {
  await reading(world.broker, async (tx) => {
    const all = await placementsAsked(tx, everything, today, "all");
    const page = await placementsAsked(tx, everything, today, { limit: 10, offset: 10 });
    expect(page).toEqual(all.slice(10, 20));
    expect(all.map(({ fromOn }) => fromOn)).toEqual(
      all
        .map(({ fromOn }) => fromOn)
        .sort()
        .reverse(),
    );
  });
});

test("after-care that runs as it was agreed two years ago is due to be looked at again", async () => {
  const { placementId } = await aPlacement(
    database.owner,
    world,
    { from_on: "2024-01-08", section_117: true },
    900,
  );
  await reading(world.broker, async (tx) => {
    const due = async (days: number) => (await arrangementsToLookAt(tx, days, today)).map(({ id }) => id);
    expect(await due(730)).toEqual([placementId]);
    expect(await due(3_650)).toEqual([]);
  });
  ids.push(placementId);
});

test("a provider lists its own approved placements, without who pays; another lists nothing", async () => {
  const [own, other] = world.bidders;
  const page = { limit: 500, offset: 0 };
  const listed = await reading(own.actor, (tx) => ownPlacements(tx, own.actor.providerId, today, page));
  expect(listed.length).toBeGreaterThan(0);
  expect(listed.every(({ status }) => status !== "awaiting-approval")).toBe(true);
  expect(await reading(other.actor, (tx) => ownPlacements(tx, own.actor.providerId, today, page))).toEqual(
    [],
  );
  await reading(own.actor, async (tx) => {
    expect(await countOwnPlacements(tx, own.actor.providerId)).toBe(listed.length);
    expect(await ownPlacements(tx, own.actor.providerId, today, { limit: 10, offset: 10 })).toEqual(
      listed.slice(10, 20),
    );
  });
});

test("what waits for approval is counted for another than made it, and not once it is returned to brokerage", async () => {
  const count = ({ accountId }: { readonly accountId: string }) =>
    reading(world.approver, (tx) => countToApprove(tx, accountId, today));
  const waiting = { ...everything, status: "awaiting-approval" as const };
  const listed = await reading(world.approver, (tx) => placementsAsked(tx, waiting, today, "all"));
  expect(listed.length).toBeGreaterThan(1);
  expect(await count(world.approver)).toBe(listed.length);
  expect(await count(world.broker)).toBe(0);
  await database.owner.query(
    "UPDATE placement SET returned_at = '2026-11-16T09:00:00Z', returned_by = $1, returned_reason = 'Ask again' WHERE id = $2",
    [world.approver.accountId, listed[0]?.id],
  );
  expect(await count(world.approver)).toBe(listed.length - 1);
});

test("a page in one question says the same as the placement read part by part", async () => {
  const [own] = world.bidders;
  for (const id of ids.slice(0, 12)) {
    const [shown, read] = await reading(world.broker, async (tx) => [
      await placementShown(tx, id),
      await placementOf(tx, id),
    ]);
    if (!shown || !read) throw new Error("it is not on file");
    expect(placementStatus(shown, today)).toBe(placementStatus(read, today));
    expect(weekOn(shown, today)).toEqual(weekOn(read, today));
  }
  const seen = await reading(own.actor, (tx) => placementShown(tx, ids[0] ?? ""));
  expect(seen).toMatchObject({ funding: [], request: null });
});
