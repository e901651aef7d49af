import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agreeFunding, amendPlacement } from "#app/commands/brokerage/amend-placement.server.ts";
import {
  approveWaitingAmendment,
  turnDownWaitingAmendment,
  withdrawAmendment,
} from "#app/commands/brokerage/decide-amendment.server.ts";
import { cancel, end } from "#app/commands/brokerage/end-placement.server.ts";
import { amendmentsWaiting, approversOf, latestAmendment } from "#app/data/brokerage/amendments.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { firstUnfunded, weekOn } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { aPlacement, aRequest, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { insert } from "#test/factories/market.ts";
import { aForum } from "#test/factories/panels.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const today = toDay("2026-11-16");
const from = toDay("2026-12-07");
let world: Brokering;
let commissioner: StaffActor;
let placed: Awaited<ReturnType<typeof aPlacement>>;
let nth = 0;

/** A broker may add £10,000 a year alone, an approver approves what costs up to £50,000 a year. */
beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  commissioner = { ...world.broker2, roles: ["broker", "commissioner"] };
  const whose = { commissioner_id: world.commissionerId, from_on: "2026-01-01", source: "Scheme" };
  await insert(database.owner, "placement_limit", [
    { ...whose, role: "broker", limit_pence: 1_000_000, interim_days: 14 },
    { ...whose, role: "approver", limit_pence: 5_000_000, interim_days: null },
    { ...whose, role: "commissioner", limit_pence: 2_000_000, interim_days: null },
  ]);
});

/** Ten hours a week at £24.00 since 5 October 2026, of which the person pays £40.00. */
beforeEach(async () => {
  nth += 1;
  placed = await aPlacement(database.owner, world, {}, nth);
});

/** Twenty hours: £480.00 a week, £240.00 more, £12,514.29 a year more and £22,942.86 of public money a year in all. */
function ask(change: object = {}, actor = world.broker) {
  const part = { pence: pence(2_400), per: "hour" as const, units: "20", schedule: "Evenings too" };
  const where = { serviceLineId: world.lineIds[0] ?? "", replacesId: placed.elementId, fromOn: from };
  return amendPlacement(actor, placed.placementId, { ...part, ...where, ...change }, "A fall at home.");
}

async function latest() {
  const found = await reading(world.broker, (tx) => latestAmendment(tx, placed.placementId, today));
  if (!found) throw new Error("no amendment waits");
  return found;
}

async function approve(actor: StaffActor = world.approver) {
  return approveWaitingAmendment(actor, placed.placementId, (await latest()).id);
}

async function onFile() {
  const placement = await reading(world.broker, (tx) => placementOf(tx, placed.placementId));
  if (!placement) throw new Error("it is not on file");
  return placement;
}

async function trail() {
  const { rows } = await database.owner.query<{ kind: string }>(
    "SELECT kind FROM audit_event WHERE subject_id = $1 ORDER BY seq",
    [placed.placementId],
  );
  return rows.map(({ kind }) => kind);
}

async function letters(subject: string) {
  const reference = `PL-2026-${9000 + nth}`;
  const { rows } = await database.owner.query<{ recipient: string }>(
    "SELECT recipient FROM mail WHERE subject = $1 ORDER BY recipient",
    [subject.replace("#", reference)],
  );
  return rows.map(({ recipient }) => recipient);
}

async function addressOf({ accountId }: StaffActor): Promise<string> {
  const { rows } = await database.owner.query<{ email: string }>("SELECT email FROM account WHERE id = $1", [
    accountId,
  ]);
  return rows[0]?.email ?? "";
}

describe("an amendment over what brokerage may agree alone", () => {
  test("waits, changes nothing, and is told to those whose limit reaches its cost", async () => {
    expect(await ask()).toEqual({ ok: true, value: "waits" });
    expect((await onFile()).elements).toHaveLength(1);
    expect(await latest()).toMatchObject({
      ...{ weeklyBefore: 24_000, weeklyAfter: 48_000, adds: 1_251_429, yearly: 2_294_286 },
      ...{ outcome: null, voidBy: null, reason: "A fall at home." },
    });
    expect(await letters("An amendment of placement # waits for approval")).toEqual([
      await addressOf(world.approver),
    ]);
    const waiting = await reading(world.approver, (tx) => amendmentsWaiting(tx, today));
    expect(waiting.map(({ placementId }) => placementId)).toEqual([placed.placementId]);
    expect(await trail()).toEqual(["amendment-proposed"]);
    expect(await ask({ units: "30" })).toMatchObject({ why: { kind: "waits-already" } });
  });

  test("approved: the part is written from its day, the shares make the price, and the broker is told", async () => {
    await ask();
    expect(await approve()).toEqual({ ok: true, value: { weekly: 48_000, yearly: 2_294_286 } });
    const placement = await onFile();
    expect(weekOn(placement, toDay("2026-12-06"))).toMatchObject({ value: { care: 24_000 } });
    expect(weekOn(placement, from)).toMatchObject({
      value: {
        care: 48_000,
        funded: expect.arrayContaining([{ stream: "council", pence: 44_000 }]) as unknown,
      },
    });
    expect(firstUnfunded(placement)).toBeUndefined();
    expect(await latest()).toMatchObject({ outcome: "APPROVED" });
    expect(await letters("The amendment of placement # is approved")).toEqual([
      await addressOf(world.broker),
    ]);
    expect(await trail()).toEqual(["amendment-proposed", "amendment-approved"]);
    const { rows } = await database.owner.query(
      `SELECT e.schedule, e.origin, e.cap_pence AS cap, e.id = a.element_id AS written FROM placement_element e
       JOIN placement_amendment a ON a.placement_id = e.placement_id WHERE e.replaces_id = $1`,
      [placed.elementId],
    );
    expect(rows).toEqual([{ schedule: "Evenings too", origin: "AMENDED", cap: 2_600, written: true }]);
  });

  test("turned down: nothing changes, the broker is told with the reason, and it may be put up again", async () => {
    await ask();
    const { id: amendmentId } = await latest();
    const said = { amendmentId, reason: "Try reablement first." };
    expect(await turnDownWaitingAmendment(world.broker, placed.placementId, said)).toMatchObject({
      why: { kind: "own-proposal" },
    });
    expect(await turnDownWaitingAmendment(world.approver, placed.placementId, said)).toMatchObject({
      ok: true,
    });
    expect((await onFile()).elements).toHaveLength(1);
    expect(await latest()).toMatchObject({ outcome: "TURNED_DOWN", closedWords: "Try reablement first." });
    expect(await letters("The amendment of placement # is turned down")).toEqual([
      await addressOf(world.broker),
    ]);
    expect(await trail()).toEqual(["amendment-proposed", "amendment-turned-down"]);
    expect(await ask()).toEqual({ ok: true, value: "waits" });
  });

  test("two approvers at once: one approves, and the part is written once", async () => {
    await ask();
    const { id } = await latest();
    const other = { ...world.approver, accountId: world.assessor.accountId };
    const verdicts = await Promise.all(
      [world.approver, other].map((actor) => approveWaitingAmendment(actor, placed.placementId, id)),
    );
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1);
    expect(verdicts).toContainEqual({ ok: false, why: { kind: "not-waiting" } });
    expect((await onFile()).elements).toHaveLength(2);
  });

  test("who proposed it approves it in no role, nor does anybody whose limit its cost passes, nor the database", async () => {
    await ask({}, commissioner);
    expect(await approve(commissioner)).toMatchObject({ why: { kind: "own-proposal" } });
    expect(await approve({ ...world.assessor, roles: ["commissioner"] })).toMatchObject({
      why: { kind: "over-limit", limit: 2_000_000, yearly: 2_294_286 },
    });
    const asked = {
      yearly: pence(2_294_286),
      roles: ["approver", "commissioner"],
      but: commissioner.accountId,
    };
    const may = await reading(world.broker, (tx) => approversOf(tx, asked, today));
    expect(may.map(({ id }) => id)).toEqual([world.approver.accountId]);
    const { id } = await latest();
    const closing = inTransaction(commissioner, (tx, now) =>
      tx.placementAmendment.updateMany({
        where: { id },
        data: { outcome: "APPROVED", closedBy: commissioner.accountId, closedAt: now },
      }),
    );
    await expect(closing).rejects.toThrow(/check constraint/);
    expect((await onFile()).elements).toHaveLength(1);
  });

  test("its broker takes it back", async () => {
    await ask();
    const { id } = await latest();
    expect(await withdrawAmendment(world.broker, placed.placementId, id)).toMatchObject({ ok: true });
    expect(await approveWaitingAmendment(world.approver, placed.placementId, id)).toMatchObject({
      why: { kind: "not-waiting" },
    });
    expect(await trail()).toEqual(["amendment-proposed", "amendment-withdrawn"]);
  });

  test("a stranger's council finds neither the placement nor what waits", async () => {
    await ask();
    const { id } = await latest();
    const stranger = { ...world.approver, commissionerId: "00000000-0000-4000-8000-000000000001" };
    expect(await approveWaitingAmendment(stranger, placed.placementId, id)).toMatchObject({
      why: { kind: "not-found" },
    });
    expect(await reading(stranger, (tx) => amendmentsWaiting(tx, today))).toEqual([]);
  });
});

describe("what happens to a placement while its amendment waits", () => {
  const rest = [{ stream: "council" as const, share: { kind: "rest" as const } }];
  const happenings: readonly [string, () => Promise<unknown>, string][] = [
    ["another amendment", () => ask({ units: "12", fromOn: toDay("2026-12-14") }), "changed"],
    [
      "somebody else pays",
      () => agreeFunding(world.broker, placed.placementId, { fromOn: toDay("2027-01-04"), shares: rest }, ""),
      "changed",
    ],
    [
      "an end after its first day",
      () => end(world.broker, placed.placementId, toDay("2027-01-04"), "Moves."),
      "changed",
    ],
    ["an end before it", () => end(world.broker, placed.placementId, toDay("2026-11-30"), "Moves."), "ended"],
    [
      "an erasure",
      () =>
        database.owner.query("UPDATE placement SET erased_at = now() WHERE id = $1", [placed.placementId]),
      "erased",
    ],
  ];
  for (const [what, happens, voidBy] of happenings)
    test(`${what} makes it void: nobody approves it, and it is listed no longer`, async () => {
      await ask();
      await happens();
      const before = await onFile();
      expect(await approve()).toEqual({ ok: false, why: { kind: "void", voidBy } });
      expect((await onFile()).elements).toEqual(before.elements);
      const waiting = await reading(world.approver, (tx) => amendmentsWaiting(tx, today));
      expect(waiting.some(({ placementId }) => placementId === placed.placementId)).toBe(false);
    });

  test("a cancellation of one that has not begun makes it void", async () => {
    nth += 1;
    placed = await aPlacement(database.owner, world, { from_on: "2027-01-04" }, nth);
    await ask({ fromOn: toDay("2027-02-01") });
    await cancel(world.broker, placed.placementId, "The person stays at home.");
    expect(await approve()).toMatchObject({ why: { kind: "void", voidBy: "cancelled" } });
  });

  test("a new proposal takes the place of one that is void", async () => {
    await ask();
    await agreeFunding(world.broker, placed.placementId, { fromOn: toDay("2027-01-04"), shares: rest }, "");
    expect(await ask()).toEqual({ ok: true, value: "waits" });
    const { rows } = await database.owner.query(
      "SELECT outcome FROM placement_amendment WHERE placement_id = $1 ORDER BY outcome",
      [placed.placementId],
    );
    expect(rows).toEqual([{ outcome: "VOID" }, { outcome: null }]);
    expect(await approve()).toMatchObject({ ok: true });
  });
});

test("a week at which a panel has to be asked goes to the panel, as that of a new placement does", async () => {
  const requestId = await aRequest(database.owner, world, {}, 70);
  nth += 1;
  placed = await aPlacement(database.owner, world, { request_id: requestId }, nth);
  await aForum(database.owner, world, { from_weekly_pence: 45_000 });
  await ask();
  expect(await approve()).toMatchObject({ why: { kind: "panel-not-asked", weekly: 48_000 } });
  const { rows } = await database.owner.query(
    "SELECT why, asked_weekly_pence AS asked FROM panel_case WHERE placement_id = $1",
    [placed.placementId],
  );
  expect(rows).toEqual([{ why: "LIMIT", asked: 48_000 }]);
});
