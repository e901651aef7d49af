import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  blockPayment,
  breakEven,
  effectivePrice,
  mostRetained,
  savingOver,
  setBlockTerms,
  unitsAt,
} from "#app/domain/call-off/block.ts";
import { balanceOf, enterInBlock, isRunningLow, runsOutOn } from "#app/domain/call-off/block-ledger.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, compareExact, exact, pence } from "#app/domain/money.ts";

// A thousand hours at £20.00, 90% guaranteed, an empty hour paid in full; singly an hour costs £22.00.
const terms = {
  ...{ pence: pence(2_000), spotPence: pence(2_200), spotBasis: "Average of the lot" },
  ...{ guaranteed: basisPoints(9_000), voidShare: basisPoints(10_000) },
  ...{ retainerPence: pence(35_000), retainerDays: 10, noticeDays: 28, warnAt: basisPoints(1_000) },
};
const halfVoid = { ...terms, voidShare: basisPoints(5_000) };

describe("a block", () => {
  test.each([
    // 600 used: 600 × 20 + (900 − 600) × 20 = 18,000; ÷ 600 = 30
    ["600", 1_800_000, "30", -480_000],
    // 750 used: 900 × 20 = 18,000; ÷ 750 = 24; singly 750 × 22 = 16,500
    ["750", 1_800_000, "24", -150_000],
    // 850 used: 18,000 ÷ 850 = 21.17647…; singly 18,700
    ["850", 1_800_000, "21.1765", 70_000],
    // 900 and more: every hour at its price
    ["900", 1_800_000, "20", 180_000],
    ["1000", 2_000_000, "20", 200_000],
  ])("with %s of 1,000 hours used is paid %i pence, £%s a used hour", (used, paid, price, saving) => {
    expect(blockPayment("1000", used, terms)).toBe(paid);
    expect(effectivePrice("1000", used, terms)).toBe(price);
    expect(savingOver("1000", used, terms)).toBe(saving);
  });

  test("pays an empty hour at the void share: 600 × 20 + 300 × 10 = 15,000, £25.00 a used hour", () => {
    expect(blockPayment("1000", "600", halfVoid)).toBe(1_500_000);
    expect(effectivePrice("1000", "600", halfVoid)).toBe("25");
  });

  test("without any use has a payment and no price", () => {
    expect(blockPayment("1000", "0", terms)).toBe(1_800_000);
    expect(effectivePrice("1000", "0", terms)).toBeNull();
  });

  test.each([
    // 20 × 1 × 0.9 ÷ (22 − 20 + 20) = 18 ÷ 22 = 81.818…%, and no less does
    ["in full", terms, 8_182],
    // 20 × 0.5 × 0.9 ÷ (2 + 10) = 9 ÷ 12 = 75%
    ["by half", halfVoid, 7_500],
    ["not at all", { ...terms, voidShare: basisPoints(0) }, 0],
    // level prices: the guarantee itself
    ["in full, at the price of buying singly", { ...terms, spotPence: pence(2_000) }, 9_000],
    [
      "not at all, at the price of buying singly",
      { ...terms, spotPence: pence(2_000), voidShare: basisPoints(0) },
      0,
    ],
    ["in full, dearer than singly", { ...terms, spotPence: pence(1_999) }, null],
  ] as const)("that pays for empty units %s breaks even", (_what, payment, occupancy) => {
    expect(breakEven(payment)).toBe(occupancy);
  });

  test("keeps a place for at most ten days of £350 a week: £500", () => {
    expect(mostRetained(terms)).toBe(50_000);
  });

  test("is not priced over the cap of its line", () => {
    expect(setBlockTerms(terms, pence(2_000)).ok).toBe(true);
    expect(setBlockTerms(terms, pence(1_999))).toEqual({
      ok: false,
      why: { kind: "over-cap", capPence: 1_999 },
    });
    expect(setBlockTerms(terms, null).ok).toBe(true);
  });

  test("costs no more than singly from its break-even on, and more below it", () => {
    const points = (max: number) => fc.integer({ min: 0, max }).map(basisPoints);
    // So many that no difference hides in the rounding to a penny.
    const many = "10000000000";
    const anyTerms = fc.record({
      pence: fc.integer({ min: 1, max: 5_000 }).map(pence),
      spotPence: fc.integer({ min: 1, max: 5_000 }).map(pence),
      guaranteed: points(10_000),
      voidShare: points(10_000),
    });
    fc.assert(
      fc.property(anyTerms, points(10_000), (some, occupancy) => {
        if (occupancy === 0) return;
        const from = breakEven(some);
        const dearer = savingOver(many, unitsAt(many, occupancy), some) < 0;
        expect(dearer).toBe(from === null || occupancy < from);
      }),
    );
  });
});

describe("the ledger of a block", () => {
  const term = { startsOn: toDay("2026-11-02"), endsOn: toDay("2027-11-01") };
  const today = toDay("2026-11-25");
  const ledger = balanceOf([
    { kind: "COMMITTED", units: "1000.00" },
    { kind: "DRAWDOWN", units: "350.25" },
    { kind: "VOID", units: "20.00" },
    { kind: "RETURNED", units: "10.25" },
  ]);

  test("adds up: 1,000 less 350.25 and 20, plus 10.25, leaves 640", () => {
    expect(ledger).toEqual({ committed: "1000", taken: "360", left: "640" });
  });

  test.each([
    ["DRAWDOWN", "640", true],
    ["DRAWDOWN", "640.01", false],
    ["VOID", "641", false],
    ["RETURNED", "360", true],
    ["RETURNED", "360.01", false],
  ] as const)("%s of %s keeps it between nought and the commitment: %s", (kind, units, ok) => {
    expect(enterInBlock({ kind, units, on: today }, ledger, term, today).ok).toBe(ok);
  });

  test("is about days of the contract up to today", () => {
    const on = (day: string) =>
      enterInBlock({ kind: "DRAWDOWN", units: "1", on: toDay(day) }, ledger, term, today);
    expect(on("2026-11-02").ok).toBe(true);
    expect(on("2026-11-01")).toMatchObject({ why: { kind: "outside-term" } });
    expect(on("2026-11-26")).toMatchObject({ why: { kind: "in-the-future" } });
  });

  test("is low at the threshold", () => {
    expect(isRunningLow(ledger, basisPoints(6_400))).toBe(true);
    expect(isRunningLow(ledger, basisPoints(6_399))).toBe(false);
  });

  test("runs out at its pace: 360 in 24 days is 15 a day, and 640 last 42 days and a part of the next", () => {
    expect(runsOutOn(ledger, term.startsOn, today)).toBe("2027-01-07");
    expect(runsOutOn(balanceOf([{ kind: "COMMITTED", units: "5" }]), term.startsOn, today)).toBeNull();
  });

  test("never leaves the span from nought to the commitment, whatever is entered", () => {
    const entries = fc.array(
      fc.record({
        kind: fc.constantFrom("DRAWDOWN" as const, "VOID" as const, "RETURNED" as const),
        units: fc
          .integer({ min: 1, max: 70_000 })
          .map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`),
      }),
    );
    fc.assert(
      fc.property(entries, (wanted) => {
        const kept: {
          readonly kind: "COMMITTED" | "DRAWDOWN" | "VOID" | "RETURNED";
          readonly units: string;
        }[] = [{ kind: "COMMITTED", units: "1000.00" }];
        for (const entry of wanted) {
          if (enterInBlock({ ...entry, on: today }, balanceOf(kept), term, today).ok) kept.push(entry);
          const { left } = balanceOf(kept);
          expect(compareExact(exact(left), exact(0))).toBeGreaterThanOrEqual(0);
          expect(compareExact(exact(left), exact(1000))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
