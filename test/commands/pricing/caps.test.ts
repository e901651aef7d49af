import { beforeAll, expect, test } from "vitest";
import { decidePriceCap } from "#app/commands/pricing/decide-cap.server.ts";
import { proposePriceCap } from "#app/commands/pricing/propose-cap.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import type { IntendedCap } from "#app/domain/pricing/cap-proposal.ts";
import { seedReference } from "../../../prisma/seed.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { roundWorld, type RoundWorld } from "#test/factories/round.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: RoundWorld;
let approver: StaffActor;
let stranger: StaffActor;

beforeAll(async () => {
  await database.holdClock("2026-11-24T09:30:00Z");
  await seedReference(database.owner);
  world = await roundWorld(database.owner);
  const other = await roundWorld(database.owner, 1);
  stranger = other.commissioner;
  const accountId = idOf(60, 1);
  const { commissionerId } = world;
  await insert(database.owner, "account", [
    {
      id: accountId,
      email: "approver@council.test",
      name: "Ben Approver",
      commissioner_id: commissionerId,
      roles: ["approver"],
      created_at: "2026-01-01T00:00:00Z",
    },
  ]);
  approver = { kind: "staff", accountId, commissionerId, roles: ["approver"] };
  await insert(
    database.owner,
    "floor_basis",
    world.lineIds.slice(0, 1).map((id) => ({
      service_line_id: id,
      from_on: "2025-04-01",
      work_hours: 1,
      travel_minutes: 12,
      miles: 4,
      weekly_hours: 30,
      training_hours: 20,
      sick_days: 6,
      source: "Test",
      uncertain: true,
    })),
  );
});

const cap = (change: Partial<IntendedCap> = {}): IntendedCap => ({
  pence: pence(2_700),
  effectiveFrom: toDay("2027-04-01"),
  basis: "Median of open books",
  dataOn: toDay("2026-10-01"),
  document: "Cost of care report",
  consultation: "Provider forum",
  equalityReference: "EIA 12",
  ...change,
});
const where = (line = 0) => ({ serviceLineId: world.lineIds[line] ?? "", areaId: world.everywhereId });
const approve = { approved: true, reason: "Sound", floorAnswer: "" };
const capsOf = async (line: number) =>
  (
    await database.owner.query<{ pence: number; from: string; to: string | null }>(
      'SELECT pence, effective_from::text AS "from", effective_to::text AS "to" FROM price_cap WHERE service_line_id = $1 ORDER BY effective_from',
      [where(line).serviceLineId],
    )
  ).rows;

async function proposed(line: number, change: Partial<IntendedCap> = {}): Promise<string> {
  const verdict = await proposePriceCap(world.commissioner, where(line), cap(change));
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value.id;
}

test("a proposed cap holds nothing; approved by a second person it takes over on its day", async () => {
  const id = await proposed(1);
  const before = await capsOf(1);
  expect(before).toHaveLength(1);
  expect(await decidePriceCap(world.commissioner, id, approve)).toMatchObject({
    ok: false,
    why: { kind: "own-proposal" },
  });
  expect(await capsOf(1)).toEqual(before);
  expect(await decidePriceCap(approver, id, approve)).toEqual({ ok: true, value: true });
  expect(await capsOf(1)).toEqual([
    { ...before[0], to: "2027-04-01" },
    { pence: 2_700, from: "2027-04-01", to: null },
  ]);
  expect(await decidePriceCap(approver, id, approve)).toMatchObject({
    ok: false,
    why: { kind: "decided-already" },
  });
});

test("a cap below what the hour must lawfully cost is approved only with an answer, which stands beside it", async () => {
  const id = await proposed(0, { pence: pence(1_500) });
  const bare = await decidePriceCap(approver, id, approve);
  expect(bare).toMatchObject({ ok: false, why: { kind: "floor-not-answered" } });
  const answered = { ...approve, floorAnswer: "Travel is paid in a line of its own." };
  expect(await decidePriceCap(approver, id, answered)).toEqual({ ok: true, value: true });
  const { rows } = await database.owner.query<{ floor_pence: number; floor_answer: string }>(
    "SELECT floor_pence, floor_answer FROM cap_proposal WHERE id = $1",
    [id],
  );
  expect(rows[0]?.floor_answer).toBe(answered.floorAnswer);
  expect(rows[0]?.floor_pence).toBeGreaterThan(2_000);
  const events = await database.owner.query<{ data: object }>(
    "SELECT data FROM audit_event WHERE kind = 'cap-approved' AND subject_id = $1",
    [id],
  );
  expect(events.rows[0]?.data).toMatchObject({ belowFloor: true });
});

test("a refused cap changes nothing, and another may be proposed", async () => {
  const id = await proposed(2);
  expect((await decidePriceCap(approver, id, { ...approve, approved: false }))?.ok).toBe(true);
  expect(await capsOf(2)).toHaveLength(1);
  expect((await proposePriceCap(world.commissioner, where(2), cap())).ok).toBe(true);
});

test("the caps that an open round relies on stay until its prices have taken effect", async () => {
  const verdict = await proposePriceCap(
    world.commissioner,
    where(2),
    cap({ effectiveFrom: toDay("2027-01-04") }),
  );
  expect(verdict).toMatchObject({
    ok: false,
    why: { kind: "round-relies-on-it", effectiveOn: "2027-01-04" },
  });
});

test("another council neither proposes nor sees", async () => {
  expect(await proposePriceCap(stranger, where(2), cap())).toMatchObject({
    ok: false,
    why: { kind: "not-found" },
  });
  const id = await proposed(2, { pence: pence(2_800) });
  expect(await decidePriceCap(stranger, id, approve)).toBeNull();
});

test("the serving role cannot bring a cap that nobody approved", async () => {
  const bring = inTransaction(world.commissioner, (tx) =>
    tx.priceCap.create({
      data: {
        frameworkId: world.frameworkId,
        ...where(2),
        pence: 1,
        effectiveFrom: new Date("2030-01-01"),
        basis: "None",
        source: "None",
      },
    }),
  );
  await expect(bring).rejects.toThrow(/row-level security/);
});
