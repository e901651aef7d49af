import { beforeAll, beforeEach, expect, test } from "vitest";
import { approve, putUpAgain, returnToBrokerage } from "#app/commands/brokerage/approve-placement.server.ts";
import { placeFromRequest } from "#app/commands/brokerage/place-person.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import type { PlacingAsked } from "#app/data/brokerage/placing.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { firstUnfunded, placementStatus, weekOn } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { aRequest, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { aChosenOffer } from "#test/factories/placing.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let requestId: string;
let nth = 0;
const today = toDay("2026-11-16");

const asked: PlacingAsked = {
  ...{ fromOn: toDay("2027-01-04"), toOn: null, ground: "", interim: false, contractId: null },
  shares: [
    { stream: "client", share: { kind: "weekly", pence: pence(5_200) } },
    { stream: "council", share: { kind: "rest" } },
  ],
};

/** £252.00 a week, of which £200.00 is public: £10,428.57 in a year. The approver may approve £11,000, the broker £10,500. */
beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  const whose = {
    commissioner_id: world.commissionerId,
    from_on: "2026-01-01",
    source: "Scheme of delegation",
  };
  await insert(database.owner, "placement_limit", [
    { ...whose, role: "approver", limit_pence: 1_100_000, interim_days: null },
    { ...whose, role: "finance", limit_pence: 1_000_000, interim_days: null },
    { ...whose, role: "broker", limit_pence: 1_050_000, interim_days: 14 },
  ]);
  await insert(database.owner, "forum", [
    {
      ...{
        id: idOf(89, 1),
        commissioner_id: world.commissionerId,
        code: "SOF",
        title: "Support Options Forum",
      },
      ...{ purpose: "", quorum: 2, pack_days: 2 },
    },
  ]);
});

beforeEach(() => request());

async function request(changes: object = {}, offer: Parameters<typeof aChosenOffer>[3] = {}) {
  nth += 1;
  requestId = await aRequest(database.owner, world, { ...changes }, nth);
  await aChosenOffer(database.owner, world, requestId, offer, nth);
}

const page = (enquiryId: string) => `https://portal.example/provider/enquiries/${enquiryId}`;
const place = (change: Partial<PlacingAsked> = {}, actor: StaffActor = world.broker) =>
  placeFromRequest(actor, requestId, { ...asked, ...change }, page);

async function placedId(change: Partial<PlacingAsked> = {}): Promise<string> {
  const verdict = await place(change);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.why));
  return verdict.value.placementId;
}

async function onFile(placementId: string) {
  const placement = await reading(world.broker, (tx) => placementOf(tx, placementId));
  if (!placement) throw new Error("it is not on file");
  return placement;
}

async function casesOf(placementId: string) {
  const { rows } = await database.owner.query<{ why: string }>(
    "SELECT why FROM panel_case WHERE placement_id = $1",
    [placementId],
  );
  return rows.map(({ why }) => why);
}

test("the provider from whose offer a person is placed is told so, once, and its enquiry is taken", async () => {
  await placedId();
  const { rows } = await database.owner.query<{ taken: boolean; letters: number }>(
    `SELECT e.chosen_at IS NOT NULL AS taken, (SELECT count(*)::int FROM mail m WHERE m.once_key LIKE 'chosen:' || e.id || '%') AS letters
     FROM enquiry e WHERE e.request_id = $1`,
    [requestId],
  );
  expect(rows).toEqual([{ taken: true, letters: 1 }]);
});

test("the chosen offer becomes a placement that waits: its rate and cap beside its price, funded on every day", async () => {
  const placement = await onFile(await placedId());
  expect(placementStatus(placement, today)).toBe("awaiting-approval");
  expect(firstUnfunded(placement)).toBeUndefined();
  expect(weekOn(placement, asked.fromOn)).toMatchObject({
    value: {
      care: 25_200,
      funded: [
        { stream: "client", pence: 5_200 },
        { stream: "council", pence: 20_000 },
      ],
    },
  });
  const { rows } = await database.owner.query(
    "SELECT rate_pence, cap_pence, origin FROM placement_element WHERE placement_id = $1",
    [placement.id],
  );
  expect(rows).toEqual([{ rate_pence: 2_400, cap_pence: world.capPence, origin: "PLACED" }]);
  expect(await place()).toMatchObject({ why: { kind: "not-now", stage: "placed" } });
});

test("refusals change nothing: before the offer, an end before the start, shares over 100%, a charge for after-care", async () => {
  expect(await place({ fromOn: toDay("2027-01-01") })).toMatchObject({ why: { kind: "before-the-offer" } });
  expect(await place({ toOn: toDay("2027-01-04") })).toMatchObject({
    why: { kind: "ends-before-it-starts" },
  });
  const over = [{ stream: "council" as const, share: { kind: "weekly" as const, pence: pence(25_300) } }];
  expect(await place({ shares: over })).toMatchObject({
    why: { kind: "not-funded", why: { kind: "over-the-price", overPence: 100 } },
  });
  const { rows } = await database.owner.query("SELECT 1 FROM placement WHERE request_id = $1", [requestId]);
  expect(rows).toEqual([]);
});

test("a provider with a stop on new placements is refused that day, whatever the ground", async () => {
  const [, second] = world.bidders;
  await request({}, { bidder: 1 });
  await insert(database.owner, "placement_stop", [
    {
      ...{ id: idOf(90, 1), commissioner_id: world.commissionerId, provider_id: second.actor.providerId },
      ...{ reason: "Staffing.", starts_on: "2026-11-01", review_on: "2026-12-01", ends_on: "2027-02-01" },
      ...{ recorded_by: world.broker.accountId, recorded_at: "2026-11-01T09:00:00Z" },
    },
  ]);
  expect(await place()).toMatchObject({ why: { kind: "not-to-be-placed-with" } });
  expect(await place({ ground: "Nobody else." })).toMatchObject({ why: { kind: "not-to-be-placed-with" } });
});

test("another than made it approves it within the limit of a role; the provider is told that it stands", async () => {
  const id = await placedId();
  expect(await approve(world.finance, id)).toEqual({
    ok: false,
    why: { kind: "over-limit", limit: 1_000_000, yearly: 1_042_857 },
  });
  expect(await approve(world.commissioner, id)).toEqual({ ok: false, why: { kind: "no-limit" } });
  const both = { ...world.broker, roles: ["broker", "approver"] as const };
  expect(await approve(both, id)).toEqual({ ok: false, why: { kind: "own-placement" } });
  expect(await approve(world.approver, id)).toEqual({
    ok: true,
    value: { weekly: 25_200, yearly: 1_042_857 },
  });
  expect(placementStatus(await onFile(id), today)).toBe("planned");
  expect(await approve(world.approver, id)).toEqual({ ok: false, why: { kind: "not-waiting" } });
  const { rows } = await database.owner.query(
    "SELECT 1 FROM mail WHERE subject LIKE 'Placement % is approved'",
  );
  expect(rows.length).toBeGreaterThan(0);
});

test("the database holds that nobody approves what they made, nor in another's name", async () => {
  const id = await placedId();
  const by = (accountId: string) =>
    database.owner.query(
      "UPDATE placement SET approved_by = $2, approved_at = app.now(), approved_on = '2026-11-16' WHERE id = $1",
      [id, accountId],
    );
  await expect(by(world.broker.accountId)).rejects.toThrow("check");
});

test("returned to brokerage with a reason it waits for nobody, until it is put up again", async () => {
  const id = await placedId();
  expect(await returnToBrokerage(world.approver, id, "Ask for the shared rate.")).toMatchObject({ ok: true });
  expect(await approve(world.approver, id)).toMatchObject({ why: { kind: "returned" } });
  expect(await putUpAgain(world.broker, id, "Asked: there is none.")).toMatchObject({ ok: true });
  expect(await putUpAgain(world.broker, id, "Again.")).toMatchObject({ why: { kind: "not-returned" } });
  expect(await approve(world.approver, id)).toMatchObject({ ok: true });
});

test("a price over the panel's limit returns to the panel by itself, and is not approved meanwhile", async () => {
  const caseId = idOf(91, 1);
  const whose = { commissioner_id: world.commissionerId };
  await insert(database.owner, "panel_case", [
    {
      ...{ id: caseId, ...whose, forum_id: idOf(89, 1), request_id: requestId, why: "LIMIT" },
      ...{ asked_weekly_pence: 25_000, lower_rungs: "", case_made: "Calls at home.", pack: {} },
      ...{ asked_by: world.broker.accountId, asked_at: "2026-11-10T09:00:00Z" },
    },
  ]);
  await insert(database.owner, "panel_decision", [
    {
      ...{ case_id: caseId, ...whose, outcome: "APPROVE", limit_weekly_pence: 25_000, words: "" },
      ...{ expires_on: "2027-03-01", chairs_action: false, decided_by: world.approver.accountId },
      decided_at: "2026-11-12T09:00:00Z",
    },
  ]);
  const id = await placedId();
  expect(await casesOf(id)).toEqual(["OVER_LIMIT"]);
  expect(await approve(world.approver, id)).toEqual({
    ok: false,
    why: { kind: "over-panel", limitWeekly: 25_000, weekly: 25_200 },
  });
});

test("from the price at which a panel has to be asked, one is, and nothing is approved before it was", async () => {
  const from = (weekly: number | null) =>
    database.owner.query("UPDATE forum SET from_weekly_pence = $2 WHERE id = $1", [idOf(89, 1), weekly]);
  await from(25_200);
  const id = await placedId();
  expect(await casesOf(id)).toEqual(["LIMIT"]);
  expect(await approve(world.approver, id)).toEqual({
    ok: false,
    why: { kind: "panel-not-asked", weekly: 25_200 },
  });
  await from(25_201);
  expect(await approve(world.approver, id)).toMatchObject({ ok: true });
  await from(null);
});

test("an urgent one runs before approval for the days of the delegation, and the next panel reviews it", async () => {
  expect(await place({ interim: true })).toMatchObject({ why: { kind: "interim-not-urgent" } });
  await request({ urgency: "URGENT" });
  const id = await placedId({ interim: true });
  expect(await onFile(id)).toMatchObject({ approvedOn: today, approvedAt: null, interimUntil: "2026-11-30" });
  expect(await casesOf(id)).toEqual(["INTERIM"]);
  expect(await approve(world.approver, id)).toMatchObject({ ok: true });
});

test("a provider outside the framework is taken only with a ground, and then stands on no framework", async () => {
  const [outsider, place2] = [idOf(92, 1), idOf(92, 2)];
  await insert(database.owner, "provider", [
    {
      id: outsider,
      name: "Outside Care",
      companies_house_number: "99999991",
      made_up: true,
      created_at: "2026-01-01T00:00:00Z",
    },
  ]);
  await insert(database.owner, "location", [
    { id: place2, provider_id: outsider, name: "Outside Care", organisation: true, regulated: false },
  ]);
  await request({}, { providerId: outsider, locationId: place2 });
  expect(await place()).toMatchObject({ why: { kind: "not-eligible" } });
  const id = await placedId({ ground: "The only provider that signs in the person’s language." });
  expect(await onFile(id)).toMatchObject({ frameworkId: null });
});
