import { beforeAll, describe, expect, test } from "vitest";
import { approveRepricing, refuseRepricing } from "#app/commands/brokerage/decide-new-prices.server.ts";
import { end } from "#app/commands/brokerage/end-placement.server.ts";
import { proposeNewPrices } from "#app/commands/brokerage/propose-new-prices.server.ts";
import { setPlacementRuleOfLot } from "#app/commands/brokerage/set-lot-rule.server.ts";
import { approveYearlyUplift } from "#app/commands/pricing/decide-uplift.server.ts";
import { verifyTrail } from "#app/data/audit-verify.server.ts";
import { placementShown } from "#app/data/brokerage/placement-page.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { newPricesOf, repricedPlacements } from "#app/data/brokerage/repriced-placements.server.ts";
import { repricings } from "#app/data/brokerage/repricings.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { LotRule } from "#app/domain/brokerage/lot-rule.ts";
import { firstUnfunded, weekOn } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { insert } from "#test/factories/market.ts";
import { anUpliftToApprove, upliftDay } from "#test/factories/new-prices.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const day = toDay(upliftDay);
let world: Brokering;
let upliftId: string;
let placed: readonly { readonly placementId: string; readonly elementId: string }[];

/** Placement 1 follows the rate; 2 has a price of its own; 3 is off the framework; 4 is fixed between two payers; 5 and 6 as 1. */
beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  await insert(database.owner, "placement_limit", [
    {
      ...{ commissioner_id: world.commissionerId, role: "approver", from_on: "2026-01-01" },
      ...{ limit_pence: 300_000, source: "Scheme of delegation" },
    },
  ]);
  upliftId = await anUpliftToApprove(database.owner, world);
  const offFramework = { framework_id: null, off_framework_ground: "No member had room" };
  placed = [
    await aPlacement(database.owner, world, {}, 1),
    await aPlacement(database.owner, world, {}, 2),
    await aPlacement(database.owner, world, offFramework, 3),
    ...[
      await aPlacement(database.owner, world, {}, 4),
      await aPlacement(database.owner, world, {}, 5),
      await aPlacement(database.owner, world, {}, 6),
    ],
  ];
  await database.owner.query("ALTER TABLE placement_element DISABLE TRIGGER stands");
  await database.owner.query(
    "UPDATE placement_element SET pence = 2300, weekly_pence = 23000 WHERE id = $1",
    [placed[1]?.elementId],
  );
  await database.owner.query("ALTER TABLE placement_element ENABLE TRIGGER stands");
  await database.owner.query(
    `UPDATE placement_share SET weekly_pence = 20000, takes_rest = false WHERE stream = 'council'
     AND funding_id = (SELECT id FROM placement_funding WHERE placement_id = $1)`,
    [placed[3]?.placementId],
  );
  expect(await approveYearlyUplift(world.approver, upliftId, pence(0))).toMatchObject({ ok: true });
});

const rule = {
  ...({ round: "NEVER", uplift: "PROPOSE", ownPrices: "NEVER" } as const satisfies LotRule),
  ...{ fromOn: toDay("2026-11-16"), source: "Cabinet, 5 November 2026" },
};

async function onFile(nth: number) {
  const placement = await reading(world.broker, (tx) => placementOf(tx, placed[nth - 1]?.placementId ?? ""));
  if (!placement) throw new Error("it is not on file");
  return placement;
}

async function trail(): Promise<readonly string[]> {
  const { rows } = await database.owner.query<{ kind: string }>(
    "SELECT kind FROM audit_event WHERE kind LIKE 're-pricing%' OR kind IN ('placements-repriced', 'lot-placement-rule-set') ORDER BY seq",
  );
  return rows.map(({ kind }) => kind);
}

async function proposed(): Promise<string> {
  const verdict = await proposeNewPrices(world.broker, upliftId);
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value.id;
}

describe("the rule of a lot", () => {
  test("without one nothing is proposed", async () => {
    expect(await proposeNewPrices(world.broker, upliftId)).toEqual({
      ok: false,
      why: { kind: "no-lot-reached" },
    });
  });

  test("a past day, a stranger's lot and a day that is taken are refused, and nothing is written", async () => {
    const lotId = world.coreLotIds[0] ?? "";
    const set = (change: Partial<typeof rule>, lot = lotId) =>
      setPlacementRuleOfLot(world.commissioner, lot, { ...rule, ...change });
    expect(await set({ fromOn: toDay("2026-11-15") })).toMatchObject({ why: { kind: "in-the-past" } });
    expect(await set({}, placed[0]?.placementId)).toMatchObject({ why: { kind: "not-found" } });
    expect(await trail()).toEqual([]);
    expect(await set({})).toEqual({ ok: true, value: null });
    expect(await set({})).toMatchObject({ why: { kind: "day-taken" } });
    expect(await trail()).toEqual(["lot-placement-rule-set"]);
  });
});

describe("proposing", () => {
  test("five placements rise by £12.00 a week and one stays; nothing of them changes yet", async () => {
    const before = await onFile(1);
    const id = await proposed();
    const [batch] = await reading(world.broker, (tx) => repricings(tx, id));
    expect(batch).toMatchObject({ placements: 5, leftAlone: 1, weeklyMore: 6_000, publicMore: 6_000 });
    expect(batch?.yearly).toBe(312_857);
    const shown = await reading(world.broker, (tx) => repricedPlacements(tx, id, "all"));
    expect(
      shown.map(({ reference, changes, weeklyAfter, refunded }) => [
        reference,
        changes,
        weeklyAfter,
        refunded,
      ]),
    ).toEqual([
      ["PL-2026-9001", true, 25_200, false],
      ["PL-2026-9003", true, 25_200, false],
      ["PL-2026-9004", true, 25_200, true],
      ["PL-2026-9005", true, 25_200, false],
      ["PL-2026-9006", true, 25_200, false],
      ["PL-2026-9002", false, 23_000, false],
    ]);
    expect(shown.at(-1)?.parts).toMatchObject([{ after: null, left: "own-price" }]);
    expect(await onFile(1)).toEqual(before);
    expect(await proposeNewPrices(world.broker, upliftId)).toMatchObject({ why: { kind: "waits-already" } });
    expect(await proposeNewPrices(world.broker, placed[0]?.placementId ?? "")).toMatchObject({
      why: { kind: "not-found" },
    });
  });

  test("too dear for the approver, not for the proposer to decide, and a refusal says why", async () => {
    const [batch] = await reading(world.broker, (tx) => repricings(tx));
    const id = batch?.id ?? "";
    expect(await approveRepricing(world.approver, id)).toEqual({
      ok: false,
      why: { kind: "over-limit", limit: 300_000, yearly: 312_857 },
    });
    expect(await approveRepricing(world.broker, id)).toMatchObject({ why: { kind: "own-proposal" } });
    expect(await refuseRepricing(world.approver, id, "Wait for the budget.")).toEqual({
      ok: true,
      value: null,
    });
    expect(await refuseRepricing(world.approver, id, "Again.")).toMatchObject({
      why: { kind: "already-decided" },
    });
    expect((await onFile(1)).elements).toHaveLength(1);
  });
});

describe("approving", () => {
  test("new parts from the day; one that ended meanwhile is passed over; provider and proposer are told", async () => {
    const id = await proposed();
    await insert(database.owner, "placement_limit", [
      {
        ...{ commissioner_id: world.commissionerId, role: "approver", from_on: "2026-11-01" },
        ...{ limit_pence: 400_000, source: "Scheme of delegation" },
      },
    ]);
    await end(world.broker, placed[4]?.placementId ?? "", toDay("2026-12-01"), "Moved to her daughter.");
    expect(await approveRepricing(world.approver, id)).toEqual({
      ok: true,
      value: { applied: 4, skipped: 1, yearly: 250_286 },
    });
    for (const nth of [1, 3, 4, 6]) {
      const placement = await onFile(nth);
      expect(weekOn(placement, toDay("2027-03-31"))).toMatchObject({ value: { care: 24_000 } });
      expect(weekOn(placement, day)).toMatchObject({ value: { care: 25_200 } });
      expect(firstUnfunded(placement)).toBeUndefined();
    }
    expect((await onFile(4)).funding.map(({ fromOn }) => fromOn)).toEqual(["2026-10-05", day]);
    expect(weekOn(await onFile(4), day)).toMatchObject({
      value: {
        funded: [
          { stream: "client", pence: 4_000 },
          { stream: "council", pence: 21_200 },
        ],
      },
    });
    expect((await onFile(2)).elements).toHaveLength(1);
    const shown = await reading(world.broker, (tx) => repricedPlacements(tx, id, "all"));
    expect(shown[0]).toMatchObject({ reference: "PL-2026-9005", skippedBecause: "ended" });
    const { rows } = await database.owner.query(
      "SELECT subject FROM mail WHERE subject LIKE 'New prices%' ORDER BY subject",
    );
    expect(rows.map(({ subject }: { subject: string }) => subject)).toEqual([
      "New prices by Uplift 2027/28 are approved",
      "New prices by Uplift 2027/28 are refused",
      "New prices of your placements from 1 April 2027",
    ]);
  });

  test("each placement that they reached tells by what, from when and approved by whom; one passed over or left alone does not", async () => {
    const told = (nth: number) =>
      reading(world.broker, (tx) => newPricesOf(tx, placed[nth - 1]?.placementId ?? ""));
    expect(await told(1)).toMatchObject([
      {
        ...{ kind: "uplift", title: "Uplift 2027/28", effectiveOn: day },
        ...{ weeklyBefore: 24_000, weeklyAfter: 25_200, approvedAt: new Date(mondayMorning) },
      },
    ]);
    expect([await told(2), await told(5)]).toEqual([[], []]);
  });

  test("the provider sees its new part with the uplift's title, and nothing of the proposal", async () => {
    const [member] = world.bidders;
    expect(await reading(member.actor, (tx) => tx.repricedPlacement.count())).toBe(0);
    const shown = await reading(member.actor, (tx) => placementShown(tx, placed[0]?.placementId ?? ""));
    expect(shown?.elements).toMatchObject([
      { origin: "PLACED", toOn: day, pence: 2_400 },
      { origin: "UPLIFT", originTitle: "Uplift 2027/28", fromOn: day, pence: 2_520 },
    ]);
  });

  test("proposed again, nothing is left to change; the trail holds", async () => {
    expect(await proposeNewPrices(world.broker, upliftId)).toMatchObject({
      why: { kind: "nothing-changes" },
    });
    expect(await trail()).toEqual([
      ...["lot-placement-rule-set", "re-pricing-proposed", "re-pricing-refused"],
      ...["re-pricing-proposed", "placements-repriced"],
    ]);
    expect((await verifyTrail(database.owner, [])).faults).toEqual([]);
  });
});
