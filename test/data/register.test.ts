import { beforeAll, describe, expect, test } from "vitest";
import { reading } from "#app/data/db.server.ts";
import { lotsOf, type Lot } from "#app/data/frameworks.server.ts";
import { placeOfText } from "#app/data/register-places.server.ts";
import { publicPrices, registerProvider } from "#app/data/register-provider.server.ts";
import { searchRegister, type RegisterQuestion } from "#app/data/register.server.ts";
import { nobody } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { no, yes } from "#app/domain/verdict.ts";
import { capOf, idOf, insert, market, type Market } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const today = toDay("2026-12-04");
let world: Market;
let lots: readonly Lot[];

const provider = (nth: number) => idOf(70, nth);
const place = (nth: number) => idOf(71, nth);
const membership = (nth: number) => idOf(73, nth);
const origin = { easting: 359_000, northing: 174_000 };

beforeAll(async () => {
  await database.holdClock("2026-12-04T09:00:00Z");
  world = await market(database.owner);
  await addProvider(1, "Apple Tree Care", 0);
  await addProvider(2, "Birch House", 1_609);
  await addProvider(3, "Cedar Support", 16_093);
  await addMember(1, 0);
  await addMember(2, 1);
  await addMember(3, 0, { active_to: "2026-12-05" });
  lots = await reading(nobody, (tx) => lotsOf(tx, [world.frameworkId]));
});

async function addProvider(nth: number, name: string, metresEast: number) {
  await insert(database.owner, "provider", [
    {
      id: provider(nth),
      name,
      companies_house_number: `MU-R${nth}`,
      is_small: true,
      is_voluntary: false,
      contact_mail: "",
      contact_phone: "01632 960001",
      website: "",
      made_up: true,
      created_at: "2026-01-01T00:00:00Z",
    },
  ]);
  await insert(database.owner, "party", [
    { id: idOf(72, nth), lead_provider_id: provider(nth), name, joint: false },
  ]);
  const location = {
    provider_id: provider(nth),
    registration: "registered",
    address: "1 High Street",
    local_authority: "",
    service_types: [],
    specialisms: [],
    phone: "",
    website: "",
    ...origin,
    easting: origin.easting + metresEast,
  };
  await insert(database.owner, "location", [
    { ...location, id: idOf(74, nth), name, organisation: true, regulated: false, rating: "NOT_RATED" },
    {
      ...location,
      id: place(nth),
      name: `${name} at home`,
      organisation: false,
      regulated: nth !== 2,
      rating: "GOOD",
    },
  ]);
}

async function addMember(nth: number, lot: number, more: object = {}) {
  const ids = { lot_id: world.coreLotIds[lot], provider_id: provider(nth) };
  await insert(database.owner, "lot_membership", [
    {
      ...ids,
      id: membership(nth),
      framework_id: world.frameworkId,
      party_id: idOf(72, nth),
      active_from: "2026-01-01",
      ...more,
    },
  ]);
  await insert(database.owner, "membership_area", [
    { membership_id: membership(nth), area_id: [world.everywhereId, ...world.areaIds][nth - 1] },
  ]);
  if (nth === 3) return;
  await insert(database.owner, "membership_location", [
    { ...ids, membership_id: membership(nth), location_id: place(nth) },
  ]);
}

const ask = (over: Partial<RegisterQuestion> = {}) =>
  reading(nobody, (tx) =>
    searchRegister(
      tx,
      { today, lot: null, areaId: null, near: null, name: null, letter: null, page: 1, ...over },
      lots,
    ),
  );
const names = async (over: Partial<RegisterQuestion> = {}) =>
  (await ask(over)).entries.map((entry) => entry.name);
const lot = (id: string | undefined) => lots.find((one) => one.id === id) ?? null;

describe("the register, read as nobody,", () => {
  test("lists each member by its place, and by its organisation where it names none", async () => {
    expect(await names()).toEqual(["Apple Tree Care at home", "Birch House at home", "Cedar Support"]);
  });

  test("keeps a member up to the day that its membership ends, which is excluded", async () => {
    expect(await names({ today: toDay("2026-12-05") })).not.toContain("Cedar Support");
  });

  test("finds by lot, and derives the innovation lot from any core lot, less those who opted out", async () => {
    expect(await names({ lot: lot(world.coreLotIds[1]) })).toEqual(["Birch House at home"]);
    expect(await names({ lot: lot(world.innovationLotId) })).toHaveLength(3);
    const optOut = { lot_id: world.innovationLotId, provider_id: provider(2), from_on: "2026-11-01" };
    await insert(database.owner, "innovation_opt_out", [{ ...optOut, id: idOf(75, 1) }]);
    expect(await names({ lot: lot(world.innovationLotId) })).toEqual([
      "Apple Tree Care at home",
      "Cedar Support",
    ]);
    const [apple, birch] = (await ask()).entries;
    expect(apple?.lotIds).toEqual([world.coreLotIds[0], world.innovationLotId]);
    expect(birch?.lotIds).toEqual([world.coreLotIds[1]]);
  });

  test("finds within miles of a place, nearest first, the limit included", async () => {
    const near = (miles: number | null) => ({ near: { from: origin, miles } });
    expect(await names(near(0.5))).toEqual(["Apple Tree Care at home"]);
    expect(await names(near(1))).toEqual(["Apple Tree Care at home", "Birch House at home"]);
    expect(await names(near(null))).toHaveLength(3);
  });

  test("finds by part of a name in any case, of the place or of who runs it, and by letter", async () => {
    expect(await names({ name: "TREE care" })).toEqual(["Apple Tree Care at home"]);
    expect(await names({ name: "100%" })).toEqual([]);
    expect(await names({ letter: "c" })).toEqual(["Cedar Support"]);
  });

  test("says who works in an area, those who work everywhere among them", async () => {
    const [first = null, second = null] = world.areaIds;
    expect(await names({ areaId: first })).toEqual(["Apple Tree Care at home", "Birch House at home"]);
    expect(await names({ areaId: second })).toEqual(["Apple Tree Care at home", "Cedar Support"]);
  });

  test("gives a service that need not be registered an answer of its own", async () => {
    expect((await ask()).entries.map(({ rating }) => rating)).toEqual([
      "good",
      "not-regulated",
      "not-regulated",
    ]);
  });

  test("leaves out a place whose registration has ended", async () => {
    await database.owner.query("UPDATE location SET registration = 'deregistered' WHERE id = $1", [place(2)]);
    expect(await names()).not.toContain("Birch House at home");
    await database.owner.query("UPDATE location SET registration = 'registered' WHERE id = $1", [place(2)]);
  });
});

describe("a provider that takes no new people for now", () => {
  const stop = (scope: object, nth: number) =>
    insert(database.owner, "placement_stop", [
      {
        id: idOf(76, nth),
        commissioner_id: world.commissionerId,
        provider_id: provider(nth),
        ...scope,
        reason: "Too few staff at night",
        starts_on: "2026-12-01",
        review_on: "2026-12-10",
        ends_on: "2026-12-20",
        recorded_by: world.brokerId,
        recorded_at: "2026-12-01T09:00:00Z",
      },
    ]);

  test("stays on the register, marked, without the reason or the days", async () => {
    await stop({}, 1);
    await stop({ lot_id: world.coreLotIds[1] }, 2);
    const paused = async (over: Partial<RegisterQuestion> = {}) =>
      (await ask(over)).entries.filter((entry) => entry.takesNoNewPeople).map((entry) => entry.name);
    expect(await paused()).toEqual(["Apple Tree Care at home"]);
    expect(await paused({ lot: lot(world.coreLotIds[1]) })).toEqual(["Birch House at home"]);
    const { rows } = await database.owner.query<{ column_name: string }>(
      "SELECT column_name FROM information_schema.columns WHERE table_name = 'paused_placement' ORDER BY 1",
    );
    expect(rows.map(({ column_name }) => column_name)).toEqual(["location_id", "lot_id", "provider_id"]);
    expect(await reading(nobody, (tx) => tx.placementStop.count())).toBe(0);
  });

  test("is no longer marked on the day that the stop ends", async () => {
    await database.holdClock("2026-12-20T00:00:00Z");
    expect((await ask()).entries.some((entry) => entry.takesNoNewPeople)).toBe(false);
    await database.holdClock("2026-12-04T09:00:00Z");
  });
});

describe("a provider's public page", () => {
  const price = {
    id: idOf(77, 1),
    pence: 2_400,
    valid_from: "2026-01-01",
    cap_id: capOf(0),
    cap_pence: 2_600,
  };

  test("shows no price, until the framework publishes prices", async () => {
    await insert(database.owner, "rate", [
      {
        ...price,
        framework_id: world.frameworkId,
        membership_id: membership(1),
        provider_id: provider(1),
        lot_id: world.coreLotIds[0],
        service_line_id: world.lineIds[0],
        area_id: world.everywhereId,
        location_id: idOf(74, 1),
      },
    ]);
    const now = new Date("2026-12-04T09:00:00Z");
    const prices = () => reading(nobody, (tx) => publicPrices(tx, provider(1), now));
    expect(await prices()).toEqual([]);
    await database.owner.query("UPDATE framework SET publishes_prices = true");
    expect(await prices()).toEqual([
      { lotId: world.coreLotIds[0], line: "Line 1", place: "", price: "£24.00 an hour" },
    ]);
    await database.owner.query("UPDATE framework SET publishes_prices = false");
  });

  test("is there for members only", async () => {
    const page = (id: string, on = today) => reading(nobody, (tx) => registerProvider(tx, id, lots, on));
    expect(await page(provider(3))).toMatchObject({ name: "Cedar Support", lotIds: { length: 2 } });
    expect(await page(provider(3), toDay("2026-12-05"))).toBeUndefined();
    expect(await page(idOf(70, 99))).toBeUndefined();
  });
});

test("a place is asked for by postcode in any form, or by its first half; others are refused by reason", async () => {
  await insert(database.owner, "postcode", [
    { postcode: "BS5 1AA", outcode: "BS5", easting: 361_000, northing: 174_000 },
    { postcode: "BS5 1AB", outcode: "BS5", easting: 361_200, northing: 174_100 },
  ]);
  const of = (text: string) => reading(nobody, (tx) => placeOfText(tx, text));
  expect(await of(" bs51aa ")).toMatchObject({ ok: true, value: { easting: 361_000, northing: 174_000 } });
  expect(await of("bs5")).toEqual(yes({ easting: 361_100, northing: 174_050 }));
  expect(await of("BS5 9ZZ")).toEqual(no({ kind: "unknown-postcode" }));
  expect(await of("ZE1")).toEqual(no({ kind: "unknown-postcode" }));
  expect(await of("next door")).toEqual(no({ kind: "not-a-postcode" }));
});
