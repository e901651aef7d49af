import { beforeAll, expect, test } from "vitest";
import { idOf, insert, market, type Market } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const providerId = idOf(20, 0);
const membershipId = idOf(24, 0);
const organisationId = idOf(23, 0);
const branchId = idOf(22, 0);
let made: Market;

const place = {
  ...{ provider_id: providerId, registration: "registered", rating: "NOT_RATED", regulated: true },
  ...{ address: "", local_authority: "", phone: "", website: "", service_types: [], specialisms: [] },
};

async function places() {
  const { rows } = await database.owner.query<{
    location_id: string;
    easting: number | null;
    deregistered: boolean;
  }>(
    "SELECT location_id, easting, deregistered FROM membership_place WHERE membership_id = $1 ORDER BY location_id",
    [membershipId],
  );
  return rows;
}

beforeAll(async () => {
  const { owner } = database;
  made = await market(owner);
  await insert(owner, "provider", [
    {
      ...{ id: providerId, name: "Provider", charity_number: "1", is_small: false, is_voluntary: false },
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
    { id: idOf(21, 0), lead_provider_id: providerId, name: "Provider", joint: false },
  ]);
  await insert(owner, "location", [
    { ...place, id: organisationId, name: "Provider", organisation: true, easting: null, northing: null },
    { ...place, id: branchId, name: "Branch", organisation: false, easting: 358_000, northing: 173_000 },
  ]);
});

test("a member that names no place delivers its lot as the whole organisation", async () => {
  await insert(database.owner, "lot_membership", [
    {
      ...{
        id: membershipId,
        framework_id: made.frameworkId,
        lot_id: made.coreLotIds[0],
        party_id: idOf(21, 0),
      },
      ...{ provider_id: providerId, active_from: "2025-10-01" },
    },
  ]);
  expect(await places()).toEqual([{ location_id: organisationId, easting: null, deregistered: false }]);
});

test("a place that it names takes over, and gives way again when it is taken back", async () => {
  const named = {
    membership_id: membershipId,
    location_id: branchId,
    lot_id: made.coreLotIds[0],
    provider_id: providerId,
  };
  await insert(database.owner, "membership_location", [named]);
  expect(await places()).toEqual([{ location_id: branchId, easting: 358_000, deregistered: false }]);
  await database.owner.query("DELETE FROM membership_location WHERE membership_id = $1", [membershipId]);
  expect(await places()).toEqual([{ location_id: organisationId, easting: null, deregistered: false }]);
});

test("search follows a place that moves or that the regulator takes off its register", async () => {
  await database.owner.query("UPDATE location SET easting = 350000, northing = 170000 WHERE id = $1", [
    organisationId,
  ]);
  expect(await places()).toEqual([{ location_id: organisationId, easting: 350_000, deregistered: false }]);
  await database.owner.query("UPDATE location SET registration = 'deregistered' WHERE id = $1", [
    organisationId,
  ]);
  expect(await places()).toEqual([{ location_id: organisationId, easting: 350_000, deregistered: true }]);
});
