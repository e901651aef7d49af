import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import {
  agreeGatedRate,
  mostAgreed,
  refuseGatedRate,
  type AgreedRise,
  type GatedRate,
} from "#app/domain/pricing/gated-rate.ts";

const rate = (over: Partial<GatedRate> = {}): GatedRate => ({
  ...{ proposedBy: "analyst", upliftFromOn: toDay("2027-04-01"), ceiling: basisPoints(800) },
  ...{ evidence: true, decided: false, pence: pence(2_001), validFrom: toDay("2026-11-01"), validTo: null },
  ...{ unitsAYear: 1_000, ...over },
});
const by = { accountId: "commissioner", limit: pence(200_000) };
const around = { today: toDay("2027-02-01"), capPence: null, roundsTakeEffectOn: [] };
const price = (amount: number): AgreedRise => ({ by: "price", pence: pence(amount) });
const agree = (
  over: Partial<GatedRate> = {},
  rise = price(2_100),
  day = "2027-04-01",
  facts: Partial<Parameters<typeof agreeGatedRate>[4]> = {},
  decider: Parameters<typeof agreeGatedRate>[3] = by,
) => agreeGatedRate(rate(over), rise, toDay(day), decider, { ...around, ...facts });

describe("a rate agreed on evidence", () => {
  test("costs the rise times the declared volume", () => {
    expect(agree()).toEqual({ ok: true, value: { pence: 2_100, yearlyCost: 99_000 } });
  });
  test("by per cent is rounded once, half a penny up", () => {
    const rise: AgreedRise = { by: "per-cent", rise: basisPoints(500) };
    expect(agree({ pence: pence(1_010) }, rise)).toMatchObject({ value: { pence: 1_061 } });
  });
  test("may reach the ceiling and the cap, and not pass either by a penny", () => {
    expect(mostAgreed(rate())).toBe(2_161);
    expect(agree({}, price(2_161))).toMatchObject({ ok: true });
    expect(agree({}, price(2_162))).toMatchObject({ why: { kind: "over-ceiling", most: 2_161 } });
    expect(agree({}, price(2_100), "2027-04-01", { capPence: pence(2_100) })).toMatchObject({ ok: true });
    expect(agree({}, price(2_100), "2027-04-01", { capPence: pence(2_099) })).toMatchObject({
      why: { kind: "over-cap", most: 2_099 },
    });
  });
  test.each([
    ["who proposed the uplift", { proposedBy: "commissioner" }, "own-proposal"],
    ["a second decision", { decided: true }, "decided-already"],
    ["without evidence", { evidence: false }, "no-evidence"],
    ["once another price takes over", { validTo: toDay("2027-05-01") }, "rate-ended"],
    ["from before the uplift's day", { upliftFromOn: toDay("2027-04-02") }, "too-soon"],
    ["from the rate's own first day", { validFrom: toDay("2027-04-01") }, "too-soon"],
    ["no more than the rate now", { pence: pence(2_100) }, "no-rise"],
    ["above the decider's limit", { unitsAYear: 2_021 }, "over-limit"],
  ] as const)("is refused: %s", (_, over, kind) => {
    expect(agree(over)).toMatchObject({ ok: false, why: { kind } });
  });
  test("never holds from a day that has passed, though today is not too late", () => {
    const today = toDay("2027-05-10");
    expect(agree({}, price(2_100), "2027-05-09", { today })).toMatchObject({ why: { kind: "too-soon" } });
    expect(agree({}, price(2_100), "2027-05-10", { today })).toMatchObject({ ok: true });
  });
  test("waits for a published round that takes effect first, and not for a later one", () => {
    const roundsTakeEffectOn = [toDay("2027-04-05")];
    expect(agree({}, price(2_100), "2027-04-05", { roundsTakeEffectOn })).toMatchObject({
      why: { kind: "round-comes-first" },
    });
    expect(agree({}, price(2_100), "2027-04-04", { roundsTakeEffectOn })).toMatchObject({ ok: true });
  });
  test("asks for a limit even where no volume tells its cost", () => {
    const nobody = { accountId: "commissioner", limit: null };
    expect(agree({ unitsAYear: null }, price(2_100), "2027-04-01", {}, nobody)).toMatchObject({
      why: { kind: "no-delegation" },
    });
    expect(agree({ unitsAYear: null })).toMatchObject({ value: { yearlyCost: null } });
  });
});

test("a rise is refused once, on evidence, by somebody other than the proposer", () => {
  expect(refuseGatedRate(rate(), "commissioner")).toMatchObject({ ok: true });
  expect(refuseGatedRate(rate(), "analyst")).toMatchObject({ why: { kind: "own-proposal" } });
  expect(refuseGatedRate(rate({ decided: true }), "commissioner")).toMatchObject({
    why: { kind: "decided-already" },
  });
});
