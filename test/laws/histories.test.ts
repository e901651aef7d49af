import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { askForException } from "#app/commands/pricing/ask-exception.server.ts";
import { decidePriceCap } from "#app/commands/pricing/decide-cap.server.ts";
import { decideException } from "#app/commands/pricing/decide-exception.server.ts";
import { approveYearlyUplift } from "#app/commands/pricing/decide-uplift.server.ts";
import { proposePriceCap } from "#app/commands/pricing/propose-cap.server.ts";
import { proposeYearlyUplift } from "#app/commands/pricing/propose-uplift.server.ts";
import { stopNewPlacements } from "#app/commands/placement-stop/stop-placements.server.ts";
import { settleRates } from "#app/commands/round/settle-rates.server.ts";
import { verifyTrail } from "#app/data/audit-verify.server.ts";
import { arrivedNow, reading } from "#app/data/db.server.ts";
import { simulateUplift } from "#app/data/uplifts.server.ts";
import { addDays, noonOn, toDay, type Day } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { uplifting, type Uplifting } from "#test/factories/uplift.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Uplifting;
let today: Day = toDay("2026-11-24");
let rounds = 0;

beforeAll(async () => {
  await database.holdClock(noonOn(today));
  world = await uplifting(database.owner, 0);
  await insert(database.owner, "question_set", [
    { id: idOf(80, 0), framework_id: world.frameworkId, version: 1, title: "First" },
  ]);
});

type Verdict = { readonly ok: boolean } | null;
/** What may happen to prices. Each does its deeds and answers how each of them ended. */
type Happening = () => Promise<readonly Verdict[]>;

const days = fc.integer({ min: 1, max: 150 });
const price = fc.integer({ min: 1_500, max: 3_200 });

const caps = fc
  .record({ price, days, everywhere: fc.boolean() })
  .map(({ price, days, everywhere }): Happening => async () => {
    const areaId = everywhere ? world.everywhereId : (world.areaIds[1] ?? "");
    const proposed = await proposePriceCap(
      world.analyst,
      { serviceLineId: world.lineIds[0] ?? "", areaId },
      {
        ...{ pence: pence(price), effectiveFrom: addDays(today, days), basis: "Data", dataOn: today },
        ...{ document: "Report", consultation: "Forum", equalityReference: "EIA" },
      },
    );
    if (!proposed.ok) return [proposed];
    const approved = { approved: true, reason: "Sound", floorAnswer: "Known" };
    return [proposed, await decidePriceCap(world.approver, proposed.value.id, approved)];
  });

const exceptions = fc
  .record({ price, days, length: days })
  .map(({ price, days, length }): Happening => async () => {
    const { actor, organisationId } = world.member;
    const where = {
      serviceLineId: world.lineIds[0] ?? "",
      areaId: world.everywhereId,
      locationId: organisationId,
    };
    const [fromOn, toOn] = [addDays(today, days), addDays(today, days + length)];
    const asked = await askForException(actor, where, {
      ...{ pence: pence(price), fromOn, toOn, evidence: "Two workers" },
    });
    if (!asked.ok) return [asked];
    return [
      asked,
      await decideException(world.approver, asked.value.id, { approved: true, reason: "Proven" }),
    ];
  });

const uplifts = fc
  .record({ change: fc.integer({ min: 0, max: 1_500 }), days })
  .map(({ change, days }): Happening => async () => {
    const proposed = await proposeYearlyUplift(world.analyst, {
      ...{ frameworkId: world.frameworkId, title: "Uplift", fromOn: addDays(today, days) },
      pay: { kind: "stated", change: basisPoints(change), basis: "Wage" },
      ...{ prices: basisPoints(250), priceBasis: "CPI", reason: "Open books" },
      bounds: { floor: basisPoints(0), ceiling: basisPoints(1_200) },
      ...{ negotiatedMonths: 3, weeklyThreshold: null },
      lots: [{ lotId: world.coreLotIds[0] ?? "", payShare: basisPoints(7_370) }],
    });
    if (!proposed.ok) return [proposed];
    const lots = await reading(world.approver, (tx) => simulateUplift(tx, proposed.value.id));
    const cost = pence(lots.reduce((sum, lot) => sum + lot.costMore, 0));
    return [proposed, await approveYearlyUplift(world.approver, proposed.value.id, cost)];
  });

const settlements = fc.record({ days, drops: fc.boolean() }).map(({ days, drops }): Happening => async () => {
  rounds += 1;
  const [roundId, closed] = [idOf(81, rounds), noonOn(addDays(today, -3))];
  await insert(database.owner, "round", [
    {
      ...{ id: roundId, framework_id: world.frameworkId, number: rounds, title: `Round ${rounds}` },
      ...{ intake: "WINDOW", whole_framework: true, question_set_id: idOf(80, 0), minimum_score: 50 },
      ...{ opens_at: noonOn(addDays(today, -30)), clarifications_close_at: closed, closes_at: closed },
      ...{ effective_on: addDays(today, days), published_at: noonOn(addDays(today, -40)) },
      ...{ change_from_basis_points: 9_000, change_to_basis_points: 11_500, bound_policy: "WARN" },
      unfit_rates: drops ? "DROP_TO_CAP" : "LAPSE",
    },
  ]);
  await insert(database.owner, "round_opening", [
    {
      ...{ round_id: roundId, first_by: world.analyst.accountId, first_at: closed },
      ...{ second_by: world.approver.accountId, opened_at: closed },
    },
  ]);
  return [await settleRates(world.approver, roundId)];
});

const stops = days.map((days): Happening => async () => {
  const scope = { providerId: world.member.actor.providerId, lotId: null, locationId: null };
  const [startsOn, endsOn] = [today, addDays(today, days)];
  const stop = { startsOn, reviewOn: startsOn, endsOn, reason: "Too few staff" };
  return [await stopNewPlacements(world.approver, scope, stop, arrivedNow())];
});

const waiting = fc.integer({ min: 1, max: 90 }).map((days): Happening => async () => {
  today = addDays(today, days);
  await database.holdClock(noonOn(today));
  return [];
});

type Kept = { readonly rates: readonly Row[]; readonly caps: readonly Row[]; readonly events: number };
type Row = Readonly<Record<string, unknown>> & { readonly id: string };

async function whatStands(): Promise<Kept> {
  const rows = async (sql: string) => (await database.owner.query<Row>(sql)).rows;
  const [head] = await rows("SELECT seq::int AS id FROM audit_head");
  return {
    rates: await rows("SELECT r.*, r.valid_to::text AS ending FROM rate r ORDER BY id"),
    caps: await rows("SELECT c.*, c.effective_to::text AS ending FROM price_cap c ORDER BY id"),
    events: Number(head?.id),
  };
}

const broken: Readonly<Record<string, string>> = {
  "two rates hold at once": `SELECT 1 FROM rate a JOIN rate b ON a.id < b.id AND a.provider_id = b.provider_id
    AND a.service_line_id = b.service_line_id AND a.area_id = b.area_id AND a.location_id = b.location_id
    AND daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)`,
  "a rate stands over the cap that it names without an exception": `SELECT 1 FROM rate r JOIN price_cap c ON c.id = r.cap_id
    WHERE r.pence > c.pence AND r.exception_id IS NULL`,
  "an exception was outlived or passed over": `SELECT 1 FROM rate r JOIN cap_exception e ON e.id = r.exception_id
    WHERE r.pence > e.maximum_pence OR r.valid_from < e.from_on OR r.valid_to IS NULL OR r.valid_to > e.to_on`,
  "two caps hold at once": `SELECT 1 FROM price_cap a JOIN price_cap b ON a.id < b.id AND a.service_line_id = b.service_line_id
    AND a.area_id = b.area_id AND daterange(a.effective_from, a.effective_to) && daterange(b.effective_from, b.effective_to)`,
  "one person decided alone": `SELECT 1 FROM cap_exception WHERE decided_by = requested_by
    UNION ALL SELECT 1 FROM cap_proposal WHERE decided_by = proposed_by`,
  "a rate gives no reason": `SELECT 1 FROM rate WHERE reason = 'UPLIFT' AND clause = ''`,
};

async function everyLawHolds(before: Kept, ended: readonly Verdict[]) {
  for (const [law, sql] of Object.entries(broken))
    expect((await database.owner.query(sql)).rowCount, law).toBe(0);
  const after = await whatStands();
  const known = before.rates.map((rate) => rate.id);
  const ungoverned = await database.owner.query(
    `SELECT 1 FROM rate r WHERE NOT (r.id = ANY ($1::uuid[]))
       AND r.cap_id IS DISTINCT FROM app.governing_cap(r.service_line_id, r.area_id, r.valid_from)`,
    [known],
  );
  expect(ungoverned.rowCount, "a rate names the cap that governs its first day when it is written").toBe(0);
  for (const kind of ["rates", "caps"] as const) {
    const now = new Map(after[kind].map((row) => [row.id, row]));
    for (const { ending, valid_to: _, effective_to: __, ...stood } of before[kind]) {
      const row = now.get(stood.id);
      expect(row, `${kind} never change in place`).toMatchObject(stood);
      if (ending !== null) expect(row?.["ending"], "an end is set once").toBe(ending);
    }
  }
  const done = ended.filter((verdict) => verdict?.ok).length;
  expect(after.events - before.events, "every deed leaves one event, a refusal none").toBe(done);
  expect((await verifyTrail(database.owner, [])).faults).toEqual([]);
}

test("whatever happens to prices, every law holds after each step", { timeout: 240_000 }, async () => {
  const seen = { done: 0, refused: 0 };
  const history = fc.array(fc.oneof(caps, exceptions, uplifts, settlements, stops, waiting), {
    minLength: 8,
    maxLength: 14,
  });
  await fc.assert(
    fc.asyncProperty(history, async (happenings) => {
      for (const happening of happenings) {
        const before = await whatStands();
        const ended = await happening();
        await everyLawHolds(before, ended);
        for (const verdict of ended) seen[verdict?.ok ? "done" : "refused"] += 1;
      }
    }),
    { numRuns: 10, seed: 20_261_125, endOnFailure: true },
  );
  expect(seen.done).toBeGreaterThan(20);
  expect(seen.refused).toBeGreaterThan(5);
});
