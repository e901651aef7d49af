import { beforeEach, expect, test } from "vitest";
import { decidePriceCap } from "#app/commands/pricing/decide-cap.server.ts";
import { proposePriceCap } from "#app/commands/pricing/propose-cap.server.ts";
import { reading } from "#app/data/db.server.ts";
import { rateCard } from "#app/data/rate-cards.server.ts";
import { searchMembers } from "#app/data/search.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Requirement } from "#app/domain/call-off/requirement.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { rateOn } from "#app/domain/pricing/rate-on.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { uplifting, type Uplifting } from "#test/factories/uplift.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let nth = 0;
let world: Uplifting;
let broker: StaffActor;

beforeEach(async () => {
  await database.holdClock("2026-11-24T10:00:00Z");
  world = await uplifting(database.owner, ++nth);
  broker = {
    ...{ kind: "staff", accountId: world.brokerId, commissionerId: world.commissionerId },
    roles: ["broker"],
  };
  await database.owner.query(
    "INSERT INTO membership_area (membership_id, area_id) SELECT id, $1 FROM lot_membership WHERE framework_id = $2",
    [world.everywhereId, world.frameworkId],
  );
  await insert(database.owner, "price_clause", [
    { framework_id: world.frameworkId, reason: "CAP", clause: "Clause 3", from_on: "2025-04-01" },
  ]);
});

/** Rates stand at 20.00, 25.50, 26.00, 20.00, 20.01 and (until March) 19.00; from 1 April 2027 the cap is 23.00. */
async function lowered() {
  const where = { serviceLineId: world.lineIds[0] ?? "", areaId: world.everywhereId };
  const proposed = await proposePriceCap(world.analyst, where, {
    ...{ pence: pence(2_300), effectiveFrom: toDay("2027-04-01"), basis: "Open books" },
    ...{ dataOn: toDay("2026-10-01"), document: "Report", consultation: "Forum", equalityReference: "EIA 1" },
  });
  const id = proposed.ok ? proposed.value.id : "";
  const approval = { approved: true, reason: "Sound", floorAnswer: "" };
  expect(await decidePriceCap(world.approver, id, approval)).toMatchObject({ ok: true });
}

async function aRoundThatDrops() {
  const questionSetId = idOf(71, 1, nth);
  await insert(database.owner, "question_set", [
    { id: questionSetId, framework_id: world.frameworkId, version: 1, title: "First" },
  ]);
  await insert(database.owner, "round", [
    {
      ...{ id: idOf(70, 1, nth), framework_id: world.frameworkId, number: 1, title: "Round 1" },
      ...{ intake: "WINDOW", whole_framework: true, question_set_id: questionSetId, minimum_score: 50 },
      ...{ opens_at: "2026-01-01T09:00:00Z", closes_at: "2026-02-01T12:00:00Z", unfit_rates: "DROP_TO_CAP" },
      ...{ clarifications_close_at: "2026-01-20T12:00:00Z", effective_on: "2026-03-01" },
      published_at: "2025-12-20T09:00:00Z",
    },
  ]);
}

/** What the rate card says that the member at 25.50 is paid on a day; null for nothing. */
async function cardOn(day: Day): Promise<number | null> {
  const { rows } = await database.owner.query<{ provider_id: string; location_id: string }>(
    "SELECT provider_id, location_id FROM rate WHERE id = $1",
    [world.rateId("nearCap")],
  );
  const [held] = rows;
  const card = await reading(broker, (tx) => rateCard(tx, held?.provider_id ?? ""));
  const locationId = held?.location_id ?? "";
  const asked = { areaId: null, everywhereId: world.everywhereId, locationId, organisationId: locationId };
  return rateOn(card, asked, day)?.pence ?? null;
}

/** The prices that a broker's search shows on a day, the dearest first. */
async function searchedOn(day: Day): Promise<readonly number[]> {
  const lotId = world.coreLotIds[0] ?? "";
  const requirement: Requirement = {
    ...{ frameworkId: world.frameworkId, everywhereId: world.everywhereId, areaId: null, within: null },
    lots: [{ lotId, rule: { kind: "by-application" } }],
    price: { serviceLineId: world.lineIds[0] ?? "", lotId, areaId: null, need: { kind: "any" } },
    ...{ ratings: null, specialism: null, room: null, includeStopped: false },
  };
  await database.holdClock(`${day}T10:00:00Z`);
  const { results } = await reading(broker, (tx) =>
    searchMembers(tx, { requirement, today: day, sort: "price", page: "all" }),
  );
  return results.map(({ rate }) => rate?.pence ?? 0).sort((one, other) => other - one);
}

const before = toDay("2027-03-31");
const theDay = toDay("2027-04-01");
const after = toDay("2027-04-02");

test("a rate that a lowered cap ends is on the card and found until the day before, and on the day and after it is neither", async () => {
  await lowered();
  expect([await cardOn(before), await cardOn(theDay), await cardOn(after)]).toEqual([2_550, null, null]);
  expect(await searchedOn(before)).toEqual([2_600, 2_550, 2_001, 2_000, 2_000]);
  expect(await searchedOn(theDay)).toEqual([2_001, 2_000, 2_000]);
  expect(await searchedOn(after)).toEqual([2_001, 2_000, 2_000]);
});

test("a rate that drops to a lowered cap is on the card and found as it was until the day before, and at the cap from the day", async () => {
  await aRoundThatDrops();
  await lowered();
  expect([await cardOn(before), await cardOn(theDay), await cardOn(after)]).toEqual([2_550, 2_300, 2_300]);
  expect(await searchedOn(before)).toEqual([2_600, 2_550, 2_001, 2_000, 2_000]);
  expect(await searchedOn(theDay)).toEqual([2_300, 2_300, 2_001, 2_000, 2_000]);
  expect(await searchedOn(after)).toEqual([2_300, 2_300, 2_001, 2_000, 2_000]);
});
