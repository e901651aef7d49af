import { describe, expect, test } from "vitest";
import {
  approvePlacement,
  dearestWeek,
  returnPlacement,
  type ApprovalFacts,
} from "#app/domain/brokerage/approval.ts";
import type { Placement } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";

const today = toDay("2026-11-16");
const start = toDay("2027-01-04");

/** £900.00 a week from January and £950.00 from April, of which the person pays £150.00. */
const placement: Placement = {
  ...{ fromOn: start, toOn: null, approvedOn: null, cancelledOn: null, suspensions: [] },
  elements: [
    {
      ...{ id: "a", serviceLineId: "home", kind: "care", pence: pence(90_000), per: "week", units: "1" },
      ...{ fromOn: start, toOn: toDay("2027-04-01") },
    },
    {
      ...{ id: "b", serviceLineId: "home", kind: "care", pence: pence(95_000), per: "week", units: "1" },
      ...{ fromOn: toDay("2027-04-01"), toOn: null },
    },
  ],
  funding: [
    {
      ...{ fromOn: start, toOn: null },
      shares: [
        { stream: "client", share: { kind: "weekly", pence: pence(15_000) } },
        { stream: "council", share: { kind: "rest" } },
      ],
    },
  ],
};

const facts: ApprovalFacts = {
  ...{ madeBy: "broker", approved: false, returned: false, limit: pence(5_000_000), panel: null },
};

const approve = (known: Partial<ApprovalFacts> = {}, by = "approver") =>
  approvePlacement(placement, { ...facts, ...known }, by, today);

describe("approving what a placement costs in a year", () => {
  test("the dearest of its weeks counts, without what the person pays", () => {
    expect(dearestWeek(placement)).toEqual({ care: 95_000, publicPence: 80_000 });
  });

  test("a suspension to come makes no week cheaper", () => {
    const away = { id: "away", fromOn: start, toOn: null, paid: basisPoints(0) };
    expect(dearestWeek({ ...placement, suspensions: [away] }).publicPence).toBe(80_000);
  });

  test("£800 a week is £41,714.29 in 365/7 weeks, within £50,000", () => {
    expect(approve()).toEqual({ ok: true, value: { weekly: 95_000, yearly: 4_171_429 } });
  });

  const refusals: readonly [string, Partial<ApprovalFacts>, string, object][] = [
    ["the one who made it", {}, "broker", { kind: "own-placement" }],
    ["what is approved already", { approved: true }, "approver", { kind: "not-waiting" }],
    ["what was returned", { returned: true }, "approver", { kind: "returned" }],
    ["a person without a limit", { limit: null }, "approver", { kind: "no-limit" }],
    [
      "a cost over the limit",
      { limit: pence(4_171_428) },
      "approver",
      { kind: "over-limit", limit: 4_171_428, yearly: 4_171_429 },
    ],
    [
      "a price over what the panel set",
      { panel: { weekly: pence(94_999), expiresOn: toDay("2027-06-01") } },
      "approver",
      { kind: "over-panel", limitWeekly: 94_999, weekly: 95_000 },
    ],
    [
      "a price at which a panel has to be asked, and none was",
      { panelFrom: pence(95_000) },
      "approver",
      { kind: "panel-not-asked", weekly: 95_000 },
    ],
    [
      "a panel's limit on the day that it expires",
      { panel: { weekly: pence(95_000), expiresOn: today } },
      "approver",
      { kind: "panel-expired", expiredOn: today },
    ],
  ];
  for (const [what, known, by, why] of refusals)
    test(`refuses ${what}`, () => expect(approve(known, by)).toEqual({ ok: false, why }));

  test("returning is for what waits, and not for the one who made it", () => {
    expect(returnPlacement(placement, facts, "approver", today)).toEqual({ ok: true, value: true });
    expect(returnPlacement(placement, facts, "broker", today)).toMatchObject({
      why: { kind: "own-placement" },
    });
    const returned = { ...facts, returned: true };
    expect(returnPlacement(placement, returned, "approver", today)).toMatchObject({
      why: { kind: "returned" },
    });
  });
});
