import { expect, test } from "vitest";
import { agreeReview, approvalRate, proposeReview } from "#app/domain/brokerage/review.ts";
import type { Placement } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const today = toDay("2026-11-16");
const enough = pence(1_000_000);
const span = { fromOn: toDay("2026-10-05"), toOn: null };
const hours = {
  ...span,
  id: "hours",
  serviceLineId: "a",
  kind: "care",
  pence: pence(2_400),
  per: "hour",
  units: "10",
} as const;
const bed = {
  ...span,
  id: "bed",
  serviceLineId: "b",
  kind: "care",
  pence: pence(90_000),
  per: "week",
  units: "1",
} as const;
const placement: Placement = {
  ...{ ...span, approvedOn: span.fromOn, cancelledOn: null, elements: [hours], suspensions: [] },
  funding: [
    {
      ...span,
      shares: [
        { stream: "client", share: { kind: "weekly", pence: pence(4_000) } },
        { stream: "council", share: { kind: "rest" } },
      ],
    },
  ],
};
const fewer = { elementId: "hours", units: "7.5", fromOn: toDay("2026-11-30") };

test("fewer hours free 2.5 of 24 pounds: the old part ends on the day and another takes over", () => {
  expect(agreeReview(placement, fewer, enough, today)).toMatchObject({
    ok: true,
    value: {
      ended: { id: "hours" },
      added: { units: "7.5", fromOn: "2026-11-30", pence: 2_400 },
      change: -6_000,
    },
  });
});

test("nought units end the part", () => {
  expect(agreeReview(placement, { ...fewer, units: "0" }, enough, today)).toMatchObject({
    ok: true,
    value: { added: null, change: -24_000 },
  });
});

test("what those who pay would not make is not agreed: a person's 40 pounds is above one hour of 24", () => {
  expect(agreeReview(placement, { ...fewer, units: "1" }, enough, today)).toEqual({
    ok: false,
    why: { kind: "no-longer-funded", on: "2026-11-30" },
  });
});

test("two hours more add 48 pounds a week, 2,502.86 a year: a penny over what the assessor may agree alone is refused", () => {
  const more = { ...fewer, units: "12" };
  expect(agreeReview(placement, more, pence(250_286), today)).toMatchObject({
    ok: true,
    value: { change: 4_800 },
  });
  expect(agreeReview(placement, more, pence(250_285), today)).toEqual({
    ok: false,
    why: { kind: "needs-approval", adds: 250_286, mayAdd: 250_285 },
  });
  expect(agreeReview(placement, fewer, pence(0), today)).toMatchObject({ ok: true });
});

test.each([
  ["nothing-changes", { ...fewer, units: "10.00" }, placement],
  ["not-a-quantity", { ...fewer, units: "-2" }, placement],
  ["not-a-quantity", { ...fewer, units: "many" }, placement],
  ["no-such-part", { ...fewer, elementId: "other" }, placement],
  ["in-the-past", { ...fewer, fromOn: toDay("2026-11-15") }, placement],
  ["outside-the-part", fewer, { ...placement, elements: [{ ...hours, toOn: toDay("2026-11-30") }] }],
  ["not-by-units", { ...fewer, elementId: "bed" }, { ...placement, elements: [bed] }],
  ["not-running", fewer, { ...placement, toOn: toDay("2026-11-16") }],
] as const)("a provider's proposal is refused: %s", (kind, proposed, of) => {
  expect(proposeReview(of, proposed, today)).toMatchObject({ ok: false, why: { kind } });
});

test("two of three decided are agreed: 67%", () => {
  expect(approvalRate({ proposed: 4, agreed: 2, refused: 1 })).toBe(67);
  expect(approvalRate({ proposed: 1, agreed: 0, refused: 0 })).toBeNull();
});
