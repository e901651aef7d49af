import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FundingShare } from "#app/domain/brokerage/funding.ts";
import { lotRuleOn, neverReaches, setLotRule, type LotRule } from "#app/domain/brokerage/lot-rule.ts";
import { newPrice, type Occasion, type StandingPart } from "#app/domain/brokerage/new-price.ts";
import { approveNewPrices } from "#app/domain/brokerage/new-prices-decision.ts";
import { newPrices, type StandingPlacement } from "#app/domain/brokerage/new-prices.ts";
import { weekOn, yearlyCost } from "#app/domain/brokerage/placement.ts";
import { refit } from "#app/domain/brokerage/refitted-funding.ts";
import { addDays, toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";

const on = toDay("2027-04-01");
const round: Occasion = { kind: "round", effectiveOn: on };
const uplift: Occasion = { kind: "uplift", effectiveOn: on };
const reaches: LotRule = { round: "PROPOSE", uplift: "PROPOSE", ownPrices: "NEVER" };

/** Ten hours a week at the rate of £24.00, which becomes £25.20 on 1 April 2027; the lot rises by 5%. */
function part(
  change: Partial<Omit<StandingPart, "standing">> & {
    readonly standing?: Partial<StandingPart["standing"]>;
  } = {},
): StandingPart {
  const { standing, ...own } = change;
  return {
    ...{ id: "part", serviceLineId: "line", kind: "care", pence: pence(2_400), per: "hour", units: "10" },
    ...{ fromOn: toDay("2026-10-05"), toOn: null },
    ...own,
    standing: {
      ...{ unit: "hour", ratePence: pence(2_400), rateBefore: pence(2_400) },
      ...{ begins: { rateId: "rate", pence: pence(2_520) }, capPence: pence(2_600), exceptionPence: null },
      uplift: basisPoints(500),
      ...standing,
    },
  };
}

const rest: FundingShare = { stream: "council", share: { kind: "rest" } };
const weekly = (stream: FundingShare["stream"], amount: number): FundingShare => ({
  stream,
  share: { kind: "weekly", pence: pence(amount) },
});

/** The person pays £40.00 a week and the council the rest. */
function placement(change: Partial<StandingPlacement> = {}): StandingPlacement {
  const span = { fromOn: toDay("2026-10-05"), toOn: null };
  return {
    ...{ ...span, approvedOn: toDay("2026-10-02"), cancelledOn: null, suspensions: [], elements: [part()] },
    ...{
      funding: [{ ...span, shares: [weekly("client", 4_000), rest] }],
      pricedAs: "framework",
      reviewsWait: [],
    },
    ...change,
  };
}

describe("the rule of a lot", () => {
  const later = { ...reaches, fromOn: toDay("2027-01-01") };

  test("without one nothing reaches running placements; one holds from its day on", () => {
    expect(lotRuleOn([], on)).toEqual(neverReaches);
    expect(lotRuleOn([later], toDay("2026-12-31"))).toEqual(neverReaches);
    expect(lotRuleOn([later, { ...neverReaches, fromOn: toDay("2027-04-01") }], on)).toMatchObject(
      neverReaches,
    );
  });

  test.each([
    ["a day that has passed", { fromOn: toDay("2026-11-15") }, "in-the-past"],
    ["a day that has a rule", {}, "day-taken"],
    [
      "own prices without the uplift",
      { fromOn: on, uplift: "NEVER", ownPrices: "PROPOSE" },
      "own-prices-without-uplift",
    ],
  ] as const)("%s is refused", (_words, change, kind) => {
    expect(setLotRule({ ...later, ...change }, [later], toDay("2026-11-16"))).toEqual({
      ok: false,
      why: { kind },
    });
  });
});

describe("the new price of a part", () => {
  const judged = (
    change: Parameters<typeof part>[0],
    occasion: Occasion,
    rule = reaches,
    pricedAs: StandingPlacement["pricedAs"] = "framework",
  ) => {
    const verdict = newPrice(part(change), pricedAs, rule, occasion);
    return verdict.ok ? verdict.value.pence : verdict.why.kind;
  };

  test.each([
    ["at the rate, in a round", {}, round, reaches, "framework", 2_520],
    ["at the rate, by an uplift", {}, uplift, reaches, "framework", 2_520],
    ["the lot's rule says never", {}, round, neverReaches, "framework", "rule-never"],
    ["negotiated, in a round", { pence: pence(2_300) }, round, reaches, "framework", "own-price"],
    ["negotiated, by an uplift", { pence: pence(2_300) }, uplift, reaches, "framework", "own-price"],
    ["FNC, which the NHS pays", { kind: "nursing" }, uplift, reaches, "framework", "nursing"],
    ["ended before", { toOn: on }, uplift, reaches, "framework", "ended"],
    ["begins that day", { fromOn: on }, uplift, reaches, "framework", "begins-later"],
    ["paid once", { per: "one-off" }, uplift, reaches, "framework", "paid-once"],
    ["from a block contract", {}, uplift, reaches, "block", "block"],
    [
      "its rate does not move",
      { standing: { begins: null } },
      uplift,
      reaches,
      "framework",
      "rate-unchanged",
    ],
    ["off the framework, in a round", {}, round, reaches, "off-framework", "off-framework"],
    ["off the framework, 5% on £31.30", { pence: pence(3_130) }, uplift, reaches, "off-framework", 3_287],
    [
      "off the framework, in a lot that is not raised",
      { standing: { uplift: null } },
      ...[uplift, reaches, "off-framework", "not-in-uplift"],
    ],
    [
      "imported at the rate of the day before",
      { standing: { ratePence: null } },
      round,
      reaches,
      "framework",
      2_520,
    ],
  ] as [string, Parameters<typeof part>[0], Occasion, LotRule, StandingPlacement["pricedAs"], unknown][])(
    "%s",
    (_words, change, occasion, rule, pricedAs, expected) => {
      expect(judged(change, occasion, rule, pricedAs)).toBe(expected);
    },
  );

  test("where the rule says so, an uplift raises a price of its own by the lot's 5%, up to the cap or its exception", () => {
    const own: LotRule = { ...reaches, ownPrices: "PROPOSE" };
    expect(judged({ pence: pence(2_300) }, uplift, own)).toBe(2_415);
    expect(judged({ pence: pence(2_550) }, uplift, own)).toBe(2_600);
    expect(judged({ pence: pence(2_600) }, uplift, own)).toBe("at-cap");
    expect(judged({ pence: pence(2_700) }, uplift, own)).toBe("over-cap");
    expect(judged({ pence: pence(2_700), standing: { exceptionPence: pence(2_800) } }, uplift, own)).toBe(
      2_800,
    );
  });
});

describe("a placement priced anew", () => {
  test("the week costs £252.00 for £240.00, the council takes the £12.00: £625.71 a year", () => {
    const judged = newPrices(placement(), reaches, uplift);
    expect(judged.before).toEqual({ care: 24_000, publicPence: 20_000 });
    expect(judged.after).toEqual({ care: 25_200, publicPence: 21_200 });
    expect(judged.placement.elements).toMatchObject([
      { id: "part", toOn: on, pence: 2_400 },
      { fromOn: on, toOn: null, pence: 2_520, units: "10" },
    ]);
    expect(judged.refitted).toEqual([]);
    expect(yearlyCost(pence(judged.after.publicPence - judged.before.publicPence))).toBe(62_571);
  });

  test("a suspended one as well; its suspension stays", () => {
    const away = { id: "away", fromOn: addDays(on, -7), toOn: addDays(on, 7), paid: basisPoints(5_000) };
    const judged = newPrices(placement({ suspensions: [away] }), reaches, uplift);
    expect(weekOn(judged.placement, on)).toMatchObject({ value: { care: 25_200, payable: 12_600 } });
  });

  test("where all is fixed, the person pays what was assessed and public bodies take the rise in proportion", () => {
    expect(
      refit(pence(25_200), [weekly("client", 4_000), weekly("council", 5_000), weekly("joint", 15_000)]),
    ).toEqual({
      ok: true,
      value: [weekly("client", 4_000), weekly("council", 5_300), weekly("joint", 15_900)],
    });
    const funding = [
      {
        fromOn: toDay("2026-10-05"),
        toOn: null,
        shares: [weekly("client", 4_000), weekly("council", 20_000)],
      },
    ];
    const judged = newPrices(placement({ funding }), reaches, uplift);
    expect(judged.refitted).toEqual([
      { fromOn: on, toOn: null, shares: [weekly("client", 4_000), weekly("council", 21_200)] },
    ]);
  });

  test.each<[words: string, change: Partial<StandingPlacement>, kind: string]>([
    ["awaiting approval", { approvedOn: null }, "awaiting-approval"],
    ["cancelled", { cancelledOn: toDay("2026-12-01") }, "cancelled"],
    ["with a review that waits", { reviewsWait: ["part"] }, "review-waits"],
    ["for which nobody pays", { funding: [] }, "not-funded"],
    [
      "whose funding is agreed anew for later days and would not make the price",
      {
        funding: [
          { fromOn: toDay("2026-10-05"), toOn: toDay("2027-05-01"), shares: [rest] },
          { fromOn: toDay("2027-05-01"), toOn: null, shares: [weekly("council", 24_000)] },
        ],
      },
      "funding-in-the-way",
    ],
  ])("one %s keeps its prices", (_words, change, kind) => {
    const judged = newPrices(placement(change), reaches, uplift);
    expect(judged.parts.map(({ outcome }) => outcome.ok || outcome.why.kind)).toEqual([kind]);
    expect(judged.after).toEqual(judged.before);
  });
});

test("nothing changes before the day, and the shares make the price on every day from it on", () => {
  const sharesOf = (price: number) =>
    fc.oneof(
      fc.constant([rest]),
      fc.constant([weekly("client", 500), rest]),
      fc
        .integer({ min: 1, max: price - 1 })
        .map((own) => [weekly("client", own), weekly("council", price - own)]),
      fc.constant([
        { stream: "council", share: { kind: "percent", share: basisPoints(3_333) } },
        { stream: "joint", share: { kind: "percent", share: basisPoints(6_667) } },
      ] as const satisfies readonly FundingShare[]),
    );
  const worlds = fc
    .tuple(
      fc.integer({ min: 1_000, max: 5_000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 900, max: 6_000 }),
    )
    .chain(([price, hours, to]) =>
      sharesOf(price * hours).map((shares) => ({
        price,
        hours,
        to,
        shares: shares as readonly FundingShare[],
      })),
    );
  fc.assert(
    fc.property(worlds, fc.boolean(), ({ price, hours, to, shares }, ends) => {
      const span = { fromOn: toDay("2026-10-05"), toOn: ends ? addDays(on, 30) : null };
      const rate = pence(price);
      const given = placement({
        ...span,
        elements: [
          part({
            ...span,
            ...{ pence: rate, units: String(hours) },
            standing: { ratePence: rate, rateBefore: rate, begins: { rateId: "rate", pence: pence(to) } },
          }),
        ],
        funding: [{ ...span, shares }],
      });
      const { placement: after } = newPrices(given, reaches, round);
      for (const day of [span.fromOn, addDays(on, -1)])
        expect(weekOn(after, day)).toEqual(weekOn(given, day));
      for (const day of [on, addDays(on, 1), addDays(on, 29)]) {
        const week = weekOn(after, day);
        if (!week.ok) throw new Error(`nobody pays on ${day}`);
        expect(week.value.funded.reduce((sum, one) => sum + one.pence, 0)).toBe(week.value.care);
      }
    }),
  );
});

test.each([
  ["the proposer", { accountId: "proposer", limit: pence(1_000_000) }, "own-proposal"],
  ["nobody with a limit", { accountId: "other", limit: null }, "no-limit"],
  ["too low a limit", { accountId: "other", limit: pence(62_570) }, "over-limit"],
])("%s does not approve new prices", (_words, by, kind) => {
  const proposed = { proposedBy: "proposer", decided: false, yearly: pence(62_571) };
  expect(approveNewPrices(proposed, by)).toMatchObject({ ok: false, why: { kind } });
  expect(approveNewPrices(proposed, { accountId: "other", limit: pence(62_571) }).ok).toBe(true);
  expect(approveNewPrices({ ...proposed, decided: true }, by)).toMatchObject({
    why: { kind: "already-decided" },
  });
});
