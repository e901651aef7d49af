import { describe, expect, test } from "vitest";
import {
  agree,
  lockBaseline,
  mayHoldFrom,
  name,
  savedBy,
  type Negotiation,
} from "#app/domain/brokerage/negotiation.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const at = new Date("2026-11-25T10:00:00Z");
const begun: Negotiation = { baseline: null, steps: [], agreed: null, closedAt: null };
const locked: Negotiation = { ...begun, baseline: { pence: pence(120_000), lockedAt: at, of: "asked" } };

function step(from: Negotiation, by: "council" | "provider", amount: number): Negotiation {
  const verdict = name(from, { by, pence: pence(amount), at });
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value;
}

describe("a negotiation", () => {
  test("has no counter before its baseline is locked", () => {
    expect(name(begun, { by: "council", pence: pence(1), at })).toMatchObject({
      why: { kind: "no-baseline" },
    });
  });

  test("is not countered with its own baseline, on which a provider may stand", () => {
    const same = { pence: pence(120_000), at };
    expect(name(locked, { ...same, by: "council" })).toMatchObject({ why: { kind: "is-the-baseline" } });
    expect(name(locked, { ...same, by: "provider" })).toMatchObject({ ok: true });
    const argued = step(locked, "council", 100_000);
    expect(name(argued, { ...same, by: "council" })).toMatchObject({ ok: true });
  });

  test("locks its baseline once", () => {
    const again = lockBaseline(locked, { pence: pence(1), lockedAt: at, of: "asked" });
    expect(again).toMatchObject({ why: { kind: "baseline-locked" } });
  });

  test("is about days of its placement: the first of them counts, the end does not", () => {
    const placement = { fromOn: toDay("2026-01-02"), toOn: toDay("2027-01-01") };
    expect(mayHoldFrom(placement, toDay("2026-01-02"))).toMatchObject({ ok: true });
    expect(mayHoldFrom({ ...placement, toOn: null }, toDay("2027-01-01"))).toMatchObject({ ok: true });
    expect(mayHoldFrom(placement, toDay("2026-01-01"))).toMatchObject({ why: { kind: "before-it-runs" } });
    expect(mayHoldFrom(placement, toDay("2027-01-01"))).toMatchObject({ why: { kind: "after-it-ends" } });
  });

  test("is agreed at the price that the other side named last", () => {
    const argued = step(step(locked, "council", 100_000), "provider", 110_000);
    expect(agree(argued, "council", pence(100_000), at)).toMatchObject({
      why: { kind: "not-their-price", lastPence: 110_000 },
    });
    const agreed = agree(argued, "council", pence(110_000), at);
    expect(agreed.ok && savedBy(agreed.value)).toEqual({ kind: "avoided", weekly: 10_000 });
  });

  test("about a price that is paid saves cash", () => {
    const paid = step(
      { ...locked, baseline: { pence: pence(120_000), lockedAt: at, of: "paid" } },
      "provider",
      90_000,
    );
    const agreed = agree(paid, "council", pence(90_000), at);
    expect(agreed.ok && savedBy(agreed.value)).toEqual({ kind: "cashable", weekly: 30_000 });
  });

  test("that ends no lower saves nothing, and nothing follows it", () => {
    const agreed = agree(locked, "council", pence(120_000), at);
    expect(agreed.ok && savedBy(agreed.value)).toBeUndefined();
    expect(agreed.ok && name(agreed.value, { by: "council", pence: pence(1), at })).toMatchObject({
      why: { kind: "closed" },
    });
  });
});
