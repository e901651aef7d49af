import { beforeAll, expect, test } from "vitest";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { addElement } from "#app/domain/brokerage/element.ts";
import { daysOfChange, firstUnfunded, placementStatus, weekOn } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { useDatabase } from "#test/support/database.ts";
import { loadDemonstration } from "../../../prisma/demo.ts";
import { councilId, personId } from "../../../prisma/demo/commissioning.ts";
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
     JOIN placement_element e ON e.placement_id = p.id AND daterange(e.from_on, e.to_on) @> date '2026-11-24' WHERE p.approved_on <= '2026-11-24'`,
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
