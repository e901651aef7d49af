import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { askException, grantException } from "#app/domain/pricing/cap-exception.ts";
import { withinCap } from "#app/domain/pricing/within-cap.ts";

const asked = {
  pence: pence(2_900),
  fromOn: toDay("2026-12-01"),
  toOn: toDay("2027-06-01"),
  evidence: "Two workers travel together.",
};
const facts = {
  today: toDay("2026-11-24"),
  cap: { pence: pence(2_600) },
  frameworkEndsOn: toDay("2034-03-31"),
};

describe("an exception is asked for", () => {
  test("a price a penny above the cap, from today on", () => {
    expect(askException({ ...asked, pence: pence(2_601), fromOn: facts.today }, facts).ok).toBe(true);
  });

  test.each([
    ["a price at the cap", { pence: pence(2_600) }, {}, "within-cap"],
    ["yesterday", { fromOn: toDay("2026-11-23") }, {}, "starts-in-the-past"],
    ["no day at all", { toOn: toDay("2026-12-01") }, {}, "ends-before-it-starts"],
    ["longer than the framework", { toOn: toDay("2034-04-01") }, {}, "after-the-framework"],
    ["a line without a cap", {}, { cap: null }, "no-cap"],
  ])("but not for %s", (_, change, around, kind) => {
    expect(askException({ ...asked, ...change }, { ...facts, ...around })).toMatchObject({
      ok: false,
      why: { kind },
    });
  });
});

describe("an exception is granted", () => {
  const request = { ...asked, requestedBy: "ada", decided: false };
  const cap = { id: "cap-now", pence: pence(2_600) };
  const later = { id: "cap-then", pence: pence(2_700) };
  const around = {
    today: facts.today,
    capAtStart: cap,
    capAtEnd: later,
    rates: [{ id: "old", validFrom: toDay("2026-01-05"), validTo: null }],
  };

  test("the old rate ends, the price asked stands until the end, and then the cap of that day", () => {
    expect(grantException(request, "ben", around)).toEqual({
      ok: true,
      value: {
        end: "old",
        begin: [
          { pence: 2_900, validFrom: "2026-12-01", validTo: "2027-06-01", cap, byException: true },
          { pence: 2_700, validFrom: "2027-06-01", validTo: null, cap: later, byException: false },
        ],
      },
    });
  });

  test("where there is no rate yet, none is made", () => {
    expect(grantException(request, "ben", { ...around, rates: [] })).toEqual({
      ok: true,
      value: { end: null, begin: [] },
    });
  });

  test("never by the one who asked, nor twice, nor once its first day has passed", () => {
    expect(grantException(request, "ada", around)).toMatchObject({ why: { kind: "own-request" } });
    expect(grantException({ ...request, decided: true }, "ben", around)).toMatchObject({
      why: { kind: "decided-already" },
    });
    const late = { ...around, today: toDay("2026-12-02") };
    expect(grantException(request, "ben", late)).toMatchObject({ why: { kind: "begun-already" } });
  });

  test("not where another change of the rate is set already", () => {
    const ending = [{ id: "old", validFrom: toDay("2026-01-05"), validTo: toDay("2027-01-04") }];
    expect(grantException(request, "ben", { ...around, rates: ending })).toMatchObject({
      why: { kind: "rate-in-the-way" },
    });
  });
});

describe("a price over its cap", () => {
  const cap = {
    id: "cap",
    areaId: "all",
    pence: pence(2_600),
    effectiveFrom: toDay("2026-04-01"),
    effectiveTo: null,
  };
  const exception = {
    id: "x",
    serviceLineId: "line",
    maximumPence: pence(2_900),
    fromOn: asked.fromOn,
    toOn: asked.toOn,
  };

  test.each([
    [2_600, "2026-11-30", true],
    [2_601, "2026-11-30", false],
    [2_601, "2026-12-01", true],
    [2_900, "2027-05-31", true],
    [2_901, "2027-05-31", false],
    [2_900, "2027-06-01", false],
  ])("of %i pence on %s passes: %s", (price, day, passes) => {
    expect(withinCap(pence(price), cap, [exception], toDay(day)).ok).toBe(passes);
  });
});
