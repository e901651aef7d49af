import { beforeAll, describe, expect, test } from "vitest";
import { setRoute } from "#app/commands/call-off/choose-route.server.ts";
import { draftCallOff } from "#app/commands/call-off/draft-call-off.server.ts";
import { setLots } from "#app/commands/call-off/set-lots.server.ts";
import {
  endRuleOfLot,
  setCallOffLimit,
  setRouteRule,
  type RuleToSet,
} from "#app/commands/call-off/set-rules.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { eligibleMembers } from "#app/data/call-off/eligible-members.server.ts";
import { callOffLimitOf } from "#app/data/call-off/limits.server.ts";
import { routeRulesOf } from "#app/data/call-off/route-facts.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import type { CallOffDetails } from "#app/domain/call-off/details.ts";
import { pence } from "#app/domain/money.ts";
import { callingOff, type CallingOff } from "#test/factories/call-off.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const today = toDay("2026-11-25");
let world: CallingOff;
let nhs: StaffActor;
let lots: readonly string[];

beforeAll(async () => {
  await database.holdClock("2026-11-25T10:00:00Z");
  world = await callingOff(database.owner);
  lots = world.coreLotIds;
  const [commissionerId, accountId] = [idOf(1, 9), idOf(2, 9)];
  await insert(database.owner, "commissioner", [
    {
      ...{
        id: commissionerId,
        name: "Care Board",
        short_name: "Board",
        kind: "ICB",
        service_name: "Careframe",
      },
      ...{ brand_colour: "#005a6f", contact_mail: "", contact_phone: "", assessment_url: "" },
    },
  ]);
  await insert(database.owner, "account", [
    {
      ...{ id: accountId, email: "nhs@board.test", name: "Nia", commissioner_id: commissionerId },
      ...{ roles: ["nhs"], created_at: "2026-01-01T00:00:00Z" },
    },
  ]);
  await insert(database.owner, "framework_commissioner", [
    {
      ...{
        framework_id: world.frameworkId,
        commissioner_id: commissionerId,
        lot_numbers: [1],
        from_on: "2026-01-01",
      },
    },
  ]);
  nhs = { kind: "staff", accountId, commissionerId, roles: ["nhs"] };
});

const details: CallOffDetails = {
  ...{ title: "Nursing at home", summary: "Nursing care at home.", kind: "BLOCK", innovation: false },
  ...{
    regime: "PSR_2023",
    mixedTest: "Nursing is most of the value and cannot be parted.",
    urgency: "ROUTINE",
  },
  ...{ userChoice: false, choiceStatement: "", startsOn: toDay("2027-01-04"), endsOn: toDay("2028-01-04") },
  extensionMonths: 0,
};
const line = (nth: number) => ({
  ...{
    serviceLineId: world.lineIds[nth] ?? "",
    areaId: world.everywhereId,
    units: "10",
    note: "",
    stated: null,
  },
});

describe("an NHS commissioner", () => {
  test("calls off the lots on which it is named, under the Provider Selection Regime, and no other", async () => {
    const drafted = await draftCallOff(nhs, world.frameworkId, details);
    if (!drafted.ok) throw new Error(JSON.stringify(drafted.why));
    const { callOffId } = drafted.value;
    expect(await setLots(nhs, callOffId, lots.slice(1, 2), [line(1)])).toMatchObject({
      why: { kind: "not-your-lots" },
    });
    expect(await setLots(nhs, callOffId, lots.slice(0, 1), [line(0)])).toMatchObject({ ok: true });
    expect(await setRoute(nhs, callOffId, "RESTRICTED", "These.")).toMatchObject({
      why: { kind: "barred", bars: [{ kind: "psr-invites-everyone" }] },
    });
    expect(await setRoute(nhs, callOffId, "OPEN", "")).toEqual({ ok: true, value: null });
    const seenByOwner = await reading(world.commissioner, (tx) => callOffOf(tx, callOffId));
    expect(seenByOwner).toMatchObject({ regime: "PSR_2023", mixedTest: details.mixedTest });
  });

  test("has limits of its own", async () => {
    expect(await reading(nhs, (tx) => callOffLimitOf(tx, ["approver"], today))).toBeNull();
    const own = { role: "nhs", limit: pence(100), fromOn: today, source: "Scheme" };
    expect(await setCallOffLimit(nhs, own)).toMatchObject({ why: { kind: "own-role" } });
    expect(await setCallOffLimit(nhs, { ...own, role: "approver" })).toEqual({ ok: true, value: null });
    expect(await reading(nhs, (tx) => callOffLimitOf(tx, ["approver"], today))).toBe(100);
    expect(await reading(world.commissioner, (tx) => callOffLimitOf(tx, ["approver"], today))).toBe(
      500_000_000,
    );
  });
});

describe("who is eligible", () => {
  const judged = (...nths: readonly number[]) =>
    reading(world.commissioner, (tx) =>
      eligibleMembers(
        tx,
        world,
        nths.map((nth) => ({ ...line(nth), lotId: lots[nth] ?? "" })),
        today,
      ),
    );

  test("holds the lot and has a rate, with its party", async () => {
    const members = await judged(0);
    expect(members.map(({ eligible, partyId }) => ({ eligible, partyId }))).toEqual(
      world.bidders.map(({ partyId }) => ({ eligible: true, partyId })),
    );
  });

  test("holds every lot that is called off together", async () => {
    const members = await judged(0, 1);
    expect(members).toHaveLength(3);
    for (const { eligible, against } of members) {
      expect(eligible).toBe(false);
      expect(against).toContainEqual(expect.objectContaining({ kind: "lot-not-held", lotId: lots[1] }));
    }
  });

  test("needs no rate in a lot that is joined automatically", async () => {
    const innovation = {
      lotId: world.innovationLotId,
      serviceLineId: idOf(6, 9),
      areaId: world.everywhereId,
    };
    await insert(database.owner, "service_line", [
      {
        ...{
          id: innovation.serviceLineId,
          lot_id: world.innovationLotId,
          code: "I1",
          title: "A test",
          unit: "HOUR",
        },
        ...{ required: false, position: 1, note: "" },
      },
    ]);
    const members = await reading(world.commissioner, (tx) =>
      eligibleMembers(tx, world, [innovation], today),
    );
    expect(members.filter(({ eligible }) => eligible)).toHaveLength(3);
  });
});

describe("a route of a lot", () => {
  const rule = (): RuleToSet => ({
    ...{ lotId: lots[0] ?? "", route: "DIRECT", kinds: ["SPOT"], minimum: null, maximum: pence(1_000_000) },
    ...{ shortestMonths: null, longestMonths: 12, needsReason: true, fromOn: toDay("2026-12-01") },
    ...{ ranking: "RATING_THEN_PRICE", responseMeasure: "WORKING_DAYS", responseUnits: 2, source: "Part 2" },
  });

  test("takes over from the rule before it, and ends once", async () => {
    expect(await setRouteRule(world.commissioner, rule())).toEqual({ ok: true, value: null });
    const rules = await reading(world.commissioner, (tx) => routeRulesOf(tx, lots.slice(0, 1)));
    const direct = rules.filter(({ route }) => route === "DIRECT");
    expect(direct).toMatchObject([
      {
        fromOn: "2026-12-01",
        toOn: null,
        maximum: 1_000_000,
        ranking: "RATING_THEN_PRICE",
        setBy: "Staff 1",
      },
      { fromOn: "2026-01-01", toOn: "2026-12-01" },
    ]);
    const which = { lotId: lots[0] ?? "", ruleId: direct[0]?.id ?? "" };
    expect(await endRuleOfLot(world.commissioner, which, toDay("2027-01-01"))).toEqual({
      ok: true,
      value: null,
    });
    expect(await endRuleOfLot(world.commissioner, which, toDay("2027-02-01"))).toMatchObject({
      why: { kind: "ended-already" },
    });
  });

  test("is for the framework's owner alone", async () => {
    expect(await setRouteRule(nhs, rule())).toEqual({ ok: false, why: { kind: "not-found" } });
  });
});
