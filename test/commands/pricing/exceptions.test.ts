import { beforeAll, expect, test } from "vitest";
import { askForException } from "#app/commands/pricing/ask-exception.server.ts";
import { decideException } from "#app/commands/pricing/decide-exception.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import type { AskedException } from "#app/domain/pricing/cap-exception.ts";
import { exceptionRequests } from "#app/data/exception-requests.server.ts";
import { reading } from "#app/data/db.server.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { roundWorld, type RoundWorld } from "#test/factories/round.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: RoundWorld;
let locations: readonly string[];
const allow = { approved: true, reason: "The travel is proven" };

beforeAll(async () => {
  await database.holdClock("2026-11-24T09:30:00Z");
  world = await roundWorld(database.owner);
  locations = world.providers.map((_, nth) => idOf(70, nth));
  const base = { framework_id: world.frameworkId, lot_id: world.coreLotIds[0] };
  await insert(
    database.owner,
    "location",
    world.providers.map(({ providerId }, nth) => ({
      id: locations[nth],
      provider_id: providerId,
      name: `Office ${nth}`,
      organisation: true,
      regulated: false,
      registration: "registered",
      address: "",
      local_authority: "",
      rating: "NOT_RATED",
      service_types: [],
      specialisms: [],
      phone: "",
      website: "",
    })),
  );
  const [first] = world.providers;
  await insert(database.owner, "lot_membership", [
    {
      id: idOf(71, 0),
      ...base,
      party_id: idOf(56, 0),
      provider_id: first?.providerId,
      active_from: "2026-01-05",
    },
  ]);
  const cap = await database.owner.query<{ id: string }>(
    "SELECT id FROM price_cap WHERE service_line_id = $1",
    [world.lineIds[0]],
  );
  await insert(database.owner, "rate", [
    {
      id: idOf(72, 0),
      ...base,
      membership_id: idOf(71, 0),
      provider_id: first?.providerId,
      service_line_id: world.lineIds[0],
      area_id: world.everywhereId,
      location_id: locations[0],
      pence: 2_500,
      valid_from: "2026-01-05",
      cap_id: cap.rows[0]?.id,
      cap_pence: world.capPence,
      reason: "ROUND",
      clause: "",
      vat: "EXEMPT",
    },
  ]);
});

const asked = (change: Partial<AskedException> = {}): AskedException => ({
  pence: pence(2_900),
  fromOn: toDay("2026-12-01"),
  toOn: toDay("2027-06-01"),
  evidence: "Two workers travel together.",
  ...change,
});
const provider = (nth: number) => {
  const one = world.providers[nth];
  if (!one) throw new Error("no such provider");
  return one;
};
const where = (nth: number) => ({
  serviceLineId: world.lineIds[0] ?? "",
  areaId: world.everywhereId,
  locationId: locations[nth] ?? "",
});

async function ask(nth: number, change: Partial<AskedException> = {}): Promise<string> {
  const verdict = await askForException(provider(nth), where(nth), asked(change));
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value.id;
}

test("an exception allowed puts the price over its cap until the day it ends, and the cap after it", async () => {
  const id = await ask(0);
  expect(await decideException(world.commissioner, id, allow)).toEqual({ ok: true, value: true });
  const { rows } = await database.owner.query(
    `SELECT pence, cap_pence, valid_from::text, valid_to::text, reason::text, exception_id IS NOT NULL AS excepted FROM rate
     WHERE provider_id = $1 ORDER BY valid_from`,
    [provider(0).providerId],
  );
  const { capPence } = world;
  expect(rows).toEqual([
    {
      pence: 2_500,
      cap_pence: capPence,
      valid_from: "2026-01-05",
      valid_to: "2026-12-01",
      reason: "ROUND",
      excepted: false,
    },
    {
      pence: 2_900,
      cap_pence: capPence,
      valid_from: "2026-12-01",
      valid_to: "2027-06-01",
      reason: "EXCEPTION",
      excepted: true,
    },
    {
      pence: capPence,
      cap_pence: capPence,
      valid_from: "2027-06-01",
      valid_to: null,
      reason: "EXCEPTION",
      excepted: false,
    },
  ]);
  expect(await decideException(world.commissioner, id, allow)).toMatchObject({
    why: { kind: "decided-already" },
  });
  const letters = await database.owner.query(
    "SELECT recipient FROM mail WHERE subject LIKE '%allowed for a time%'",
  );
  expect(letters.rows).toHaveLength(1);
});

test("a second exception that cuts into the first is refused, and nothing changes", async () => {
  const id = await ask(0, { fromOn: toDay("2027-01-01"), toOn: toDay("2027-03-01") });
  expect(await decideException(world.commissioner, id, allow)).toMatchObject({
    why: { kind: "rate-in-the-way" },
  });
  const { rows } = await database.owner.query("SELECT 1 FROM rate WHERE provider_id = $1", [
    provider(0).providerId,
  ]);
  expect(rows).toHaveLength(3);
});

test("a request refused leaves no exception", async () => {
  const id = await ask(1);
  expect((await decideException(world.commissioner, id, { ...allow, approved: false }))?.ok).toBe(true);
  const { rows } = await database.owner.query("SELECT 1 FROM cap_exception WHERE provider_id = $1", [
    provider(1).providerId,
  ]);
  expect(rows).toHaveLength(0);
});

test("nobody asks for another's location, nor sees another's request", async () => {
  expect(await askForException(provider(1), where(0), asked())).toMatchObject({ why: { kind: "not-found" } });
  const seen = await reading(provider(1), (tx) => exceptionRequests(tx));
  expect(new Set(seen.map((one) => one.providerId))).toEqual(new Set([provider(1).providerId]));
});

test("a price at the cap needs no exception", async () => {
  const verdict = await askForException(provider(1), where(1), asked({ pence: pence(world.capPence) }));
  expect(verdict).toMatchObject({ why: { kind: "within-cap" } });
});
