import { beforeAll, expect, test } from "vitest";
import { eraseThread, setRuleOfUpkeep } from "#app/commands/brokerage/erase-person.server.ts";
import { giveUpMove, planMoveFrom } from "#app/commands/brokerage/plan-move.server.ts";
import { remindUpkeep } from "#app/commands/brokerage/remind-upkeep.server.ts";
import { countMadeMoves, madeMoves, movesDue, plannedMoves } from "#app/data/brokerage/moves.server.ts";
import { endedThreads } from "#app/data/brokerage/retention.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let admin: StaffActor;
const part = { limit: 25, offset: 0 };
const rung = "00000000-0000-4000-8000-00000000bbbb";

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  admin = { ...world.analyst, roles: ["admin"] };
  await database.owner.query(
    "INSERT INTO ladder_rung (id, commissioner_id, tier, position, name) VALUES ($1, $2, 1, 98, 'Another rung')",
    [rung, world.commissionerId],
  );
});

test("a move is planned, its planner reminded once by the dated rule, and it is made by the placement that follows", async () => {
  const { placementId } = await aPlacement(database.owner, world);
  const plan = { toRungId: rung, on: toDay("2026-11-30"), reason: "Ready to live alone" };
  expect((await planMoveFrom(world.broker, placementId, plan)).ok).toBe(true);
  const due = (on: string, upTo: string) =>
    reading(world.broker, (tx) => movesDue(tx, toDay(on), toDay(upTo)));
  expect(await due("2026-11-16", "2026-11-29")).toEqual({ overdue: 0, soon: 0 });
  expect(await due("2026-11-16", "2026-11-30")).toEqual({ overdue: 0, soon: 1 });
  expect(await due("2026-11-30", "2026-12-21")).toEqual({ overdue: 1, soon: 0 });
  expect(await planMoveFrom(world.broker, placementId, plan)).toMatchObject({
    why: { kind: "planned-already" },
  });
  const pages = {
    move: (id: string) => `https://portal.example/${id}`,
    capacity: "https://portal.example/c",
  };
  expect(await remindUpkeep(pages)).toBe(0);
  const rule = { key: "move-days", fromOn: toDay("2026-11-16"), value: 21, source: "Schedule" } as const;
  expect((await setRuleOfUpkeep(admin, rule)).ok).toBe(true);
  expect(await remindUpkeep(pages)).toBe(1);
  expect(await remindUpkeep(pages)).toBe(0);
  await database.owner.query("UPDATE placement SET person_ref = 'P-49001' WHERE id = $1", [placementId]);
  await database.owner.query("UPDATE placement_element SET to_on = '2026-11-28' WHERE placement_id = $1", [
    placementId,
  ]);
  await database.owner.query("UPDATE placement SET to_on = '2026-11-28' WHERE id = $1", [placementId]);
  await aPlacement(
    database.owner,
    world,
    { person_ref: "P-49001", from_on: "2026-11-30", created_at: "2026-11-20T09:00:00Z" },
    2,
  );
  const [move] = await reading(world.broker, (tx) => plannedMoves(tx, part));
  expect(move).toMatchObject({ followedOn: "2026-11-30", followedBy: "PL-2026-9002" });
  expect(await due("2026-11-30", "2026-12-21")).toEqual({ overdue: 0, soon: 0 });
  expect(await giveUpMove(world.broker, move?.id ?? "")).toMatchObject({ ok: false });
  expect(await reading(world.broker, (tx) => madeMoves(tx, part))).toMatchObject([
    { fromReference: "PL-2026-9001", toReference: "PL-2026-9002", movedOn: "2026-11-30" },
  ]);
  expect(await reading(world.broker, (tx) => countMadeMoves(tx))).toEqual({ all: 1, down: 0, up: 0 });
});

test("a provider is asked for its room again once in a stretch of days, by the rule", async () => {
  const { providerId, accountId } = world.bidders[0].actor;
  await database.owner.query(
    `INSERT INTO capacity_return (provider_id, location_id, lot_id, free, measure, stated_at, stated_by)
     VALUES ($1, $2, $3, 4, 'places', '2026-10-01T09:00:00Z', $4)`,
    [providerId, world.bidders[0].organisationId, world.coreLotIds[0], accountId],
  );
  const rule = { key: "capacity-days", fromOn: toDay("2026-11-16"), value: 28, source: "Schedule" } as const;
  await setRuleOfUpkeep(admin, rule);
  const pages = { move: () => "https://portal.example/m", capacity: "https://portal.example/c" };
  expect(await remindUpkeep(pages)).toBeGreaterThan(0);
  expect(await remindUpkeep(pages)).toBe(0);
});

test("a thread is erased by the rule alone: its reference leads nowhere, its figures stay", async () => {
  const old = {
    person_ref: "P-30001",
    from_on: "2015-01-05",
    to_on: "2018-11-16",
    ended_reason: "Moved in with her son",
  };
  const { placementId } = await aPlacement(database.owner, world, old, 3);
  expect(await eraseThread(admin, "P-30001")).toMatchObject({ why: { kind: "no-rule" } });
  const rule = { key: "retention-years", fromOn: toDay("2026-11-16"), value: 8, source: "Schedule" } as const;
  await setRuleOfUpkeep(admin, rule);
  expect(await reading(admin, (tx) => endedThreads(tx, "P-30001"))).toMatchObject([
    { lastEndedOn: "2018-11-16", lastDay: "2018-11-15" },
  ]);
  expect(await eraseThread(admin, "P-49001")).toMatchObject({ why: { kind: "not-due" } });
  expect(await eraseThread(admin, "P-30001")).toEqual({ ok: true, value: 1 });
  const { rows } = await database.owner.query(
    `SELECT p.person_ref LIKE 'X-%' AS other, p.ended_reason, p.erased_at IS NOT NULL AS erased, e.weekly_pence
     FROM placement p JOIN placement_element e ON e.placement_id = p.id WHERE p.id = $1`,
    [placementId],
  );
  expect(rows).toEqual([{ other: true, ended_reason: "", erased: true, weekly_pence: 24_000 }]);
  expect(await reading(admin, (tx) => endedThreads(tx, "P-30001"))).toEqual([]);
});
