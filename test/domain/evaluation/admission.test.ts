import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import {
  admit,
  beginsAnew,
  takeOver,
  whatIsMissing,
  type AdmissionFacts,
  type NewPrice,
  type StandingRate,
} from "#app/domain/evaluation/admission.ts";
import { standstillEndsAt } from "#app/domain/evaluation/decision.ts";
import { bankHolidays } from "#test/factories/bank-holidays.ts";

const effectiveOn = toDay("2027-01-04");
const line = { serviceLineId: "line", areaId: "everywhere", locationId: "all" };

const price = (over: Partial<NewPrice> = {}): NewPrice => ({
  ...line,
  pence: 2_438,
  capId: "cap",
  capPence: 2_600,
  vat: "EXEMPT",
  ...over,
});
const rate = (over: Partial<StandingRate> = {}): StandingRate => ({
  ...{ ...line, id: "rate", pence: 2_300, capId: "cap", vat: "EXEMPT" },
  ...{ validFrom: toDay("2026-01-05"), validTo: null },
  ...over,
});

describe("a rate card that takes over", () => {
  test.each<[string, readonly NewPrice[], readonly StandingRate[], number, readonly string[]]>([
    ["begins where there was nothing", [price()], [], 1, []],
    ["ends the predecessor of a changed price", [price()], [rate()], 1, ["rate"]],
    ["leaves a kept price as it stands", [price()], [rate({ pence: 2_438 })], 0, []],
    [
      "begins a kept price anew under a new cap",
      [price({ capId: "new" })],
      [rate({ pence: 2_438 })],
      1,
      ["rate"],
    ],
    [
      "begins a kept price anew where VAT falls on it otherwise",
      [price({ vat: "STANDARD" })],
      [rate({ pence: 2_438 })],
      1,
      ["rate"],
    ],
    ["ends what is no longer offered", [], [rate()], 0, ["rate"]],
    ["passes over what has already ended", [price()], [rate({ validTo: effectiveOn })], 1, []],
  ])("%s", (_, offered, standing, begins, ends) => {
    const verdict = takeOver(offered, standing, effectiveOn);
    expect(verdict).toMatchObject({ ok: true, value: { end: ends } });
    expect(verdict.ok && verdict.value.begin).toHaveLength(begins);
  });

  test("begins every price anew with a membership that begins anew, kept or not", () => {
    const verdict = takeOver([price()], [rate({ pence: 2_438 })], effectiveOn, true);
    expect(verdict).toMatchObject({ ok: true, value: { begin: [price()], end: ["rate"] } });
  });

  test("refuses a price a penny over its cap, and takes one at it", () => {
    expect(takeOver([price({ pence: 2_601 })], [], effectiveOn)).toMatchObject({ why: { kind: "over-cap" } });
    expect(takeOver([price({ pence: 2_600 })], [], effectiveOn)).toMatchObject({ ok: true });
  });

  test("lets a price over its cap begin by its exception, and the cap follow from the day that ends", () => {
    const exception = { id: "x", toOn: toDay("2027-06-01"), capAfter: { id: "next", pence: 2_700 } };
    const verdict = takeOver([price({ pence: 2_900, exception })], [], effectiveOn);
    expect(verdict).toMatchObject({
      ok: true,
      value: {
        begin: [
          { pence: 2_900, exceptionId: "x", validFrom: effectiveOn, validTo: "2027-06-01" },
          {
            pence: 2_700,
            capId: "next",
            capPence: 2_700,
            exceptionId: null,
            validFrom: "2027-06-01",
            validTo: null,
          },
        ],
      },
    });
  });

  test("leaves a place alone whose rate stands by an exception on the effective day", () => {
    const running = rate({ id: "over", pence: 2_900, validTo: toDay("2027-06-01"), exceptionId: "x" });
    const after = rate({ id: "after", pence: 2_600, validFrom: toDay("2027-06-01") });
    expect(takeOver([price()], [running, after], effectiveOn)).toEqual({
      ok: true,
      value: { begin: [], end: [] },
    });
  });

  test("refuses where the end of a predecessor is set to another day, or it has not begun", () => {
    const later = rate({ validTo: toDay("2027-03-01") });
    const future = rate({ validFrom: effectiveOn });
    expect(takeOver([price()], [later], effectiveOn)).toMatchObject({ why: { kind: "rates-in-the-way" } });
    expect(takeOver([price()], [future], effectiveOn)).toMatchObject({ why: { kind: "rates-in-the-way" } });
  });
});

describe("a member that applied again", () => {
  const held = { locationIds: ["a", "b"], areaIds: ["north"], activeFrom: toDay("2026-01-05") };

  test.each([
    ["goes on with the same places, in any order", { locationIds: ["b", "a"] }, false],
    ["begins anew with a place more", { locationIds: ["a", "b", "c"] }, true],
    ["begins anew with a place less", { locationIds: ["a"] }, true],
    ["begins anew with another area", { areaIds: ["south"] }, true],
  ])("%s", (_, offered, anew) => {
    expect(beginsAnew(held, { ...held, ...offered }, effectiveOn)).toBe(anew);
  });

  test("changes in place what has not begun before the effective day", () => {
    const toCome = { ...held, activeFrom: effectiveOn };
    expect(beginsAnew(toCome, { ...held, areaIds: ["south"] }, effectiveOn)).toBe(false);
  });
});

describe("an admission", () => {
  const endsAt = new Date("2026-12-15T00:00:00Z");
  const facts = (over: Partial<AdmissionFacts> = {}): AdmissionFacts => ({
    lots: [{ lotId: "lot", letterAt: new Date("2026-12-04T15:00:00Z"), standstillEndsAt: endsAt }],
    ...{ alreadyAdmitted: false, checks: [{ providerId: "p", clear: true }], termsAccepted: true },
    ...over,
  });

  test("is possible from the instant at which the standstill ends", () => {
    expect(admit(facts(), new Date(endsAt.getTime() - 1))).toEqual({
      ok: false,
      why: { kind: "standstill", endsAt },
    });
    expect(admit(facts(), endsAt)).toEqual({ ok: true, value: ["lot"] });
  });

  test("says everything that is missing, each partner's check too", () => {
    const checks = [
      { providerId: "lead", clear: null },
      { providerId: "partner", clear: false },
    ];
    const missing = whatIsMissing(facts({ checks, termsAccepted: false }), new Date(0));
    expect(missing.map((why) => why.kind)).toEqual([
      "standstill",
      "not-checked",
      "not-clear",
      "terms-not-accepted",
    ]);
  });
});

describe("the standstill after the letters", () => {
  const sentOn = toDay("2026-12-04");
  test.each([
    ["PCR_2015_LIGHT_TOUCH", { days: 10 }, "2026-12-15T00:00:00.000Z"],
    ["PSR_2023", { days: 8 }, "2026-12-17T00:00:00.000Z"],
    ["PA_2023_LIGHT_TOUCH", { days: 8, mandatory: false }, undefined],
    ["PCR_2015_LIGHT_TOUCH", undefined, undefined],
  ] as const)("under %s with %o ends at %s", (regime, rule, ends) => {
    expect(standstillEndsAt(regime, rule, sentOn, bankHolidays)?.toISOString()).toBe(ends);
  });
});
