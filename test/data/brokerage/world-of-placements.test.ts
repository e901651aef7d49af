import { beforeAll, expect, test } from "vitest";
import { countMadeMoves, plannedMoves } from "#app/data/brokerage/moves.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { addElement } from "#app/domain/brokerage/element.ts";
import { moveState } from "#app/domain/brokerage/move.ts";
import { daysOfChange, firstUnfunded, placementStatus, weekOn } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { useDatabase } from "#test/support/database.ts";
import { demonstrationTables, loadDemonstration } from "../../../prisma/demo.ts";
import { councilId, personId } from "../../../prisma/demo/commissioning.ts";
import { inventWorld } from "../../../prisma/demo/world.ts";
import { seedReference } from "../../../prisma/seed.ts";

const database = useDatabase();
const broker: StaffActor = {
  ...{ kind: "staff", accountId: personId("broker"), commissionerId: councilId, roles: ["broker"] },
};
const today = toDay("2026-11-24");

beforeAll(async () => {
  await seedReference(database.owner);
  await loadDemonstration(database.owner, () => undefined);
});

async function one<T>(sql: string): Promise<T> {
  const { rows } = await database.owner.query(sql);
  return rows[0] as T;
}

test("5,400 people and those placed one by one are placed, at a cost near to the reference council's £186m a year", async () => {
  const found = await one<{ people: number; yearly: string }>(
    `SELECT count(DISTINCT p.person_ref)::int AS people, sum(e.weekly_pence) * 365 / 7 / 100 AS yearly FROM placement p
     JOIN placement_element e ON e.placement_id = p.id AND e.kind = 'CARE' AND daterange(e.from_on, e.to_on) @> date '2026-11-24' WHERE p.approved_on <= '2026-11-24'`,
  );
  expect(found.people).toBe(5_438);
  expect(Number(found.yearly)).toBeGreaterThan(183_000_000);
  expect(Number(found.yearly)).toBeLessThan(189_000_000);
});

test("no part is above its cap, and each is at the rate of its member on its first day", async () => {
  const found = await one<{ above: number; other: number }>(
    `SELECT count(*) FILTER (WHERE e.pence > e.cap_pence AND e.exception_id IS NULL)::int AS above,
       count(*) FILTER (WHERE r.pence <> e.pence OR NOT daterange(r.valid_from, r.valid_to) @> e.from_on OR r.provider_id <> e.provider_id)::int AS other
     FROM placement_element e JOIN rate r ON r.id = e.rate_id WHERE e.origin = 'PLACED'`,
  );
  expect(found).toEqual({ above: 0, other: 0 });
});

test("of a sample, who pays makes the price on every day of change, and its parts obey the rule", async () => {
  const { rows } = await database.owner.query<{ id: string }>(
    "SELECT id FROM placement WHERE hashtext(reference) % 28 = 0 OR id IN (SELECT placement_id FROM placement_suspension) ORDER BY reference",
  );
  expect(rows.length).toBeGreaterThan(200);
  await reading(broker, async (tx) => {
    for (const { id } of rows) {
      const placement = await placementOf(tx, id);
      if (!placement) throw new Error("a broker sees every placement of the council");
      expect(firstUnfunded(placement)).toBeUndefined();
      for (const day of [today, ...daysOfChange(placement)]) {
        const week = weekOn(placement, day);
        const paid = week.ok ? week.value.funded.reduce((sum, { pence }) => sum + pence, 0) : -1;
        expect(paid).toBe(week.ok ? week.value.payable : 0);
      }
      for (const element of placement.elements) expect(addElement(placement, element).ok).toBe(true);
    }
  });
});

test("some are suspended and some have ended, each by its dates", async () => {
  const { rows } = await database.owner.query<{ id: string }>(
    `SELECT id FROM placement WHERE id IN (SELECT placement_id FROM placement_suspension) OR to_on <= '2026-11-24' ORDER BY reference`,
  );
  const statuses = await reading(broker, async (tx) => {
    const found = [];
    for (const { id } of rows) {
      const placement = await placementOf(tx, id);
      if (placement) found.push(placementStatus(placement, today));
    }
    return found;
  });
  expect(new Set(statuses)).toEqual(new Set(["suspended", "ended"]));
});

test("providers' proposals wait, were agreed to, were refused and were withdrawn, three of them of the provider that signs in", async () => {
  const { rows } = await database.owner.query<{ state: string; count: number }>(
    `SELECT CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN agreed THEN 'agreed' WHEN NOT agreed THEN 'refused' ELSE 'waiting' END AS state,
       count(*)::int AS count FROM review_proposal GROUP BY 1 ORDER BY 1`,
  );
  expect(rows.map(({ state }) => state)).toEqual(["agreed", "refused", "waiting", "withdrawn"]);
  expect(rows.find(({ state }) => state === "waiting")?.count).toBe(11);
  const found = await one<{ own: number; kept: number }>(
    `SELECT (SELECT count(*)::int FROM review_proposal WHERE decided_at IS NULL AND withdrawn_at IS NULL
         AND proposed_by = (SELECT id FROM account WHERE email = 'provider@demo.test')) AS own,
       (SELECT count(*)::int FROM review_proposal r JOIN placement_element o ON o.id = r.element_id JOIN placement_element n ON n.id = r.new_element_id
        WHERE r.agreed AND o.to_on = n.from_on AND n.units = r.units_after AND n.pence = o.pence) AS kept`,
  );
  expect(found.own).toBe(3);
  expect(found.kept).toBe(rows.find(({ state }) => state === "agreed")?.count);
});

test("the days and years by which placements are kept up are on file", async () => {
  const { rows } = await database.owner.query("SELECT key, value FROM upkeep_rule ORDER BY key");
  expect(rows).toEqual([
    { key: "capacity-days", value: 28 },
    { key: "move-days", value: 21 },
    { key: "retention-years", value: 8 },
  ]);
});

test("an uplift may be proposed for what runs in residential and home care, by a rule that says it is invented", async () => {
  const { rows } = await database.owner.query(
    `SELECT l.number, r.round, r.uplift, r.own_prices FROM lot_placement_rule r JOIN lot l ON l.id = r.lot_id WHERE r.source LIKE 'Invented%' ORDER BY 1`,
  );
  const rule = { round: "NEVER", uplift: "PROPOSE", own_prices: "NEVER" };
  expect(rows).toEqual([
    { number: 2, ...rule },
    { number: 6, ...rule },
  ]);
});

test("every table that the world was invented for is written", () => {
  const written: readonly string[] = demonstrationTables;
  expect(
    inventWorld("")
      .tables()
      .filter((table) => !written.includes(table)),
  ).toEqual([]);
});

test("moves are planned ahead, some within the weeks of the reminder, and some are overdue", async () => {
  const planned = await reading(broker, (tx) => plannedMoves(tx, { limit: 500, offset: 0 }));
  const states = planned.map(({ plannedOn, followedOn, givenUp }) =>
    moveState({ plannedOn, followedOn, givenUp }, today),
  );
  expect(states.filter((state) => state === "overdue").length).toBe(3);
  expect(states.filter((state) => state === "ahead").length).toBe(10);
  expect(planned.filter(({ plannedOn }) => plannedOn > today && plannedOn <= "2026-12-15").length).toBe(6);
});

test("of those who moved, most stayed on their rung, more went down the ladder than up, and nobody's days overlap", async () => {
  const { all, down, up } = await reading(broker, countMadeMoves);
  expect(down).toBeGreaterThan(60);
  expect(up).toBeGreaterThan(10);
  expect(down).toBeGreaterThan(up);
  expect(all - down - up).toBeGreaterThan(down);
  const { overlaps } = await one<{ overlaps: number }>(
    `SELECT count(*)::int AS overlaps FROM placement a JOIN placement b ON b.person_ref = a.person_ref AND b.id > a.id
     AND daterange(a.from_on, a.to_on) && daterange(b.from_on, b.to_on) WHERE a.reference !~ '-9[0-9]{5}$' AND b.reference !~ '-9[0-9]{5}$'`,
  );
  expect(overlaps).toBe(0);
});

test("nursing paid by the NHS runs on top of nursing homes' rates, at the figure of its days, never beside full CHC", async () => {
  const found = await one<{ running: number; other: number; chc: number }>(
    `SELECT count(*) FILTER (WHERE daterange(e.from_on, e.to_on) @> date '2026-11-24')::int AS running,
       count(*) FILTER (WHERE e.pence <> CASE WHEN e.from_on < '2026-04-01' THEN 25406 ELSE 26768 END)::int AS other,
       count(*) FILTER (WHERE EXISTS (SELECT 1 FROM placement_funding f JOIN placement_share s ON s.funding_id = f.id
         WHERE f.placement_id = e.placement_id AND s.stream = 'chc'))::int AS chc FROM placement_element e WHERE e.kind = 'NURSING'
       AND e.placement_id IN (SELECT id FROM placement WHERE reference !~ '-9[0-9]{5}$')`,
  );
  expect(found.running).toBeGreaterThan(300);
  expect(found).toMatchObject({ other: 0, chc: 0 });
});

test("the trail tells what was done with the placements that were made by hand, reviewed or are to move", async () => {
  const { rows } = await database.owner.query<{ kind: string }>(
    "SELECT kind FROM audit_event WHERE subject_kind = 'placement' GROUP BY kind HAVING count(*) > 0 ORDER BY kind",
  );
  const kinds = rows.map(({ kind }) => kind);
  for (const kind of [
    "placement-made",
    "placement-approved",
    "placement-told",
    "placement-suspended",
    "placement-handed-back",
  ])
    expect(kinds).toContain(kind);
  for (const kind of [
    "review-proposed",
    "review-agreed",
    "review-refused",
    "review-withdrawn",
    "move-planned",
  ])
    expect(kinds).toContain(kind);
  const { count } = await one<{ count: number }>(
    "SELECT count(*)::int AS count FROM audit_event WHERE subject_kind = 'placement'",
  );
  expect(count).toBeGreaterThan(150);
  expect(count).toBeLessThan(600);
});
