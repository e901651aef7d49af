import { beforeAll, expect, test } from "vitest";
import {
  changeFigure,
  checkParameters,
  makeFromOpenBooks,
} from "#app/commands/expected-cost/make-cost-parameters.server.ts";
import { recordCare } from "#app/commands/expected-cost/record-care.server.ts";
import { careNeedsOf } from "#app/data/care-needs.server.ts";
import { costParametersOf, parametersInForce } from "#app/data/cost-parameters.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { expectedCostsOn, rememberExpectedCosts } from "#app/data/expected-costs.server.ts";
import { latestBookOf } from "#app/data/open-books.server.ts";
import { expectedGroundOfOwn } from "#app/data/own-expected-cost.server.ts";
import type { CareSlots } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import { forProvider } from "#app/domain/benchmark/expected-cost/for-provider.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import { aPlacement, aRequest, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { openedBooks, parametersInForceToday, tenAndAHalf } from "#test/factories/expected-costs.ts";
import { useDatabase } from "#test/support/database.ts";
import { seedReference } from "../../../prisma/seed.ts";

const database = useDatabase();
const today = toDay("2026-11-16");
const system = { kind: "system" } as const;
let world: Brokering;
let parametersId: string;
let nth = 0;
const everywhere = () => ({ lotId: world.coreLotIds[0] ?? "", areaId: null });

beforeAll(async () => {
  await seedReference(database.owner);
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  await openedBooks(database.owner, world, 12);
  parametersId = await parametersInForceToday(world);
});

const placed = async (changes = {}) =>
  (await aPlacement(database.owner, world, changes, (nth += 1))).placementId;
const costs = () => reading(system, (tx) => expectedCostsOn(tx, world.commissionerId, today));
const costOf = async (id: string) => (await costs()).find(({ placementId }) => placementId === id);

/**
 * By hand: insurance £10 to £21 of twelve providers, £15.50 in the middle; overhead 60 ÷ (465 + insurance), 0.1249 in the
 * middle; return 33 ÷ (525 + insurance), 0.0611. An hour at £13.00 is £13.00 + on-costs £1.739231 × 1.1207 + holiday
 * £1.5691 + training £0.13 = £16.648256; 10.5 of them £174.81. Overhead of £190.3067 is £23.77, return of £214.0760 £13.08.
 */
test("what was recorded of a placement is remembered with what it is expected to cost: £227.16 a week", async () => {
  const id = await placed();
  expect(await recordCare(world.assessor, { kind: "placement", id }, tenAndAHalf, "assessment")).toEqual({
    ...{ ok: true, value: { version: 1 } },
  });
  expect(await costOf(id)).toMatchObject({ parametersId, calculation: 1, expected: 22_716 });
  const [need] = await reading(world.broker, (tx) => careNeedsOf(tx, { kind: "placement", id }));
  expect(need).toMatchObject({ of: "placement", version: 1, slots: tenAndAHalf, source: "assessment" });
});

test("what is recorded later counts, and what stood before stays", async () => {
  const id = await placed();
  const of = { kind: "placement", id } as const;
  await recordCare(world.assessor, of, tenAndAHalf, "assessment");
  const before = await costOf(id);
  const more: CareSlots = [{ kind: "one-to-one", hours: decimal4("20") }];
  await recordCare(world.broker, of, more, "rota");
  const needs = await reading(world.broker, (tx) => careNeedsOf(tx, of));
  expect(needs.map(({ version, slots }) => [version, slots])).toEqual([
    [2, more],
    [1, tenAndAHalf],
  ]);
  expect((await costOf(id))?.expected).toBeGreaterThan(before?.expected ?? Infinity);
});

test("a placement without a need of its own has that of its request, until it has one", async () => {
  const requestId = await aRequest(database.owner, world, {}, (nth += 1));
  const id = await placed({ request_id: requestId });
  await recordCare(world.broker, { kind: "request", id: requestId }, tenAndAHalf, "needs");
  expect((await costOf(id))?.expected).toBe(22_716);
  const shared: CareSlots = [{ kind: "shared", hours: decimal4("21"), people: 2 }];
  await recordCare(world.broker, { kind: "placement", id }, shared, "rota");
  // 21 hours shared by two are ten and a half hours of a worker: the same cost, another need.
  const cost = await costOf(id);
  expect(cost?.expected).toBe(22_716);
  const needs = await reading(world.broker, (tx) => careNeedsOf(tx, { kind: "placement", id }));
  expect(needs.map(({ of, digest }) => [of, digest === cost?.needDigest])).toEqual([
    ["placement", true],
    ["request", false],
  ]);
});

test("a week of more than 24 hours a day is refused, and a stranger's care is not there", async () => {
  const id = await placed();
  const slots: CareSlots = [
    { kind: "one-to-one", hours: decimal4("100") },
    { kind: "two-to-one", hours: decimal4("80") },
  ];
  expect(await recordCare(world.assessor, { kind: "placement", id }, slots, "assessment")).toEqual({
    ...{ ok: false, why: { kind: "more-than-a-day", worker: "own" } },
  });
  const other = await brokering(database.owner, 7);
  expect(await recordCare(other.assessor, { kind: "placement", id }, tenAndAHalf, "rota")).toBeNull();
  expect(await reading(other.broker, (tx) => careNeedsOf(tx, { kind: "placement", id }))).toEqual([]);
  expect(await costOf(id)).toBeUndefined();
});

test("a night works out what is not yet known, once for a need however many placements have it", async () => {
  const slots: CareSlots = [{ kind: "one-to-one", hours: decimal4("31") }];
  const ids = [await placed(), await placed(), await placed()];
  for (const id of ids) await recordCare(world.broker, { kind: "placement", id }, slots, "rota");
  await database.owner.query("ALTER TABLE expected_cost DISABLE TRIGGER USER");
  await database.owner.query("DELETE FROM expected_cost");
  await database.owner.query("ALTER TABLE expected_cost ENABLE TRIGGER USER");
  expect(await costs()).toEqual([]);
  const night = () =>
    inTransaction(system, (tx, now) => rememberExpectedCosts(tx, world.commissionerId, today, now));
  const distinct = await database.owner.query(
    `SELECT count(DISTINCT n.digest)::int AS n FROM placement p JOIN LATERAL (SELECT digest FROM care_need_of n
       WHERE n.placement_id = p.id OR n.request_id = p.request_id ORDER BY n.placement_id IS NULL, n.version DESC LIMIT 1) n ON true`,
  );
  expect(await night()).toBe((distinct.rows as { n: number }[])[0]?.n);
  expect(await night()).toBe(0);
  const found = await Promise.all(ids.map(costOf));
  expect(new Set(found.map((cost) => cost?.expected)).size).toBe(1);
  expect(found[0]?.expected).toBeGreaterThan(22_716);
});

test("nothing of the trail, the needs, the checked figures or the remembered costs is changed afterwards", async () => {
  for (const change of [
    "UPDATE care_need SET slots = '[]'",
    "UPDATE expected_cost SET expected_pence = 1",
    "UPDATE care_need_of SET version = 9",
    "UPDATE cost_parameters SET sets = '{}'",
  ])
    await expect(inTransaction(world.finance, (tx) => tx.$executeRawUnsafe(change))).rejects.toThrow(
      /permission denied|stands/,
    );
});

test("a version counts only once somebody other than its maker has checked it", async () => {
  const later = toDay("2026-12-01");
  const made = await makeFromOpenBooks(world.analyst, everywhere(), later);
  if (!made?.ok) throw new Error(JSON.stringify(made));
  const inForce = () => reading(world.broker, (tx) => parametersInForce(tx, everywhere(), later));
  expect((await inForce())?.id).toBe(parametersId);
  expect(await checkParameters(world.analyst, made.value.id)).toEqual({ ok: false, why: { kind: "own" } });
  expect(await checkParameters(world.finance, made.value.id)).toEqual({ ok: true, value: true });
  expect((await inForce())?.id).toBe(made.value.id);
  expect(await checkParameters(world.finance, made.value.id)).toEqual({
    ...{ ok: false, why: { kind: "checked-already" } },
  });
  expect((await reading(world.broker, (tx) => parametersInForce(tx, everywhere(), today)))?.id).toBe(
    parametersId,
  );
});

test("what was typed in stays in the next version from open books; only the latest version can be checked", async () => {
  const made = await makeFromOpenBooks(world.analyst, everywhere(), toDay("2026-12-02"));
  if (!made?.ok) throw new Error(JSON.stringify(made));
  const version = await reading(world.analyst, (tx) => costParametersOf(tx, made.value.id));
  const of = (code: string) => version?.parameters.figures.find((figure) => figure.code === code);
  expect(of("training")).toMatchObject({ middle: "0.01", origin: { kind: "typed" } });
  expect(of("overheads.insurance")).toMatchObject({ low: "12.75", middle: "15.5", high: "18.25" });
  expect(version).toMatchObject({ providers: 12, checkedAt: null });
  const nine = decimal4("9");
  const three = { low: nine, middle: decimal4("10"), high: decimal4("11") };
  const change = { code: "overheads.insurance", three, source: "A quotation" };
  const next = await changeFigure(world.analyst, made.value.id, change);
  expect(await checkParameters(world.commissioner, made.value.id)).toMatchObject({
    ...{ ok: false, why: { kind: "not-the-latest" } },
  });
  expect(next).toMatchObject({ ok: true });
  const unordered = { ...change, three: { low: nine, middle: decimal4("8"), high: nine } };
  expect(await changeFigure(world.analyst, made.value.id, unordered)).toEqual({
    ...{ ok: false, why: { kind: "unordered", code: "overheads.insurance" } },
  });
});

test("a version is not made for a day that is past, nor for a stranger's lot", async () => {
  expect(await makeFromOpenBooks(world.analyst, everywhere(), toDay("2026-11-15"))).toEqual({
    ...{ ok: false, why: { kind: "in-the-past" } },
  });
  const other = await brokering(database.owner, 8);
  expect(await makeFromOpenBooks(other.analyst, everywhere(), today)).toBeNull();
  expect(await checkParameters(other.commissioner, parametersId)).toBeNull();
});

test("who has not declared that they have no interest reads no books: their version stands on the law alone", async () => {
  const area = { ...everywhere(), areaId: world.areaIds[0] ?? "" };
  const made = await makeFromOpenBooks(world.broker, area, today);
  if (!made?.ok) throw new Error(JSON.stringify(made));
  const version = await reading(world.broker, (tx) => costParametersOf(tx, made.value.id));
  expect(version?.parameters.figures.filter(({ origin }) => origin.kind === "open-books")).toEqual([]);
  expect(version?.providers).toBe(0);
});

test("the figures of an area stand before those of everywhere", async () => {
  const area = { ...everywhere(), areaId: world.areaIds[1] ?? "" };
  const made = await makeFromOpenBooks(world.analyst, area, today);
  if (!made?.ok) throw new Error(JSON.stringify(made));
  await checkParameters(world.commissioner, made.value.id);
  const id = await placed({ area_id: area.areaId });
  await recordCare(world.broker, { kind: "placement", id }, tenAndAHalf, "rota");
  expect(await costOf(id)).toMatchObject({ parametersId: made.value.id });
});

test("a provider reads the ground of its own estimate, rounded as the rule says, and no one else's", async () => {
  const id = await placed();
  await recordCare(world.assessor, { kind: "placement", id }, tenAndAHalf, "assessment");
  const [own, other] = world.bidders;
  await database.owner.query(
    `UPDATE cost_parameters SET sets = jsonb_set(sets, '{figures,0,low}', '"12.73"') WHERE id = $1`,
    [parametersId],
  );
  const version = await reading(world.analyst, (tx) => costParametersOf(tx, parametersId));
  const ground = await reading(own.actor, (tx) => expectedGroundOfOwn(tx, id));
  expect(ground?.need).toMatchObject({ version: 1, slots: tenAndAHalf });
  expect(version && ground?.parameters.figures).toEqual(version && forProvider(version.parameters));
  expect(ground?.parameters.figures?.figures[0]).toMatchObject({ code: "pay:worker", low: "12.71" });
  expect(JSON.stringify(ground)).not.toContain("Payroll of a consortium");
  expect(await reading(other.actor, (tx) => expectedGroundOfOwn(tx, id))).toBeNull();
  expect(await reading(own.actor, (tx) => tx.costParameters.findMany())).toEqual([]);
  expect(await reading(own.actor, (tx) => tx.expectedCost.findMany())).toEqual([]);
  expect(await reading(own.actor, (tx) => tx.careNeed.findMany())).toEqual([]);
});

test("staff who declared read the provider's own latest book; a broker who did not reads none", async () => {
  const of = { ...everywhere(), providerId: world.bidders[0].actor.providerId };
  const asked = { ...of, locationId: world.bidders[0].organisationId };
  const seen = await reading(world.commissioner, (tx) => latestBookOf(tx, asked));
  expect(seen).toMatchObject({ round: "Round 3", template: { code: "supported-living" } });
  expect(seen?.model.lines.get("overheads.insurance")).toBe("10");
  expect(await reading(world.broker, (tx) => latestBookOf(tx, asked))).toBeNull();
  expect(await reading(world.bidders[0].actor, (tx) => latestBookOf(tx, asked))).not.toBeNull();
  expect(await reading(world.bidders[1].actor, (tx) => latestBookOf(tx, asked))).toBeNull();
});
