import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agreeFunding, amendPlacement, addNursing } from "#app/commands/brokerage/amend-placement.server.ts";
import { noteNhsAnswer } from "#app/commands/brokerage/answer-share.server.ts";
import { cancel, end, handPlacementBack } from "#app/commands/brokerage/end-placement.server.ts";
import { setPlacementLimit, setPlacementRule } from "#app/commands/brokerage/set-placement-rules.server.ts";
import { resumePlacement, suspendPlacement } from "#app/commands/brokerage/suspend-placement.server.ts";
import { noteTold } from "#app/commands/brokerage/tell-provider.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { sharesOf } from "#app/data/brokerage/placement-shares.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { firstUnfunded, placementStatus, weekOn } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let placed: Awaited<ReturnType<typeof aPlacement>>;
let nth = 0;
const today = toDay("2026-11-16");

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  const whose = {
    commissioner_id: world.commissionerId,
    from_on: "2026-01-01",
    source: "Scheme of delegation",
  };
  await insert(database.owner, "placement_limit", [
    { ...whose, role: "broker", limit_pence: 1_000_000, interim_days: 14 },
    { ...whose, role: "approver", limit_pence: 5_000_000, interim_days: null },
  ]);
  await insert(database.owner, "placement_rule", [{ ...whose, rule: "HAND_BACK_NOTICE", days: 28 }]);
});

/** Ten hours a week at £24.00 since 5 October 2026, of which the person pays £40.00. */
beforeEach(async () => {
  nth += 1;
  placed = await aPlacement(database.owner, world, {}, nth);
});

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

const more = () => ({
  ...{
    pence: pence(2_400),
    per: "hour" as const,
    units: "12",
    serviceLineId: world.lineIds[0] ?? "",
    schedule: "",
  },
  ...{ replacesId: placed.elementId, fromOn: toDay("2026-12-07") },
});

describe("amending", () => {
  test("two hours more from 7 December: the week then costs £288.00, before it £240.00", async () => {
    expect(await amendPlacement(world.broker, placed.placementId, more(), "A fall at home.")).toEqual({
      ok: true,
      value: "written",
    });
    const placement = await onFile();
    expect(weekOn(placement, toDay("2026-12-06"))).toMatchObject({ value: { care: 24_000 } });
    expect(weekOn(placement, toDay("2026-12-07"))).toMatchObject({ value: { care: 28_800 } });
    expect(await trail()).toEqual(["element-written"]);
  });

  test("refusals change nothing: overlapping, outside, a negative quantity, over the cap", async () => {
    const asked = (change: object) =>
      amendPlacement(world.broker, placed.placementId, { ...more(), ...change }, "Reason.");
    expect(await asked({ replacesId: null })).toMatchObject({ why: { kind: "overlaps" } });
    expect(await asked({ fromOn: toDay("2026-10-01") })).toMatchObject({ why: { kind: "part-not-running" } });
    expect(await asked({ replacesId: null, serviceLineId: world.lineIds[1] })).toMatchObject({
      why: { kind: "no-such-part" },
    });
    expect(await asked({ units: "-2" })).toMatchObject({ why: { kind: "no-units" } });
    expect(await asked({ pence: pence(2_601) })).toMatchObject({
      why: { kind: "over-cap", capPence: 2_600 },
    });
    expect((await onFile()).elements).toHaveLength(1);
    expect(await trail()).toEqual([]);
  });
});

describe("who pays", () => {
  const after = toDay("2026-12-07");
  const joint = [
    { stream: "joint" as const, share: { kind: "percent" as const, share: basisPoints(5_000) } },
    { stream: "council" as const, share: { kind: "rest" as const } },
  ];

  test("an NHS share is unconfirmed until the ICB accepts it with its own reference, and may be disputed", async () => {
    const { broker, finance } = world;
    expect(
      await agreeFunding(broker, placed.placementId, { fromOn: after, shares: joint }, ""),
    ).toMatchObject({
      ok: true,
    });
    expect(firstUnfunded(await onFile())).toBeUndefined();
    const [share] = await reading(broker, async (tx) =>
      (await sharesOf(tx, placed.placementId)).filter(({ stream }) => stream === "joint"),
    );
    if (!share) throw new Error("the share is not on file");
    const which = { fundingId: share.fundingId, stream: "joint" as const };
    const answer = (said: Parameters<typeof noteNhsAnswer>[3]) =>
      noteNhsAnswer(finance, placed.placementId, which, said);
    expect(await answer({ kind: "accepted", reference: "" })).toMatchObject({
      why: { kind: "no-reference" },
    });
    expect(await answer({ kind: "accepted", reference: "ICB/118" })).toMatchObject({ ok: true });
    expect(await answer({ kind: "accepted", reference: "ICB/118" })).toMatchObject({
      why: { kind: "same-as-before" },
    });
    expect(await trail()).toEqual(["funding-agreed", "share-accepted"]);
  });

  test("after-care charges nobody, and shares that do not make the price are refused", async () => {
    const charge = { stream: "client" as const, share: { kind: "weekly" as const, pence: pence(100) } };
    const ask = (shares: Parameters<typeof agreeFunding>[2]["shares"]) =>
      agreeFunding(world.broker, placed.placementId, { fromOn: after, shares }, "");
    expect(await ask([charge, { stream: "s117", share: { kind: "rest" } }])).toMatchObject({
      why: { kind: "not-funded", why: { kind: "person-charged-for-after-care" } },
    });
    expect(await ask([charge])).toMatchObject({
      why: { why: { kind: "short-of-the-price", shortPence: 23_900 } },
    });
    expect((await onFile()).funding).toHaveLength(1);
  });
});

describe("away in hospital", () => {
  test("half is paid while the person is away, and the whole again once back", async () => {
    const asked = {
      ...{ fromOn: toDay("2026-11-09"), toOn: null, paid: basisPoints(5_000) },
      ...{ reason: "HOSPITAL" as const, words: "" },
    };
    expect(await suspendPlacement(world.broker, placed.placementId, asked)).toMatchObject({ ok: true });
    expect(placementStatus(await onFile(), today)).toBe("suspended");
    expect(weekOn(await onFile(), today)).toMatchObject({ value: { payable: 12_000 } });
    expect(await suspendPlacement(world.broker, placed.placementId, asked)).toMatchObject({
      why: { kind: "suspended-already" },
    });
    const [away] = (await onFile()).suspensions;
    const back = { suspensionId: away?.id ?? "", on: today };
    expect(await resumePlacement(world.broker, placed.placementId, back)).toMatchObject({ ok: true });
    expect(placementStatus(await onFile(), today)).toBe("active");
    expect(await trail()).toEqual(["placement-suspended", "suspension-ended"]);
  });
});

describe("the end", () => {
  test("everything in it ends with it, and what would have begun later never happened", async () => {
    await amendPlacement(world.broker, placed.placementId, more(), "A fall.");
    const on = toDay("2026-11-30");
    expect(await end(world.broker, placed.placementId, on, "The person moved.")).toEqual({
      ok: true,
      value: on,
    });
    const placement = await onFile();
    expect(placement).toMatchObject({ toOn: on, elements: [{ toOn: on }], funding: [{ toOn: on }] });
    expect(placementStatus(placement, on)).toBe("ended");
    expect(await end(world.broker, placed.placementId, on, "Again.")).toMatchObject({
      why: { kind: "after-its-end" },
    });
  });

  test("what has started is not cancelled; what has not is", async () => {
    expect(await cancel(world.broker, placed.placementId, "A mistake.")).toMatchObject({
      why: { kind: "has-started" },
    });
    nth += 1;
    placed = await aPlacement(database.owner, world, { from_on: "2027-01-04" }, nth);
    expect(await cancel(world.broker, placed.placementId, "The person stays at home.")).toMatchObject({
      ok: true,
    });
    expect(placementStatus(await onFile(), today)).toBe("cancelled");
  });

  test("its provider hands it back with notice, and the broker is told; another provider finds nothing", async () => {
    const [own, other] = world.bidders;
    const hand = (actor: typeof own.actor, on: string) =>
      handPlacementBack(actor, placed.placementId, toDay(on), "We cannot cover the nights.");
    expect(await hand(other.actor, "2026-12-14")).toEqual({ ok: false, why: { kind: "not-found" } });
    expect(await hand(own.actor, "2026-12-13")).toEqual({
      ok: false,
      why: { kind: "short-notice", earliest: "2026-12-14" },
    });
    expect(await hand(own.actor, "2026-12-14")).toMatchObject({ ok: true });
    expect(await hand(own.actor, "2026-12-14")).toMatchObject({ why: { kind: "handed-back-already" } });
    const { rows } = await database.owner.query(
      "SELECT 1 FROM mail WHERE subject LIKE 'Placement % is handed back'",
    );
    expect(rows).toHaveLength(1);
  });

  test("a provider changes nothing else of a placement, whatever it tries", async () => {
    const [own] = world.bidders;
    const change = inTransaction(
      own.actor,
      (tx) => tx.$executeRaw`
        UPDATE placement SET handed_back_at = app.now(), handed_back_on = '2026-12-14', handed_back_by = app.account(), to_on = '2027-01-01'
        WHERE id = ${placed.placementId}::uuid`,
    );
    await expect(change).rejects.toThrow("only hands a placement back");
  });
});

test("that the provider was told is noted once, outside the portal", async () => {
  expect(await noteTold(world.broker, placed.placementId)).toEqual({ ok: true, value: true });
  expect(await noteTold(world.broker, placed.placementId)).toMatchObject({ why: { kind: "told-already" } });
});

test("nursing is added only on top of what is paid by the week", async () => {
  const asked = {
    ...{ serviceLineId: world.lineIds[0] ?? "", band: "standard" as const },
    fromOn: toDay("2026-12-01"),
  };
  expect(await addNursing(world.broker, placed.placementId, asked)).toMatchObject({
    why: { kind: "no-such-part" },
  });
});

test("nursing is paid in the band that is chosen, and in none without a figure for the day", async () => {
  await insert(database.owner, "reference_fact", [
    {
      ...{ key: "nursing:higher-week", from_on: "2026-12-01", value: { week: "130.10" } },
      ...{ source: "Invented", uncertain: false },
    },
  ]);
  const serviceLineId = world.lineIds[1] ?? "";
  await insert(database.owner, "placement_element", [
    {
      ...{
        placement_id: placed.placementId,
        commissioner_id: world.commissionerId,
        kind: "CARE",
        per: "week",
      },
      ...{ provider_id: world.bidders[0].actor.providerId, service_line_id: serviceLineId, pence: 50_000 },
      ...{ units: 1, weekly_pence: 50_000, schedule: "", from_on: "2026-10-05", origin: "PLACED" },
    },
  ]);
  const asked = { serviceLineId, fromOn: toDay("2026-12-01") };
  expect(await addNursing(world.broker, placed.placementId, { ...asked, band: "standard" })).toMatchObject({
    why: { kind: "no-figure" },
  });
  expect(await addNursing(world.broker, placed.placementId, { ...asked, band: "higher" })).toMatchObject({
    ok: true,
  });
  expect((await onFile()).elements).toContainEqual(
    expect.objectContaining({ kind: "nursing", pence: 13_010 }),
  );
});

test("limits and rules hold from today on, and nobody sets a limit of a role of their own", async () => {
  const limit = {
    ...{ role: "finance", limit: pence(9_000_000), interimDays: null },
    ...{ fromOn: today, source: "Scheme of delegation, 3.2" },
  };
  expect(await setPlacementLimit(world.finance, limit)).toMatchObject({ why: { kind: "own-role" } });
  expect(await setPlacementLimit(world.commissioner, limit)).toEqual({ ok: true, value: null });
  expect(await setPlacementLimit(world.commissioner, limit)).toMatchObject({ why: { kind: "day-taken" } });
  const rule = { rule: "LOOK_AGAIN" as const, days: 365, fromOn: toDay("2026-11-15"), source: "Policy" };
  expect(await setPlacementRule(world.commissioner, rule)).toMatchObject({ why: { kind: "in-the-past" } });
  expect(await setPlacementRule(world.commissioner, { ...rule, fromOn: today })).toMatchObject({ ok: true });
  expect(await setPlacementRule(world.commissioner, { ...rule, fromOn: today })).toMatchObject({
    why: { kind: "day-taken" },
  });
});
