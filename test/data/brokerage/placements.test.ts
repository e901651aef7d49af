import { beforeAll, expect, test } from "vitest";
import { firstUnfunded, placementStatus, weekOn } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { endElement, placementOf } from "#app/data/brokerage/placements.server.ts";
import { aPlacement, aRequest, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let placed: Awaited<ReturnType<typeof aPlacement>>;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  placed = await aPlacement(database.owner, world);
});

test("a broker reads a placement with its week: ten hours at £24.00, shared by the person and the council", async () => {
  const placement = await reading(world.broker, (tx) => placementOf(tx, placed.placementId));
  if (!placement) throw new Error("it is not on file");
  const today = toDay("2026-11-16");
  expect(placementStatus(placement, today)).toBe("active");
  expect(firstUnfunded(placement)).toBeUndefined();
  expect(weekOn(placement, today)).toEqual({
    ok: true,
    value: {
      ...{ care: 24_000, payable: 24_000, nursing: 0 },
      funded: [
        { stream: "client", pence: 4_000 },
        { stream: "council", pence: 20_000 },
      ],
    },
  });
});

test("its provider sees the parts and not who pays; another provider sees nothing", async () => {
  const [own, other] = world.bidders;
  const seen = await reading(own.actor, (tx) => placementOf(tx, placed.placementId));
  expect(seen).toMatchObject({ elements: [{ pence: 2_400 }], funding: [] });
  expect(await reading(other.actor, (tx) => placementOf(tx, placed.placementId))).toBeUndefined();
});

test("no provider reads a request, whoever was asked", async () => {
  const requestId = await aRequest(database.owner, world);
  for (const { actor } of world.bidders)
    expect(await reading(actor, (tx) => tx.placementRequest.findMany({ where: { id: requestId } }))).toEqual(
      [],
    );
});

test("the database takes no element over another of its line, outside its placement, or with its price changed", async () => {
  const again = (from: string, to: string | null, line = world.lineIds[0]) =>
    database.owner.query(
      `INSERT INTO placement_element (placement_id, commissioner_id, provider_id, service_line_id, pence, per, units, weekly_pence, from_on, to_on, origin)
       SELECT placement_id, commissioner_id, provider_id, $3, pence, per, units, weekly_pence, $1, $2, 'AMENDED' FROM placement_element WHERE id = $4`,
      [from, to, line, placed.elementId],
    );
  await expect(again("2026-12-01", null)).rejects.toThrow("element_once");
  await expect(again("2026-10-04", null, world.lineIds[1])).rejects.toThrow("outside its placement");
  const change = inTransaction(world.broker, (tx) =>
    tx.placementElement.update({ where: { id: placed.elementId }, data: { pence: 1 } }),
  );
  await expect(change).rejects.toThrow();
  await inTransaction(world.broker, (tx) => endElement(tx, placed.elementId, toDay("2026-12-01")));
  await again("2026-12-01", null);
});
