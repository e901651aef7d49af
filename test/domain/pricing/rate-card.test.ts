import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import {
  changeFromLast,
  askedFor,
  priceRateCard,
  rateCardEntries,
  unpricedEntries,
  type RateCardTerms,
} from "#app/domain/pricing/rate-card.ts";

const everywhere = { id: "everywhere", name: "Everywhere", everywhere: true };
const rural = { id: "rural", name: "Rural edge", everywhere: false };
const cap = { effectiveFrom: toDay("2026-04-01"), effectiveTo: null };

const terms: RateCardTerms = {
  areas: [everywhere, rural],
  coveredAreaIds: ["everywhere"],
  locations: [{ id: "home", name: "Harbour House" }],
  exceptions: [],
  effectiveOn: toDay("2027-01-04"),
  lines: [
    {
      ...{ id: "visit", title: "Visit", unit: "hour", required: true, note: "" },
      caps: [
        { id: "c1", areaId: "everywhere", pence: pence(2_438), ...cap },
        { id: "c2", areaId: "rural", pence: pence(2_690), ...cap },
      ],
    },
    {
      ...{ id: "night", title: "Night", unit: "night", required: false, note: "" },
      caps: [{ id: "c3", areaId: "everywhere", pence: pence(9_000), ...cap }],
    },
  ],
};

const at = (serviceLineId: string, amount: number, areaId = "everywhere", locationId = "home") => ({
  ...{ serviceLineId, areaId, locationId, pence: pence(amount) },
});

test("a rate card asks for each line in each area that has a cap of its own", () => {
  expect(rateCardEntries(terms).map((entry) => [entry.key, entry.cap?.id])).toEqual([
    ["visit.everywhere.home", "c1"],
    ["visit.rural.home", "c2"],
    ["night.everywhere.home", "c3"],
  ]);
});

describe("prices", () => {
  test("are kept with the cap that each was held against", () => {
    const priced = priceRateCard(terms, [at("visit", 2_438), at("visit", 2_690, "rural")]);
    expect(priced).toMatchObject({ ok: true, value: [{ capId: "c1" }, { capId: "c2" }] });
  });

  test("of another lot's line, of an area without a cap of its own or of another location are refused", () => {
    for (const stray of [
      at("other-lot", 100),
      at("night", 100, "rural"),
      at("visit", 100, "everywhere", "away"),
    ])
      expect(priceRateCard(terms, [stray])).toEqual({ ok: false, why: { kind: "not-in-this-lot" } });
  });

  test("over their caps are all named at once", () => {
    const refused = priceRateCard(terms, [
      at("visit", 2_439),
      at("visit", 2_690, "rural"),
      at("night", 9_001),
    ]);
    expect(refused).toMatchObject({
      ok: false,
      why: { kind: "over-caps", over: [{ pence: 2_439 }, { pence: 9_001 }] },
    });
  });

  test("given twice for one line are refused", () => {
    expect(priceRateCard(terms, [at("visit", 1), at("visit", 2)])).toMatchObject({ why: { kind: "twice" } });
  });

  test("are wanted of required lines only", () => {
    expect(unpricedEntries(terms, [at("visit", 2_000)]).map((entry) => entry.key)).toEqual([
      "visit.rural.home",
    ]);
  });

  test("that are no longer asked for fall away", () => {
    const kept = askedFor({ ...terms, coveredAreaIds: ["rural"] }, [at("visit", 1), at("visit", 2, "rural")]);
    expect(kept).toEqual([at("visit", 2, "rural")]);
  });

  test("show how far they move from the last rate", () => {
    expect(changeFromLast(pence(2_000), pence(2_064))).toEqual({ pence: 64, share: 320 });
    expect(changeFromLast(null, pence(2_064))).toBeNull();
  });
});
