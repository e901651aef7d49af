import { beforeAll, expect, test } from "vitest";
import {
  addClauseOfPrices,
  endClauseOfPrices,
  setDelegatedLimit,
  setFloorOfLine,
} from "#app/commands/pricing/set-price-rules.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { delegatedLimits } from "#app/data/delegated-limits.server.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { clauseFor, priceClauses } from "#app/data/price-clauses.server.ts";
import { delegatedLimit } from "#app/data/uplifts.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4, pence } from "#app/domain/money.ts";
import { idOf } from "#test/factories/market.ts";
import { uplifting, type Uplifting } from "#test/factories/uplift.ts";
import { useDatabase } from "#test/support/database.ts";
import { seedReference } from "../../../prisma/seed.ts";

const database = useDatabase();
let world: Uplifting;
let admin: StaffActor;
let stranger: StaffActor;

beforeAll(async () => {
  await database.holdClock("2026-11-24T10:00:00Z");
  await seedReference(database.owner);
  world = await uplifting(database.owner, 1);
  admin = { ...world.analyst, roles: ["admin"] };
  stranger = { ...(await uplifting(database.owner, 2)).analyst, roles: ["admin"] };
});

const events = async (kind: string) => {
  const { rows } = await database.owner.query("SELECT 1 FROM audit_event WHERE kind = $1", [kind]);
  return rows.length;
};

test("a limit holds from its day, the one before stays on file, and the deed is one event", async () => {
  const limit = {
    ...{ frameworkId: world.frameworkId, role: "approver", source: "Part 3 of the scheme" },
    ...{ limit: pence(5_000), fromOn: toDay("2027-01-01") },
  };
  expect(await setDelegatedLimit(stranger, limit)).toMatchObject({ why: { kind: "not-found" } });
  expect(await setDelegatedLimit(world.approver, limit)).toMatchObject({ why: { kind: "own-role" } });
  expect(await setDelegatedLimit(admin, limit)).toEqual({ ok: true, value: null });
  expect(await setDelegatedLimit(admin, limit)).toMatchObject({ why: { kind: "day-taken" } });
  const on = (day: string) =>
    reading(world.approver, (tx) => delegatedLimit(tx, world.frameworkId, ["approver"], toDay(day)));
  expect([await on("2026-12-31"), await on("2027-01-01")]).toEqual([1_000_000, 5_000]);
  expect(await reading(admin, delegatedLimits)).toMatchObject([
    { limit: 5_000, source: "Part 3 of the scheme" },
    { limit: 1_000_000, setAt: null },
  ]);
  expect(await events("limit-set")).toBe(1);
});

test("the serving role cannot change a limit, a clause or a floor in place", async () => {
  for (const sql of [
    "UPDATE delegated_limit SET limit_pence = 1",
    "UPDATE price_clause SET clause = 'Mine'",
    "UPDATE floor_basis SET work_hours = 9",
  ])
    await expect(inTransaction(admin, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(
      /permission denied/,
    );
});

test("a clause takes over from the one before on its day, and one is ended once", async () => {
  const clause = {
    ...{ frameworkId: world.frameworkId, clause: "Clause 7" },
    reason: "UPLIFT",
    fromOn: toDay("2026-12-01"),
  } as const;
  expect(await addClauseOfPrices(stranger, clause)).toMatchObject({ why: { kind: "not-found" } });
  expect(await addClauseOfPrices(admin, clause)).toEqual({ ok: true, value: null });
  const today = () => reading(admin, (tx) => clauseFor(tx, world.frameworkId, "UPLIFT"));
  expect(await today()).toBe("Clause 5");
  const [added] = await reading(admin, (tx) => priceClauses(tx, [world.frameworkId]));
  const which = { frameworkId: world.frameworkId, clauseId: added?.id ?? "" };
  await database.holdClock("2026-12-01T10:00:00Z");
  expect(await today()).toBe("Clause 7");
  expect(await endClauseOfPrices(stranger, which, toDay("2027-01-01"))).toMatchObject({
    why: { kind: "not-found" },
  });
  expect(await endClauseOfPrices(admin, which, toDay("2027-01-01"))).toEqual({ ok: true, value: null });
  expect(await endClauseOfPrices(admin, which, toDay("2027-02-01"))).toMatchObject({
    why: { kind: "ended-already" },
  });
  await database.holdClock("2027-01-01T10:00:00Z");
  expect(await today()).toBe("");
  await database.holdClock("2026-11-24T10:00:00Z");
  expect([await events("clause-added"), await events("clause-ended")]).toEqual([1, 1]);
});

test("the figures of a floor hold from their day, and the floor is worked out from them", async () => {
  const lineId = world.lineIds[0] ?? "";
  const basis = {
    ...{ workHours: decimal4("1"), travelMinutes: decimal4("0"), miles: decimal4("0") },
    ...{ weeklyHours: 30, trainingHours: 20, sickDays: 6 },
  };
  const figures = { basis, fromOn: toDay("2026-11-24"), source: "Time and motion study" };
  expect(await setFloorOfLine(stranger, lineId, figures)).toMatchObject({ why: { kind: "not-found" } });
  expect(await setFloorOfLine(admin, idOf(99, 9), figures)).toMatchObject({ why: { kind: "not-found" } });
  expect(await setFloorOfLine(admin, lineId, figures)).toEqual({ ok: true, value: null });
  const two = { ...basis, workHours: decimal4("2") };
  const later = { ...figures, basis: two, fromOn: toDay("2027-01-01") };
  expect(await setFloorOfLine(admin, lineId, later)).toEqual({ ok: true, value: null });
  const on = async (day: string) =>
    (await reading(admin, (tx) => floorsOn(tx, [lineId], toDay(day)))).get(lineId)?.basis.workHours;
  expect([await on("2026-11-23"), await on("2026-11-24"), await on("2027-01-01")]).toEqual([
    undefined,
    "1",
    "2",
  ]);
  expect(await events("floor-basis-set")).toBe(2);
});
