import { describe, expect, test } from "vitest";
import { cancelPlacement, endPlacement, handBack, resume, retained } from "#app/domain/brokerage/ending.ts";
import type { PlacementDates } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";

const today = toDay("2026-11-16");
const start = toDay("2026-10-05");
const dates: PlacementDates = {
  ...{ fromOn: start, toOn: null, approvedOn: start, cancelledOn: null, suspensions: [] },
};

describe("the end of a placement", () => {
  test("it ends on a day after its first, before the end it has", () => {
    expect(endPlacement(dates, toDay("2026-11-20"), today)).toEqual({ ok: true, value: "2026-11-20" });
    expect(endPlacement(dates, start, today)).toMatchObject({ why: { kind: "before-it-starts" } });
    const ending = { ...dates, toOn: toDay("2026-12-01") };
    expect(endPlacement(ending, toDay("2026-12-01"), today)).toMatchObject({
      why: { kind: "after-its-end" },
    });
  });

  test("what was never approved is cancelled, not ended; what has started is ended, not cancelled", () => {
    const waiting = { ...dates, approvedOn: null };
    expect(endPlacement(waiting, toDay("2026-11-20"), today)).toEqual({
      ok: false,
      why: { kind: "not-running", status: "awaiting-approval" },
    });
    expect(cancelPlacement(waiting, today)).toEqual({ ok: true, value: today });
    expect(cancelPlacement(dates, today)).toEqual({
      ok: false,
      why: { kind: "has-started", status: "active" },
    });
    expect(cancelPlacement({ ...dates, fromOn: toDay("2026-11-17") }, today).ok).toBe(true);
  });
});

describe("handing back", () => {
  const own = { ...dates, handedBackOn: null };

  test("no sooner than the notice: 28 days from 16 November is 14 December", () => {
    expect(handBack(own, toDay("2026-12-14"), 28, today).ok).toBe(true);
    expect(handBack(own, toDay("2026-12-13"), 28, today)).toEqual({
      ok: false,
      why: { kind: "short-notice", earliest: "2026-12-14" },
    });
  });

  test("once, and only what runs or is to begin", () => {
    const again = { ...own, handedBackOn: toDay("2026-12-14") };
    expect(handBack(again, toDay("2026-12-20"), 28, today)).toMatchObject({
      why: { kind: "handed-back-already" },
    });
    const ended = { ...own, toOn: today };
    expect(handBack(ended, toDay("2026-12-20"), 28, today)).toMatchObject({ why: { kind: "not-running" } });
    const ending = { ...own, toOn: toDay("2026-12-15") };
    expect(handBack(ending, toDay("2026-12-15"), 28, today)).toMatchObject({
      why: { kind: "after-its-end" },
    });
  });
});

describe("a suspension", () => {
  const away = { id: "away", fromOn: toDay("2026-11-09"), toOn: null, paid: basisPoints(5_000) };

  test("ends on a day after its first", () => {
    expect(resume([away], "away", today)).toEqual({
      ok: true,
      value: { id: "away", toOn: today, neverBegin: [] },
    });
    expect(resume([away], "away", toDay("2026-11-09"))).toMatchObject({
      why: { kind: "outside-the-suspension" },
    });
    expect(resume([away], "other", today)).toEqual({ ok: false, why: { kind: "not-suspended" } });
  });

  test("on a block: a retainer of £450 of £900 for 42 days is half, and nothing afterwards", () => {
    const span = { fromOn: toDay("2026-11-09"), toOn: null };
    expect(retained(span, pence(90_000), { pence: pence(45_000), days: 42 })).toEqual([
      { fromOn: "2026-11-09", toOn: "2026-12-21", paid: 5_000 },
      { fromOn: "2026-12-21", toOn: null, paid: 0 },
    ]);
  });

  test("once the person is back, the unpaid part of the same absence never begins", () => {
    const first = { ...away, toOn: toDay("2026-12-21") };
    const second = { ...away, id: "second", fromOn: toDay("2026-12-21"), paid: basisPoints(0) };
    expect(resume([first, second], "away", today)).toMatchObject({ value: { neverBegin: ["second"] } });
  });

  test("on a block: a short absence is retained whole, and never above the price", () => {
    const span = { fromOn: toDay("2026-11-09"), toOn: toDay("2026-11-16") };
    expect(retained(span, pence(40_000), { pence: pence(45_000), days: 42 })).toEqual([
      { ...span, paid: 10_000 },
    ]);
    expect(retained(span, pence(40_000), { pence: pence(45_000), days: 0 })).toEqual([{ ...span, paid: 0 }]);
  });
});
