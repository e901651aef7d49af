import { describe, expect, test } from "vitest";
import {
  approveAmendment,
  putUpAmendment,
  turnDownAmendment,
  whyVoid,
  type AmendmentToDecide,
} from "#app/domain/brokerage/amendment-approval.ts";
import type { ApprovalLimits } from "#app/domain/brokerage/approval.ts";
import type { Element } from "#app/domain/brokerage/element.ts";
import type { Placement } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const start = toDay("2026-10-05");
const today = toDay("2026-11-16");
const later = toDay("2026-12-07");

const calls: Element = {
  ...{ id: "calls", serviceLineId: "home-care", kind: "care", pence: pence(2_400), per: "hour", units: "10" },
  ...{ fromOn: start, toOn: null },
};

/** Ten hours a week at £24.00, of which the person pays £40.00. */
const placement: Placement = {
  ...{ fromOn: start, toOn: null, approvedOn: start, cancelledOn: null, elements: [calls], suspensions: [] },
  funding: [
    {
      ...{ fromOn: start, toOn: null },
      shares: [
        { stream: "client", share: { kind: "weekly", pence: pence(4_000) } },
        { stream: "council", share: { kind: "rest" } },
      ],
    },
  ],
};

/** Twenty hours from 7 December: £480.00 a week, of which £440.00 is public, £22,942.86 in 365/7 weeks. */
const toDecide: AmendmentToDecide = {
  ...{ element: { ...calls, id: "new", units: "20", fromOn: later }, endsId: "calls" },
  ...{ proposedBy: "broker", closed: false, voidBy: null },
};

const limits: ApprovalLimits = { limit: pence(2_294_286), panel: null };
const ground = { unit: "hour" as const, capPence: pence(2_600), exceptionPence: null };

const approve = (
  change: Partial<AmendmentToDecide> = {},
  known: Partial<ApprovalLimits> = {},
  by = "approver",
) => approveAmendment(placement, { ...toDecide, ...change }, { ...limits, ...known, ground }, by, today);

describe("approving an amendment that is over a broker's limit", () => {
  test("the dearest week from its day on counts, as that of a new placement does", () => {
    expect(approve()).toMatchObject({
      ok: true,
      value: {
        ...{ weekly: 48_000, yearly: 2_294_286 },
        after: {
          elements: [
            { id: "calls", toOn: later },
            { id: "new", fromOn: later },
          ],
        },
      },
    });
  });

  test("what was dearer before its day does not count", () => {
    const before: Element = { ...calls, id: "before", units: "60", toOn: toDay("2026-11-02") };
    const since: Element = { ...calls, fromOn: toDay("2026-11-02") };
    const facts = { ...limits, ground };
    const dearOnce = { ...placement, elements: [before, since] };
    expect(approveAmendment(dearOnce, toDecide, facts, "approver", today)).toMatchObject({
      value: { weekly: 48_000 },
    });
  });

  const panel = (weekly: number) => ({ weekly: pence(weekly), expiresOn: toDay("2027-06-01") });
  const refusals: readonly [string, ReturnType<typeof approve>, object][] = [
    ["the one who proposed it", approve({}, {}, "broker"), { kind: "own-proposal" }],
    ["what is decided already", approve({ closed: true }), { kind: "not-waiting" }],
    ["what is void", approve({ voidBy: "changed" }), { kind: "void", voidBy: "changed" }],
    ["a person without a limit", approve({}, { limit: null }), { kind: "no-limit" }],
    [
      "a cost over the limit",
      approve({}, { limit: pence(2_294_285) }),
      { kind: "over-limit", limit: 2_294_285, yearly: 2_294_286 },
    ],
    [
      "a week over what the panel set",
      approve({}, { panel: panel(47_999) }),
      { kind: "over-panel", limitWeekly: 47_999, weekly: 48_000 },
    ],
    [
      "a week at which a panel has to be asked, and none was",
      approve({}, { panelFrom: pence(48_000) }),
      { kind: "panel-not-asked", weekly: 48_000 },
    ],
    [
      "a price that is over a cap set since",
      approve({ element: { ...toDecide.element, pence: pence(2_601) } }),
      { kind: "over-cap", capPence: 2_600 },
    ],
  ];
  for (const [what, verdict, why] of refusals)
    test(`refuses ${what}`, () => expect(verdict).toEqual({ ok: false, why }));

  test("turning down is another's too, and never of what is void", () => {
    expect(turnDownAmendment(toDecide, "approver")).toEqual({ ok: true, value: true });
    expect(turnDownAmendment(toDecide, "broker")).toMatchObject({ why: { kind: "own-proposal" } });
    expect(turnDownAmendment({ ...toDecide, voidBy: "ended" }, "approver")).toMatchObject({
      why: { kind: "void", voidBy: "ended" },
    });
  });
});

describe("what makes a waiting amendment void", () => {
  const since = { cancelledOn: null, toOn: null, unchanged: true, erased: false, fromOn: later };
  const cases: readonly [string, Partial<typeof since> | object, string | null][] = [
    ["nothing, while all is as it was", {}, null],
    [
      "an end after its day, when the parts end with it",
      { toOn: toDay("2027-03-01"), unchanged: false },
      "changed",
    ],
    ["an end on its day, which is excluded", { toOn: later, unchanged: false }, "ended"],
    ["an end that has come", { toOn: today }, "ended"],
    ["another part, another price or another share", { unchanged: false }, "changed"],
    ["a cancellation", { cancelledOn: today }, "cancelled"],
    ["an erasure, whatever else", { erased: true, toOn: today, unchanged: false }, "erased"],
  ];
  for (const [what, change, voidBy] of cases)
    test(what, () => expect(whyVoid({ ...since, ...change }, today)).toBe(voidBy));
});

test("one amendment waits at a time, and only of a placement that is approved itself", () => {
  expect(putUpAmendment(placement, false)).toEqual({ ok: true, value: true });
  expect(putUpAmendment(placement, true)).toEqual({ ok: false, why: { kind: "waits-already" } });
  expect(putUpAmendment({ approvedOn: null }, false)).toEqual({
    ok: false,
    why: { kind: "not-approved-yet" },
  });
});
