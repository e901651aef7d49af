import { describe, expect, test } from "vitest";
import { placePerson, type IntendedPlacing, type PlacingFacts } from "#app/domain/brokerage/placing.ts";
import type { ReasonAgainst } from "#app/domain/call-off/reasons.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const today = toDay("2026-11-16");
const start = toDay("2027-01-04");

/** Ten hours a week at £24.00: £240.00 a week, £12,514.29 in a year of 365/7 weeks. */
const facts: PlacingFacts = {
  ...{ stage: "to-place", urgent: true, against: [] },
  offer: {
    ...{ startsOn: start, withdrawn: false },
    parts: [{ serviceLineId: "calls", kind: "care", pence: pence(2_400), per: "hour", units: "10" }],
  },
  delegation: { limit: pence(2_600_000), interimDays: 14 },
};

const intended: IntendedPlacing = {
  ...{ fromOn: start, toOn: null, ground: "", interim: false },
  shares: [
    { stream: "client", share: { kind: "weekly", pence: pence(4_000) } },
    { stream: "council", share: { kind: "rest" } },
  ],
};

const place = (known: Partial<PlacingFacts> = {}, asked: Partial<IntendedPlacing> = {}) =>
  placePerson({ ...facts, ...known }, { ...intended, ...asked }, today);

describe("placing a person with a member", () => {
  test("the offer's line becomes an element over all the days, and nothing runs before its approval", () => {
    expect(place()).toMatchObject({
      ok: true,
      value: {
        ...{ fromOn: start, toOn: null, approvedOn: null, interimUntil: null, offFramework: false },
        elements: [{ serviceLineId: "calls", pence: 2_400, fromOn: start, toOn: null }],
      },
    });
  });

  const refusals: readonly [string, Partial<PlacingFacts>, Partial<IntendedPlacing>, object][] = [
    ["a request that nobody chose for", { stage: "offers-in" }, {}, { kind: "not-now", stage: "offers-in" }],
    ["no offer", { offer: null }, {}, { kind: "no-offer-chosen" }],
    [
      "a day before the offer's",
      {},
      { fromOn: toDay("2027-01-03") },
      { kind: "before-the-offer", startsOn: start },
    ],
    ["an end before its start", {}, { toOn: start }, { kind: "ends-before-it-starts" }],
    [
      "shares over 100%",
      {},
      {
        shares: [
          { stream: "council", share: { kind: "percent", share: 6_000 as never } },
          { stream: "joint", share: { kind: "percent", share: 5_000 as never } },
        ],
      },
      { kind: "not-funded", on: start, why: { kind: "over-the-whole", share: 11_000 } },
    ],
    [
      "a charge to the person for after-care",
      {},
      {
        shares: [
          { stream: "client", share: { kind: "weekly", pence: pence(100) } },
          { stream: "s117", share: { kind: "rest" } },
        ],
      },
      { kind: "not-funded", on: start, why: { kind: "person-charged-for-after-care" } },
    ],
    ["a ground where none is needed", {}, { ground: "Nobody else." }, { kind: "ground-not-needed" }],
  ];
  for (const [what, known, asked, why] of refusals)
    test(`refuses ${what}`, () => expect(place(known, asked)).toEqual({ ok: false, why }));

  test("refuses an offer that was withdrawn", () => {
    const offer = facts.offer && { ...facts.offer, withdrawn: true };
    expect(place({ offer })).toEqual({ ok: false, why: { kind: "offer-withdrawn" } });
  });
});

describe("eligibility, asked again that day", () => {
  const stopped: ReasonAgainst = { kind: "placements-stopped", scope: "member", endsOn: toDay("2027-02-01") };
  const never: ReasonAgainst = { kind: "lot-not-held", lotId: "home-care", standing: { kind: "never" } };

  test("a provider with a stop is refused, whatever the ground", () => {
    const why = { kind: "not-to-be-placed-with", against: [stopped] };
    expect(place({ against: [stopped] })).toEqual({ ok: false, why });
    expect(place({ against: [stopped, never] }, { ground: "Nobody else speaks the language." })).toEqual({
      ok: false,
      why,
    });
  });

  test("one outside the framework is taken only with a ground, and is marked", () => {
    expect(place({ against: [never] })).toEqual({
      ok: false,
      why: { kind: "not-eligible", against: [never] },
    });
    expect(place({ against: [never] }, { ground: "Nobody else speaks the language." })).toMatchObject({
      ok: true,
      value: { offFramework: true },
    });
  });
});

describe("placing before approval", () => {
  const interim = { interim: true };

  test("an urgent placement within the broker's delegation runs at once, for as many days as it gives", () => {
    expect(place({}, interim)).toMatchObject({
      ok: true,
      value: { approvedOn: today, interimUntil: "2026-11-30" },
    });
  });

  test("a routine one, one outside the framework and one without a delegation wait", () => {
    expect(place({ urgent: false }, interim)).toMatchObject({ why: { kind: "interim-not-urgent" } });
    expect(place({ delegation: null }, interim)).toMatchObject({ why: { kind: "no-delegation" } });
    const against: readonly ReasonAgainst[] = [{ kind: "no-rate" }];
    expect(place({ against }, { ...interim, ground: "Nobody else." })).toMatchObject({
      why: { kind: "interim-off-framework" },
    });
  });

  test("£200 a week of public money is £10,428.57 a year, over a delegation of £10,000", () => {
    expect(place({ delegation: { limit: pence(1_000_000), interimDays: 14 } }, interim)).toEqual({
      ok: false,
      why: { kind: "over-delegation", limit: 1_000_000, yearly: 1_042_857 },
    });
  });
});
