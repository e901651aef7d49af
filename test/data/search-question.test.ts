import { beforeAll, expect, test } from "vitest";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { searchPageProps } from "#app/routes/brokerage/search-props.server.ts";
import { capOf, idOf, insert, market, type Market } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let made: Market;
let broker: StaffActor;

const ask = (address: string) => searchPageProps(broker, new URLSearchParams(address));

/** One member of lots 1 and 2 in all areas, at £22.00 an hour, rated good, two miles from BS1 1AA. */
beforeAll(async () => {
  const { owner } = database;
  await database.holdClock("2026-12-04T10:00:00Z");
  made = await market(owner);
  broker = {
    kind: "staff",
    accountId: made.brokerId,
    commissionerId: made.commissionerId,
    roles: ["broker"],
  };
  const [provider_id, party_id, organisation, branch] = [idOf(20, 0), idOf(21, 0), idOf(23, 0), idOf(22, 0)];
  await insert(owner, "postcode", [
    { postcode: "BS1 1AA", outcode: "BS1", easting: 358_000, northing: 173_000 },
  ]);
  await insert(owner, "provider", [
    {
      ...{ id: provider_id, name: "Brook Care", charity_number: "1", is_small: false, is_voluntary: false },
      ...{
        contact_mail: "",
        contact_phone: "",
        website: "",
        made_up: true,
        created_at: "2026-01-01T00:00:00Z",
      },
    },
  ]);
  await insert(owner, "party", [
    { id: party_id, lead_provider_id: provider_id, name: "Brook Care", joint: false },
  ]);
  const place = {
    provider_id,
    regulated: true,
    registration: "registered",
    rating: "GOOD",
    address: "",
    local_authority: "",
  };
  const rest = { phone: "", website: "", service_types: [], specialisms: ["Dementia"] };
  await insert(owner, "location", [
    {
      ...place,
      ...rest,
      id: organisation,
      name: "Brook Care",
      organisation: true,
      easting: null,
      northing: null,
    },
    {
      ...place,
      ...rest,
      id: branch,
      name: "Brook House",
      organisation: false,
      easting: 358_000,
      northing: 176_218,
    },
  ]);
  for (const lot of [0, 1]) {
    const id = idOf(24, lot);
    const lot_id = made.coreLotIds[lot];
    await insert(owner, "lot_membership", [
      { id, framework_id: made.frameworkId, lot_id, party_id, provider_id, active_from: "2025-10-01" },
    ]);
    await insert(owner, "membership_location", [
      { membership_id: id, location_id: branch, lot_id, provider_id },
    ]);
    await insert(owner, "membership_area", [{ membership_id: id, area_id: made.everywhereId }]);
    await insert(owner, "rate", [
      {
        ...{ id: idOf(32, lot), framework_id: made.frameworkId, membership_id: id, provider_id, lot_id },
        ...{ service_line_id: made.lineIds[lot], area_id: made.everywhereId, location_id: organisation },
        ...{ pence: 2_200, valid_from: "2026-10-01", cap_id: capOf(lot), cap_pence: made.capPence },
      },
    ]);
  }
  await insert(owner, "capacity_return", [
    {
      id: idOf(33, 0),
      provider_id,
      location_id: branch,
      lot_id: made.coreLotIds[0],
      free: 3,
      measure: "places",
      stated_at: "2026-12-01T09:00:00Z",
    },
  ]);
});

test("nothing is searched before something is asked", async () => {
  const { answer, errors } = await ask("");
  expect(answer).toBeNull();
  expect(errors).toEqual({});
});

test("a result shows distance, price with its unit beside its cap, rating, room with its age, and why it is eligible", async () => {
  const { answer } = await ask("lot=1&postcode=bs11aa&miles=5&rating=good&specialism=Dementia&room=7");
  expect(answer?.rows).toEqual([
    expect.objectContaining({
      provider: "Brook Care",
      location: "Brook House",
      distance: "2.0 miles",
      price: {
        price: "£22.00",
        unit: "an hour",
        cap: "£26.00",
        difference: "£4.00 under the cap",
        over: false,
      },
      rating: "good",
      room: [{ lot: null, free: "3 places free", age: "3 days ago", statedOn: "2026-12-01" }],
      reasons: [
        "Member of Lot 1 since 1 October 2025",
        "New placements are not stopped",
        "2.0 miles away, within 5 miles",
        "CQC rating: Good",
        "Offers Dementia",
        "3 places free, stated 3 days ago",
      ],
    }),
  ]);
});

test.each([
  ["lot=1&postcode=BS1&miles=1", "2.0 miles away, more than 1 mile"],
  ["line=1-L0&price=21.99", "Its rate of £22.00 an hour is over £21.99 an hour"],
  ["lot=1&lot=3", "Not a member of Lot 3"],
  ["lot=1&rating=not-regulated", "CQC rating: Good"],
  ["lot=2&room=any", "Has not said whether it has room"],
])("of %s it is a near miss, which says why not", async (address, why) => {
  const { answer } = await ask(address);
  expect(answer?.rows).toEqual([]);
  expect(answer?.nearMisses.map(({ but }) => but)).toEqual([why]);
});

test.each([
  ["postcode=BS1", { lot: "Select at least one lot" }],
  ["lot=99", { lot: "Choose lots from the list" }],
  [
    "lot=1&postcode=nowhere",
    { postcode: "Enter a postcode, like BS1 5TR, or the first half of one, like BS5" },
  ],
  [
    "lot=1&postcode=BS9+9ZZ",
    { postcode: "We do not know this postcode. Check it, or choose an area instead" },
  ],
  ["lot=1&price=20", { line: "Choose the service line that the price is for" }],
  ["line=1-L0&price=1e3", { price: "Price must be a number in pounds and pence, like 21.50" }],
  ["line=1-L0&price=12.345", { price: "Price must have no more than two decimal places, like 21.50" }],
  ["line=1-none", { line: "Choose a service line from the list", lot: "Select at least one lot" }],
  ["lot=1&miles=1e9", { miles: "Choose a distance from the list" }],
  ["lot=1&area=x", { area: "Choose an area from the list" }],
  ["lot=1&rating=best", { rating: "Choose ratings from the list" }],
  ["framework=x", { framework: "Choose a framework from the list" }],
])("%s is answered with a sentence, never with an empty list", async (address, errors) => {
  const page = await ask(address);
  expect(page.errors).toEqual(errors);
  expect(page.answer).toBeNull();
});

test("words that look like an attack find nobody and harm nothing", async () => {
  const words = "'; DROP TABLE rate; -- \u0000 <script>";
  expect((await ask(`lot=1&specialism=${encodeURIComponent(words)}`)).answer?.total).toBe(0);
  expect((await ask("lot=1")).answer?.total).toBe(1);
});

test("a page past the last is empty, and says how many there are", async () => {
  expect((await ask("lot=1&page=7")).answer).toMatchObject({ total: 1, rows: [], pages: 1, current: 7 });
  expect((await ask("lot=1&page=-1")).answer).toMatchObject({ current: 1 });
});

test("at the same price a place nearer by comes after one whose room was stated lately, by the council's rule", async () => {
  const { owner } = database;
  const copy = (table: string, where: string, changes: object) =>
    owner.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, to_jsonb(t) || $1::jsonb)).* FROM ${table} t WHERE ${where}`,
      [JSON.stringify(changes)],
    );
  const house = `= '${idOf(22, 0)}'`;
  const lodge = { location_id: idOf(22, 1) };
  await copy("location", `id ${house}`, { id: idOf(22, 1), name: "Brook Lodge", northing: 174_609 });
  await copy("membership_location", `location_id ${house} AND lot_id = '${made.coreLotIds[0]}'`, lodge);
  await copy("capacity_return", `location_id ${house}`, {
    ...{ ...lodge, id: idOf(33, 1), stated_at: "2026-11-05T09:00:00Z" },
  });
  const places = async () => {
    const { answer } = await ask("line=1-L0&postcode=bs11aa&miles=5&room=any&sort=price");
    return { fresh: answer?.freshDays, places: answer?.rows.map(({ location }) => location) };
  };
  expect(await places()).toEqual({ fresh: null, places: ["Brook Lodge", "Brook House"] });
  await insert(owner, "upkeep_rule", [
    {
      ...{ commissioner_id: made.commissionerId, key: "capacity-days", value: 28 },
      ...{ from_on: "2026-01-01", source: "Schedule" },
    },
  ]);
  expect(await places()).toEqual({ fresh: 28, places: ["Brook House", "Brook Lodge"] });
  await owner.query("DELETE FROM capacity_return WHERE id = $1", [idOf(33, 1)]);
  await owner.query("DELETE FROM membership_location WHERE location_id = $1", [idOf(22, 1)]);
});

test("staff of a commissioner that is not named on a framework have none to search", async () => {
  const stranger = await market(database.owner, 9);
  await database.owner.query("DELETE FROM framework_commissioner WHERE commissioner_id = $1", [
    stranger.commissionerId,
  ]);
  const actor: StaffActor = {
    kind: "staff",
    accountId: stranger.brokerId,
    commissionerId: stranger.commissionerId,
    roles: ["broker"],
  };
  expect((await searchPageProps(actor, new URLSearchParams("lot=1"))).terms).toBeNull();
});
