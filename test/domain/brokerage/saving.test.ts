import { describe, expect, test } from "vitest";
import { effectOf, moveSaving, sumByKind } from "#app/domain/brokerage/saving.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

describe("the effect of a weekly saving", () => {
  test("£120 a week from 5 October 2026 is £3,051.43 in that year and £6,257.14 in a full one", () => {
    expect(effectOf(pence(12_000), toDay("2026-10-05"))).toEqual({ partYear: 305_143, fullYear: 625_714 });
  });

  test("a placement that ends before April saves until it ends: 28 days are four weeks", () => {
    const effect = effectOf(pence(12_000), toDay("2026-10-05"), toDay("2026-11-02"));
    expect(effect.partYear).toBe(48_000);
  });

  test("31 March is one day of the old year, 1 April begins a new one", () => {
    expect(effectOf(pence(700), toDay("2027-03-31")).partYear).toBe(100);
    expect(effectOf(pence(700), toDay("2027-04-01")).partYear).toBe(36_600);
  });
});

describe("a saving is proven step by step", () => {
  const evidence = "a-new-rate";
  test.each([
    ["proposed", "agreed", null, false, true],
    ["proposed", "validated", evidence, true, false],
    ["agreed", "evidenced", evidence, false, true],
    ["agreed", "evidenced", null, false, false],
    ["evidenced", "validated", evidence, true, true],
    ["evidenced", "validated", evidence, false, false],
    ["validated", "reversed", null, false, true],
    ["reversed", "agreed", null, true, false],
  ] as const)("%s to %s, evidence %s, by finance %s: %s", (from, to, evidenceId, byFinance, ok) => {
    expect(moveSaving(from, { to, evidenceId, byFinance }).ok).toBe(ok);
  });
});

test("cashable and avoided are summed apart, and only in the states that are asked for", () => {
  const saving = (kind: "cashable" | "avoided", state: "validated" | "proposed", amount: number) => ({
    ...{ kind, state, partYear: pence(amount), fullYear: pence(amount * 2) },
  });
  const sums = sumByKind(
    [
      saving("cashable", "validated", 100),
      saving("cashable", "proposed", 10),
      saving("avoided", "validated", 7),
    ],
    ["validated"],
  );
  expect(sums.cashable).toEqual({ partYear: 100, fullYear: 200 });
  expect(sums.avoided).toEqual({ partYear: 7, fullYear: 14 });
});
