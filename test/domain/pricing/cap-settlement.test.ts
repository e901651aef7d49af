import { expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { settleLoweredCap, type RateOverNewCap } from "#app/domain/pricing/cap-settlement.ts";

const day = toDay("2027-04-01");
const rate = (over: Partial<RateOverNewCap> = {}): RateOverNewCap => ({
  ...{ id: "a", pence: pence(2_600), validFrom: toDay("2026-01-05"), validTo: null, byException: false },
  ...over,
});

test("a rate over the cap that runs on is settled; one with an end, or by an exception, is left", () => {
  const ending = rate({ id: "b", validTo: toDay("2027-06-01") });
  const excepted = rate({ id: "c", byException: true });
  expect(settleLoweredCap([rate(), ending, excepted], day, [])).toEqual({ ok: true, value: [rate()] });
});

test("a rate over it that already begins on its day or later refuses the cap, and names the last such day", () => {
  const rates = ["2027-04-01", "2027-05-01"].map((from) => rate({ validFrom: toDay(from) }));
  expect(settleLoweredCap(rates, day, [])).toEqual({
    ok: false,
    why: { kind: "rates-to-come", fromOn: "2027-05-01" },
  });
});

test("a round that takes effect before it comes first, but only where there is a rate to settle", () => {
  const round = [toDay("2027-01-04")];
  expect(settleLoweredCap([rate()], day, round)).toMatchObject({ why: { kind: "round-comes-first" } });
  expect(settleLoweredCap([], day, round)).toEqual({ ok: true, value: [] });
});
