import { describe, expect, test } from "vitest";
import { amend, refund } from "#app/domain/brokerage/amendment.ts";
import type { Element } from "#app/domain/brokerage/element.ts";
import type { Placement } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const start = toDay("2026-10-05");
const later = toDay("2026-12-07");

const calls: Element = {
  ...{ id: "calls", serviceLineId: "home-care", kind: "care", pence: pence(2_400), per: "hour", units: "10" },
  ...{ fromOn: start, toOn: null },
};

/** Ten hours a week at £24.00, wholly the council's. */
const placement: Placement = {
  ...{ fromOn: start, toOn: null, approvedOn: start, cancelledOn: null, elements: [calls], suspensions: [] },
  funding: [{ fromOn: start, toOn: null, shares: [{ stream: "council", share: { kind: "rest" } }] }],
};

const under = { unit: "hour" as const, capPence: pence(2_600), exceptionPence: null };
const twelve = { ...calls, id: "new", units: "12", fromOn: later };

describe("amending a placement by a new part", () => {
  test("two hours more from 7 December: the old part ends that day, and £48 a week is £2,502.86 a year more", () => {
    const verdict = amend(placement, { element: twelve, endsId: "calls" }, under, pence(250_286));
    expect(verdict).toMatchObject({
      ok: true,
      value: {
        elements: [
          { id: "calls", toOn: later },
          { id: "new", fromOn: later, units: "12" },
        ],
      },
    });
    expect(amend(placement, { element: twelve, endsId: "calls" }, under, pence(250_285))).toEqual({
      ok: false,
      why: { kind: "needs-approval", adds: 250_286, mayAdd: 250_285 },
    });
  });

  test("a dearer week of the past does not hide what a new part adds", () => {
    const before: Element = { ...calls, id: "before", units: "20", toOn: toDay("2026-11-02") };
    const now: Element = { ...calls, fromOn: toDay("2026-11-02") };
    const cheaperNow = { ...placement, elements: [before, now] };
    expect(amend(cheaperNow, { element: twelve, endsId: "calls" }, under, pence(250_285))).toMatchObject({
      why: { kind: "needs-approval", adds: 250_286 },
    });
  });

  test("fewer hours add nothing", () => {
    const eight = { ...twelve, units: "8" };
    expect(amend(placement, { element: eight, endsId: "calls" }, under, pence(0)).ok).toBe(true);
  });

  const refusals: readonly [string, Partial<Element>, string | null, object][] = [
    [
      "a second part of the same line at the same time",
      {},
      null,
      { kind: "overlaps", elementId: "calls", fromOn: start, toOn: null },
    ],
    [
      "a day before the placement",
      { fromOn: toDay("2026-10-04") },
      "calls",
      { kind: "part-not-running", fromOn: start, toOn: null },
    ],
    [
      "the first day of the old part",
      { fromOn: start },
      "calls",
      { kind: "part-not-running", fromOn: start, toOn: null },
    ],
    ["a negative quantity", { units: "-2" }, "calls", { kind: "no-units" }],
    ["nothing at all", { units: "0.00" }, "calls", { kind: "no-units" }],
    ["a price over the cap", { pence: pence(2_601) }, "calls", { kind: "over-cap", capPence: 2_600 }],
    [
      "an hour priced as a week under a cap by the hour",
      { per: "week" },
      "calls",
      { kind: "other-unit", unit: "hour" },
    ],
    ["a part that is not there", {}, "another", { kind: "no-such-part" }],
  ];
  for (const [what, change, endsId, why] of refusals)
    test(`refuses ${what}`, () =>
      expect(
        amend(placement, { element: { ...twelve, ...change }, endsId }, under, pence(9_999_999)),
      ).toEqual({
        ok: false,
        why,
      }));

  test("a price over the cap is taken with an exception that reaches it", () => {
    const dearer = { ...twelve, pence: pence(2_700) };
    const ground = { ...under, exceptionPence: pence(2_700) };
    expect(amend(placement, { element: dearer, endsId: "calls" }, ground, pence(9_999_999)).ok).toBe(true);
  });

  test("a part without a cap falls due as brokerage agrees", () => {
    const uncapped = { ...under, capPence: null };
    const byWeek = { ...twelve, per: "week" as const, units: "1", pence: pence(28_800) };
    expect(amend(placement, { element: byWeek, endsId: "calls" }, uncapped, pence(9_999_999)).ok).toBe(true);
  });

  test("a price that fixed shares no longer make is refused with the day", () => {
    const fixed = {
      ...placement,
      funding: [
        {
          fromOn: start,
          toOn: null,
          shares: [{ stream: "council" as const, share: { kind: "weekly" as const, pence: pence(24_000) } }],
        },
      ],
    };
    expect(amend(fixed, { element: twelve, endsId: "calls" }, under, pence(9_999_999))).toEqual({
      ok: false,
      why: { kind: "not-funded", on: later, why: { kind: "short-of-the-price", shortPence: 4_800 } },
    });
  });
});

describe("agreeing on who pays from a day", () => {
  const half = [
    { stream: "council" as const, share: { kind: "rest" as const } },
    { stream: "joint" as const, share: { kind: "weekly" as const, pence: pence(10_000) } },
  ];

  test("it holds from that day to the placement's end", () => {
    expect(refund(placement, later, half)).toEqual({
      ok: true,
      value: { fromOn: later, toOn: null, shares: half },
    });
  });

  test("refuses a day outside the placement, and one before something agreed for later", () => {
    expect(refund(placement, toDay("2026-10-01"), half)).toMatchObject({
      why: { kind: "outside-the-placement" },
    });
    const [first] = placement.funding;
    if (!first) throw new Error("there is none");
    const agreed = {
      ...placement,
      funding: [
        { ...first, toOn: later },
        { ...first, fromOn: later },
      ],
    };
    expect(refund(agreed, toDay("2026-11-02"), half)).toEqual({
      ok: false,
      why: { kind: "another-follows" },
    });
  });

  test("refuses shares that do not make the price", () => {
    const short = [{ stream: "council" as const, share: { kind: "weekly" as const, pence: pence(23_999) } }];
    expect(refund(placement, later, short)).toEqual({
      ok: false,
      why: { kind: "not-funded", on: later, why: { kind: "short-of-the-price", shortPence: 1 } },
    });
  });
});
