import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, decimal4, pence } from "#app/domain/money.ts";
import {
  approveUplift,
  loadedPayChange,
  payShareOf,
  proposeUplift,
  raise,
  refuseUplift,
  upliftOf,
  type RateToUplift,
} from "#app/domain/pricing/uplift.ts";
import { payOf } from "#test/factories/pay.ts";

const bounds = { floor: basisPoints(0), ceiling: basisPoints(1_000) };
const changes = (pay: number, prices: number) => ({ pay: basisPoints(pay), prices: basisPoints(prices) });

describe("the uplift of a lot", () => {
  test.each([
    ["North Northamptonshire 2025/26: wages alone on 73.7%, and prices on the rest", 7_370, 673, 250, 562],
    ["a year of 4.10% and 3.8%", 7_370, 410, 380, 402],
    ["nothing but pay", 10_000, 673, 250, 673],
    ["nothing but prices", 0, 673, 250, 250],
    ["half a basis point goes up", 5_000, 1, 0, 1],
  ])("%s", (_, share, pay, prices, uplift) => {
    expect(upliftOf(basisPoints(share), changes(pay, prices), bounds)).toBe(uplift);
  });

  test("is held between its floor and its ceiling", () => {
    const between = { floor: basisPoints(200), ceiling: basisPoints(800) };
    expect(upliftOf(basisPoints(5_000), changes(0, 0), between)).toBe(200);
    expect(upliftOf(basisPoints(5_000), changes(2_000, 2_000), between)).toBe(800);
  });
});

test("an hour at 30 hours a week cost 11.0% more in 2025/26 than the year before, on-costs and all", () => {
  const change = loadedPayChange(30, payOf("2024/25"), payOf("2025/26"));
  expect(change).toBe(1_102);
});

test("pay's share comes from an open book's staffing lines and its total", () => {
  expect(payShareOf(decimal4("14.74"), decimal4("20"))).toBe(7_370);
});

describe("a rate from the day of an uplift", () => {
  const fromOn = toDay("2027-04-01");
  const gates = { negotiatedWithinMonths: 3, weeklyThreshold: pence(169_200) };
  const rate = (over: Partial<RateToUplift> = {}): RateToUplift => ({
    ...{ pence: pence(2_000), unit: "hour", reason: "ROUND", validFrom: toDay("2026-01-05") },
    ...{ byException: false, capPence: null, ...over },
  });
  const raised = (over: Partial<RateToUplift> = {}, uplift = 562) =>
    raise(rate(over), basisPoints(uplift), gates, fromOn);

  test.each([
    ["rises by the uplift, half a penny up", {}, 562, 2_112, false],
    ["rounds once: £10.05 and 10% make £11.06", { pence: pence(1_005) }, 1_000, 1_106, false],
    ["that reaches its cap exactly is not held", { capPence: pence(2_112) }, 562, 2_112, false],
    ["that would pass its cap by a penny stops at it", { capPence: pence(2_111) }, 562, 2_111, true],
    [
      "negotiated three months before to the day rises",
      { reason: "NEGOTIATION", validFrom: toDay("2027-01-01") },
      562,
      2_112,
      false,
    ],
    [
      "of a week at the threshold exactly rises",
      { unit: "week", pence: pence(169_200) },
      100,
      170_892,
      false,
    ],
    ["of an hour has no weekly threshold", { pence: pence(169_201) }, 0 + 100, 170_893, false],
  ] as const)("%s", (_, over, uplift, after, held) => {
    expect(raised(over, uplift)).toEqual({ ok: true, value: { pence: after, held } });
  });

  test.each([
    [
      "negotiated a day inside the three months",
      { reason: "NEGOTIATION", validFrom: toDay("2027-01-02") },
      "negotiated",
    ],
    ["of a week above the threshold", { unit: "week", pence: pence(169_201) }, "above-threshold"],
    ["that stands by an exception", { byException: true, capPence: pence(1_900) }, "by-exception"],
    ["over the cap that governs from the day", { capPence: pence(1_999) }, "over-cap"],
    ["at that cap already", { capPence: pence(2_000) }, "at-cap"],
  ] as const)("is left as it is when %s", (_, over, why) => {
    expect(raised(over)).toEqual({ ok: false, why: { kind: why } });
  });
});

describe("a proposal", () => {
  const lots = [{ lotId: "home-care", payShare: basisPoints(7_370) }];
  const intended = { fromOn: toDay("2027-04-01"), bounds, lots };
  test("works out each lot's uplift", () => {
    expect(proposeUplift(intended, changes(673, 250), toDay("2027-01-01"))).toEqual({
      ok: true,
      value: [{ lotId: "home-care", payShare: 7_370, uplift: 562 }],
    });
  });
  test.each([
    ["for today", { fromOn: toDay("2027-01-01") }, "not-ahead"],
    ["of no lot", { lots: [] }, "no-lots"],
    [
      "with a floor above its ceiling",
      { bounds: { floor: basisPoints(2), ceiling: basisPoints(1) } },
      "floor-above-ceiling",
    ],
  ])("%s is refused", (_, over, why) => {
    expect(proposeUplift({ ...intended, ...over }, changes(1, 1), toDay("2027-01-01"))).toEqual({
      ok: false,
      why: { kind: why },
    });
  });
});

describe("a decision", () => {
  const today = toDay("2027-01-01");
  const uplift = {
    ...{ proposedBy: "a", decidedAt: null, fromOn: toDay("2027-04-01"), yearlyCost: pence(1_000) },
    roundsTakeEffectOn: [],
  };
  const by = { accountId: "b", limit: pence(1_000), seenCost: pence(1_000) };
  test("is made by a second person up to the limit exactly", () => {
    expect(approveUplift(uplift, by, today).ok).toBe(true);
    expect(refuseUplift(uplift, "b").ok).toBe(true);
  });
  test.each([
    ["by its proposer", {}, { accountId: "a" }, { kind: "own-proposal" }],
    ["twice", { decidedAt: new Date(0) }, {}, { kind: "already-decided" }],
    ["after its day", { fromOn: toDay("2026-12-31") }, {}, { kind: "begins-in-the-past" }],
    ["without delegation", {}, { limit: null }, { kind: "no-delegation" }],
    [
      "a penny over the limit",
      { yearlyCost: pence(1_001) },
      {},
      { kind: "over-limit", limit: 1_000, yearlyCost: 1_001 },
    ],
    [
      "at another cost than was seen",
      {},
      { seenCost: pence(999) },
      { kind: "changed-since", yearlyCost: 1_000 },
    ],
  ])("%s is refused", (_, of, who, why) => {
    expect(approveUplift({ ...uplift, ...of }, { ...by, ...who }, today)).toEqual({ ok: false, why });
  });
  test("waits for a round whose prices take effect before it, or on its day", () => {
    const on = (day: string) => approveUplift({ ...uplift, roundsTakeEffectOn: [toDay(day)] }, by, today);
    expect(on("2027-01-04")).toMatchObject({ why: { kind: "round-comes-first", effectiveOn: "2027-01-04" } });
    expect(on("2027-04-01")).toMatchObject({ why: { kind: "round-comes-first" } });
    expect(on("2027-04-02").ok).toBe(true);
  });
  test("is not refused by its proposer, nor twice", () => {
    expect(refuseUplift(uplift, "a")).toMatchObject({ why: { kind: "own-proposal" } });
    expect(refuseUplift({ ...uplift, decidedAt: new Date(0) }, "b")).toMatchObject({
      why: { kind: "already-decided" },
    });
  });
});
