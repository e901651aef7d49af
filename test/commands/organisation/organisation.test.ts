import { beforeAll, expect, test } from "vitest";
import {
  addRegulatedLocation,
  addUnregulatedLocation,
} from "#app/commands/organisation/add-location.server.ts";
import { changeOrganisation } from "#app/commands/organisation/change-organisation.server.ts";
import { reading } from "#app/data/db.server.ts";
import { locationsOf, organisationOf } from "#app/data/organisations.server.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { council, provider, providerPerson } from "#test/factories/people.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let carer: ProviderActor;
let other: ProviderActor;

beforeAll(async () => {
  const owner = database.owner;
  await council(owner);
  carer = await providerPerson(owner, await provider(owner), "carer@harbour.test");
  other = await providerPerson(owner, await provider(owner, "Meadow Homes", "07654321"), "jo@meadow.test");
  await owner.query("UPDATE provider SET cqc_provider_id = '1-100' WHERE id = $1", [carer.providerId]);
  await owner.query(
    "INSERT INTO location (name, cqc_location_id, cqc_provider_id) VALUES ('Quay House', '1-201', '1-100'), ('Hill House', '1-202', '1-999')",
  );
  await owner.query(
    "INSERT INTO postcode (postcode, outcode, easting, northing) VALUES ('BS1 5TR', 'BS1', 358300, 172700)",
  );
});

const names = async (actor: ProviderActor) =>
  (await reading(actor, (tx) => locationsOf(tx, actor))).map(({ name }) => name);

test("details change for the organisation, its own location and its party, and for nobody else", async () => {
  await database.owner.query("INSERT INTO party (lead_provider_id, name) VALUES ($1, 'Harbour Care')", [
    carer.providerId,
  ]);
  const details = {
    ...{ name: "Harbour Care and Support", contactMail: "office@harbour.test", contactPhone: "01632 960001" },
    ...{ website: "https://harbour.test", isSmall: true, isVoluntary: false },
  };
  await changeOrganisation(carer, details);
  expect(await reading(carer, (tx) => organisationOf(tx, carer))).toMatchObject(details);
  const { rows } = await database.owner.query<{ name: string }>(
    "SELECT name FROM location WHERE organisation AND provider_id = $1 UNION ALL SELECT name FROM party WHERE lead_provider_id = $1",
    [carer.providerId],
  );
  expect(rows.map(({ name }) => name)).toEqual(["Harbour Care and Support", "Harbour Care and Support"]);
  expect((await reading(other, (tx) => organisationOf(tx, other))).name).toBe("Meadow Homes");
});

test("a place that is not regulated is listed and found by its postcode", async () => {
  await addUnregulatedLocation(carer, {
    name: "The Day Room",
    address: "1 Quay Street",
    postcode: "BS1 5TR",
  });
  const { rows } = await database.owner.query(
    "SELECT regulated, easting, northing, provider_id FROM location WHERE name = 'The Day Room'",
  );
  expect(rows).toEqual([
    { regulated: false, easting: 358300, northing: 172700, provider_id: carer.providerId },
  ]);
});

test("a place at a postcode that is not on file is listed all the same", async () => {
  await addUnregulatedLocation(carer, { name: "The Annexe", address: "2 Quay Street", postcode: "ZE3 9JZ" });
  expect(await names(carer)).toContain("The Annexe");
});

test("a location of the regulator's directory is listed by its number where the regulator names the organisation", async () => {
  expect((await addRegulatedLocation(carer, "1-201")).ok).toBe(true);
  expect(await names(carer)).toContain("Quay House");
  expect(await addRegulatedLocation(carer, "1-201")).toEqual({ ok: false, why: { kind: "listed-already" } });
});

test.each([
  ["1-202", "of-another-provider"],
  ["1-203", "not-in-directory"],
])("the location %s is refused: %s", async (number, kind) => {
  expect(await addRegulatedLocation(carer, number)).toEqual({ ok: false, why: { kind } });
});

test("nobody lists what another organisation has listed, or without a number of their own", async () => {
  expect(await addRegulatedLocation(other, "1-201")).toEqual({
    ok: false,
    why: { kind: "of-another-provider" },
  });
  expect(await addRegulatedLocation(other, "1-202")).toEqual({
    ok: false,
    why: { kind: "own-number-unknown" },
  });
});
