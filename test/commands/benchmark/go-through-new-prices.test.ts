import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { offerPlacement } from "#app/commands/brokerage/answer-enquiry.server.ts";
import { goThroughNewPrices } from "#app/commands/benchmark/go-through-new-prices.server.ts";
import {
  goThroughPricesNow,
  goThroughPricesOfNight,
} from "#app/commands/benchmark/go-through-prices.server.ts";
import { beginBidOpening, completeBidOpening } from "#app/commands/call-off/open-bids.server.ts";
import { declareCallOffInterests } from "#app/commands/call-off/declare-call-off-interests.server.ts";
import { keepBid } from "#app/commands/call-off/save-bid.server.ts";
import { submitOwnBid } from "#app/commands/call-off/submit-bid.server.ts";
import { pricesOfBids, pricesOfRound } from "#app/data/benchmark/new-prices.server.ts";
import { reading } from "#app/data/db.server.ts";
import { system, type Actor } from "#app/domain/access/actor.ts";
import type { Finding } from "#app/domain/benchmark/finding.ts";
import { peersOf, recompute } from "#app/domain/benchmark/finding-of.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import { pence } from "#app/domain/money.ts";
import { anOffer, asked, askingWorld } from "#test/factories/asking.ts";
import { aRequest, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { aCallOff, bidsClose } from "#test/factories/call-off.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { moreProviders, providerId, runningId, runningPlacements } from "#test/factories/running.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;

const inLine = [950, 960, 970, 980, 990, 1000, 1010, 1020, 1030, 1040, 1050].map((pounds) => ({ pounds }));

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await askingWorld(database.owner);
  await moreProviders(database.owner, 12);
});

beforeEach(async () => {
  await database.holdClock(mondayMorning);
  await asReplica("DELETE FROM outlier_note", "DELETE FROM outlier_flag", "DELETE FROM price_to_go_through");
});

/** As the owner, with neither references nor triggers in the way. */
async function asReplica(...statements: readonly string[]) {
  await database.owner.query("SET session_replication_role = replica");
  for (const statement of statements) await database.owner.query(statement);
  await database.owner.query("SET session_replication_role = origin");
}

type Flag = {
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly direction: string;
  readonly kind: string;
  readonly evidence: Finding;
  readonly figures: number[] | null;
  readonly providers: number | null;
  readonly rule: OutlierRule;
};

async function flags(): Promise<readonly Flag[]> {
  const { rows } = await database.owner.query<Flag>(
    `SELECT f.subject_kind, f.subject_id, f.direction, f.evidence, f.gone_at IS NOT NULL AS gone, r.kind, r.rule, g.figures, g.providers
     FROM outlier_flag f JOIN outlier_run r ON r.id = f.run_id LEFT JOIN outlier_group g ON g.run_id = f.run_id AND g.number = f.group_number
     ORDER BY f.subject_id`,
  );
  for (const { evidence, figures, providers, rule } of rows)
    expect(recompute(evidence, peersOf(figures ?? [], providers ?? 0, rule), rule)).toEqual(evidence);
  return rows;
}

/** How many flags somebody can read. */
const seenBy = (actor: Actor) => reading(actor, (tx) => tx.outlierFlag.count());
/** How many groups of peers of a line somebody can read. */
const peersSeenBy = (actor: Actor) =>
  reading(actor, (tx) => tx.outlierGroup.count({ where: { NOT: { serviceLineId: null } } }));

describe("a placement that is made or changed", () => {
  beforeEach(async () => {
    await asReplica("DELETE FROM placement_element", "DELETE FROM placement");
    await runningPlacements(database.owner, world, inLine);
    await goThroughPricesNow(world.analyst);
  });

  test("is held against the peers of the last night, at the prices of that night", async () => {
    await database.holdClock("2026-11-17T10:00:00.000Z");
    await runningPlacements(database.owner, world, [{ pounds: 3000, element: { origin: "PLACED" } }], 12);
    expect(await goThroughNewPrices()).toBe(1);
    const [flag] = await flags();
    expect(flag).toMatchObject({
      ...{
        subject_kind: "PLACEMENT",
        subject_id: runningId(12),
        direction: "HIGH",
        kind: "CHANGE",
        providers: 6,
      },
      evidence: { priceDay: "2026-11-16", peers: { kind: "judged", yardstick: { n: 11 } } },
    });
    expect(await goThroughNewPrices()).toBe(0);
  });

  test("is asked about no longer once its price is in line", async () => {
    await runningPlacements(database.owner, world, [{ pounds: 3000, element: { origin: "PLACED" } }], 12);
    await goThroughNewPrices();
    await database.owner.query(
      `UPDATE placement_element SET to_on = '2026-11-02' WHERE placement_id = '${runningId(12)}';
       INSERT INTO placement_element (placement_id, commissioner_id, provider_id, service_line_id, pence, per, units, weekly_pence, from_on, origin)
       SELECT placement_id, commissioner_id, provider_id, service_line_id, 100000, per, units, 100000, '2026-11-02', 'NEGOTIATED'
       FROM placement_element WHERE placement_id = '${runningId(12)}'`,
    );
    expect(await goThroughNewPrices()).toBe(0);
    expect(await flags()).toMatchObject([{ gone: true }]);
  });

  test("is gone through once where a night comes first", async () => {
    await runningPlacements(database.owner, world, [{ pounds: 3000, element: { origin: "PLACED" } }], 12);
    expect(await goThroughPricesOfNight()).toBe(1);
    expect((await database.owner.query("SELECT 1 FROM price_to_go_through")).rowCount).toBe(0);
  });

  test("waits for the night when it comes with a round, an uplift or a file", async () => {
    await runningPlacements(database.owner, world, [{ pounds: 3000, element: { origin: "UPLIFT" } }], 12);
    expect(await goThroughNewPrices()).toBe(0);
    expect(await goThroughPricesOfNight()).toBe(1);
  });
});

/** Records what the care of a request takes, which is expected to cost so many pounds a week. */
async function careIsExpectedToCost(requestId: string, pounds: number) {
  const need = `need of ${requestId}`;
  await database.owner.query(
    `INSERT INTO cost_parameters (id, commissioner_id, lot_id, version, from_on, sets, source, made_at, checked_at)
     VALUES ('${idOf(94, 1)}', '${world.commissionerId}', '${world.coreLotIds[0] ?? ""}', 1, '2026-04-01', '{}', 'Open books', '2026-04-01Z', '2026-04-02Z')
     ON CONFLICT DO NOTHING;
     INSERT INTO care_need VALUES ('${world.commissionerId}', '${need}', '[]');
     INSERT INTO expected_cost VALUES ('${world.commissionerId}', '${need}', '${idOf(94, 1)}', 1, ${pounds * 90}, ${pounds * 100}, ${pounds * 110}, '[]', '2026-10-05Z');
     INSERT INTO care_need_of (commissioner_id, request_id, version, digest, from_on, recorded_at)
     VALUES ('${world.commissionerId}', '${requestId}', 1, '${need}', '2026-10-05', '2026-10-05Z')`,
  );
}

test("an offer that stands is held against what the care is expected to cost once that is recorded", async () => {
  const requestId = await aRequest(database.owner, world, {}, 2);
  const [enquiry] = await asked(world, requestId, [0]);
  await offerPlacement(world.bidders[0].actor, enquiry?.id ?? "", anOffer(world, 2_400));
  expect(await goThroughNewPrices()).toBe(0);
  await careIsExpectedToCost(requestId, 200);
  expect(await goThroughNewPrices()).toBe(1);
  expect(await flags()).toMatchObject([{ subject_kind: "OFFER", direction: "HIGH", kind: "ARRIVAL" }]);
});

test("an offer is held against what the care is expected to cost as soon as it arrives", async () => {
  const requestId = await aRequest(database.owner, world);
  const [enquiry] = await asked(world, requestId, [0]);
  await careIsExpectedToCost(requestId, 200);
  const offer = anOffer(world, 2_400);
  expect(await offerPlacement(world.bidders[0].actor, enquiry?.id ?? "", offer)).toMatchObject({ ok: true });
  expect(await goThroughNewPrices()).toBe(1);
  expect(await flags()).toMatchObject([
    {
      ...{ subject_kind: "OFFER", direction: "HIGH", kind: "ARRIVAL" },
      evidence: {
        // 10.5 hours at 24.00 are 252.00: 1.26 of the 200.00 that are expected.
        ...{ weekly: 25_200, asked: { pence: 2_400 }, expected: { ratio: 1.26, out: "high" } },
        peers: { kind: "too-few" },
      },
    },
  ]);
  expect(await seenBy(world.analyst)).toBe(1);
  expect(await seenBy(world.bidders[0].actor)).toBe(0);
});

/** Rates of eight more members in the first line, everywhere. */
async function moreRates() {
  const columns =
    "gen_random_uuid(), framework_id, gen_random_uuid(), '__', lot_id, service_line_id, area_id, location_id";
  await asReplica(
    ...Array.from(
      { length: 8 },
      (
        _,
        nth,
      ) => `INSERT INTO rate (id, framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence)
        SELECT ${columns.replace("__", providerId(nth + 1))}, ${2_400 + 10 * nth}, valid_from, cap_id, cap_pence FROM rate
        WHERE id = '${world.bidders[0].rateId}'`,
    ),
  );
}

test("bids are held against the rates of their line once they are opened, and not before", async () => {
  await moreRates();
  const made = await aCallOff(database.owner, world, "published");
  const answers = Object.fromEntries(made.criterionIds.map((id) => [id, "With care."]));
  for (const [at, bid] of [1_000, 2_390].entries()) {
    const actor = (world.bidders[at] ?? world.bidders[0]).actor;
    await keepBid(actor, made.callOffId, { answers, prices: { [made.lineId]: pence(bid) } });
    await submitOwnBid(actor, made.callOffId, "http://localhost/receipt");
  }
  expect(await goThroughNewPrices()).toBe(0);
  expect(await reading(system, (tx) => pricesOfBids(tx, made.callOffId))).toEqual([]);
  await declareCallOffInterests(world.evaluator, made.callOffId, { providerIds: [], statement: "" });
  await database.holdClock(bidsClose);
  await beginBidOpening(world.commissioner, made.callOffId);
  expect(await goThroughNewPrices()).toBe(0);
  expect(await completeBidOpening(world.approver, made.callOffId)).toMatchObject({ ok: true });
  expect(await goThroughNewPrices()).toBe(1);
  expect(await flags()).toMatchObject([
    {
      ...{ subject_kind: "BID", direction: "LOW", kind: "OPENING", providers: 11 },
      evidence: {
        pence: 1_000,
        peerGroup: { clientGroup: "all", unit: "hour" },
        peers: { kind: "judged", out: "low" },
      },
    },
  ]);
  // Who has not declared interests sees no bid's price, so no flag of it either.
  expect(await seenBy({ ...world.analyst, roles: ["analyst"] })).toBe(0);
  expect(await seenBy(world.evaluator)).toBe(1);
});

test("the prices of a round are held against one another once it is opened, and not before", async () => {
  const roundId = idOf(96, 1);
  const [lotId = "", lineId = ""] = [world.coreLotIds[0], world.lineIds[0]];
  await insert(database.owner, "question_set", [
    { id: idOf(97, 1), framework_id: world.frameworkId, version: 7, title: "Seventh" },
  ]);
  await insert(database.owner, "round", [
    {
      ...{
        id: roundId,
        framework_id: world.frameworkId,
        number: 7,
        title: "Round 7",
        intake: "WINDOW",
        whole_framework: true,
      },
      ...{
        opens_at: "2026-10-02T09:00:00Z",
        clarifications_close_at: "2026-10-20T12:00:00Z",
        closes_at: "2026-11-02T12:00:00Z",
      },
      ...{
        effective_on: "2027-01-04",
        question_set_id: idOf(97, 1),
        minimum_score: 50,
        published_at: "2026-09-19T09:00:00Z",
      },
    },
  ]);
  const prices = [2000, 2010, 2020, 2030, 2040, 2050, 2060, 2070, 2080, 2090, 1000];
  await asReplica(
    ...prices.flatMap((price, nth) => [
      `INSERT INTO submission (id, application_id, round_id, framework_id, provider_id, version, reference, submitted_at, submitted_by, content_hash)
       VALUES ('${idOf(98, nth)}', '${idOf(99, nth)}', '${roundId}', '${world.frameworkId}', '${providerId(nth + 1)}', 1, 'S-${nth}', '2026-11-01Z', '${idOf(99, nth)}', '')`,
      `INSERT INTO submission_price (submission_id, round_id, framework_id, provider_id, lot_id, service_line_id, area_id, location_id, pence)
       VALUES ('${idOf(98, nth)}', '${roundId}', '${world.frameworkId}', '${providerId(nth + 1)}', '${lotId}', '${lineId}', '${world.everywhereId}', '${idOf(91, nth + 1)}', ${price})`,
      `INSERT INTO declared_volume (framework_id, provider_id, lot_id, service_line_id, area_id, location_id, units_a_year, people, stated_at, round_id)
       VALUES ('${world.frameworkId}', '${providerId(nth + 1)}', '${lotId}', '${lineId}', '${world.everywhereId}', '${idOf(91, nth + 1)}', 1000, 5, '2026-11-01Z', '${roundId}')`,
    ]),
  );
  expect(await reading(system, (tx) => pricesOfRound(tx, roundId))).toEqual([]);
  await insert(database.owner, "round_opening", [
    { round_id: roundId, first_by: world.commissioner.accountId, first_at: "2026-11-02T12:30:00Z" },
  ]);
  expect(await goThroughNewPrices()).toBe(0);
  await database.owner.query(
    "UPDATE round_opening SET second_by = $2, opened_at = '2026-11-02T12:31:00Z' WHERE round_id = $1",
    [...[roundId, world.approver.accountId]],
  );
  expect(await goThroughNewPrices()).toBe(1);
  expect(await flags()).toMatchObject([
    {
      ...{ subject_kind: "RATE", direction: "LOW", kind: "OPENING", providers: 11 },
      // The median is 20.40: 10.40 less, for a thousand hours a year.
      evidence: { stake: { against: "peers", againstPence: 2_040, yearly: 1_040_000 }, weekly: null },
    },
  ]);
  expect(await seenBy(world.analyst)).toBe(0);
  expect(await peersSeenBy(world.analyst)).toBe(0);
  const declare = (account_id: string, provider_ids: readonly string[]) =>
    insert(database.owner, "conflict_declaration", [
      {
        ...{ round_id: roundId, framework_id: world.frameworkId, account_id, provider_ids },
        declared_at: "2026-11-02T12:32:00Z",
      },
    ]);
  await declare(world.analyst.accountId, []);
  expect([await seenBy(world.analyst), await peersSeenBy(world.analyst)]).toEqual([1, 1]);
  // Who has an interest in one of them sees the ten other prices, and could take them from the eleven or from their middle.
  await declare(world.approver.accountId, [providerId(3)]);
  expect(await reading(world.approver, (tx) => pricesOfRound(tx, roundId))).toHaveLength(10);
  expect([await seenBy(world.approver), await peersSeenBy(world.approver)]).toEqual([0, 0]);
});
