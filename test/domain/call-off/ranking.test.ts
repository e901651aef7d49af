import fc from "fast-check";
import { expect, test } from "vitest";
import { keptPlaces, replays, type AwardBasis } from "#app/domain/call-off/award-basis.ts";
import { toTwoPlaces } from "#app/domain/call-off/fraction.ts";
import { costOfLine, costOfLines } from "#app/domain/call-off/cost.ts";
import { priceFormula } from "#app/domain/call-off/price-score.ts";
import { rankBids, type BidToRank, type RankingRules } from "#app/domain/call-off/ranking.ts";

const rules: RankingRules = {
  qualityWeight: 60,
  minimumQuality: 50,
  tieRule: "HIGHER_QUALITY",
  criteria: [
    { id: "continuity", title: "Continuity", weight: 60, minimumScore: null },
    { id: "safety", title: "Safety", weight: 40, minimumScore: 2 },
  ],
};

function bid(
  bidId: string,
  pence: number,
  [continuity, safety]: readonly [number, number],
  changes: Partial<BidToRank> = {},
): BidToRank {
  return {
    ...{ bidId, providerId: `provider-${bidId}`, excluded: null },
    prices: [{ callOffLineId: "line", pence, units: "1000.00" }],
    agreed: [
      { criterionId: "continuity", score: continuity },
      { criterionId: "safety", score: safety },
    ],
    ...changes,
  };
}

function ranked(bids: readonly BidToRank[], changes: Partial<RankingRules> = {}, draws: string[][] = []) {
  const verdict = rankBids(
    bids,
    { ...rules, ...changes },
    draws.map((bidIds) => ({ bidIds })),
  );
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value;
}

const inWords = (bids: readonly BidToRank[], changes: Partial<RankingRules> = {}, draws: string[][] = []) =>
  ranked(bids, changes, draws).ranked.map(
    ({ bidId, rank, price, quality, total }) =>
      `${rank} ${bidId} ${toTwoPlaces(price)} + ${toTwoPlaces(quality)} = ${toTwoPlaces(total)}`,
  );

test("price and quality are added by hand to the same points", () => {
  // Lowest 24.00. Price: A 24.00/24.00 × 40 = 40; B 24.00/24.50 × 40 = 39.1836…; C 24.00/25.00 × 40 = 38.4.
  // Quality, of 60: A (60×3 + 40×3)/500 × 60 = 36; B (60×4 + 40×3)/500 × 60 = 43.2; C (60×5 + 40×2)/500 × 60 = 45.6.
  expect(inWords([bid("A", 2400, [3, 3]), bid("B", 2450, [4, 3]), bid("C", 2500, [5, 2])])).toEqual([
    "1 C 38.40 + 45.60 = 84.00",
    "2 B 39.18 + 43.20 = 82.38",
    "3 A 40.00 + 36.00 = 76.00",
  ]);
});

test("a bid that is not admissible does not set the lowest price", () => {
  // D is cheapest by far but scores 1 where 2 is the least: A's 24.00 stays the lowest, and B has 24/25 × 40 = 38.4.
  const {
    ranked: places,
    notAdmissible,
    lowest,
  } = ranked([
    bid("A", 2400, [3, 3]),
    bid("B", 2500, [3, 3]),
    bid("D", 1000, [5, 1]),
    bid("E", 900, [5, 5], { excluded: "It prices half of the hours" }),
  ]);
  expect(lowest).toBe(2_400_000);
  expect(places.map(({ bidId, price }) => [bidId, toTwoPlaces(price)])).toEqual([
    ["A", "40.00"],
    ["B", "38.40"],
  ]);
  expect(notAdmissible).toEqual([
    expect.objectContaining({
      bidId: "D",
      reasons: [{ kind: "criterion-below-minimum", criterionId: "safety", score: 1, minimum: 2 }],
    }),
    expect.objectContaining({
      bidId: "E",
      reasons: [{ kind: "excluded", reason: "It prices half of the hours" }],
    }),
  ]);
});

test("the least share of quality is reached exactly or not at all", () => {
  // (60×2 + 40×3)/500 = 48%; (60×3 + 40×2)/500 = 52%.
  const { ranked: places, notAdmissible } = ranked([bid("A", 2400, [2, 3]), bid("B", 2400, [3, 2])]);
  expect(places.map(({ bidId }) => bidId)).toEqual(["B"]);
  expect(notAdmissible[0]?.reasons).toEqual([
    { kind: "quality-below-minimum", marks: 240, of: 500, minimum: 50 },
  ]);
  // 250 of 500 is 50%: reached.
  const half = {
    criteria: [
      { id: "continuity", title: "", weight: 50, minimumScore: null },
      { id: "safety", title: "", weight: 50, minimumScore: null },
    ],
  };
  expect(ranked([bid("A", 2400, [2, 3])], half).ranked).toHaveLength(1);
});

test("what looks equal to two places is still ranked exactly", () => {
  // 24.00 against 24.00 and 0.01 more over 1,000,000 hours: 39.9833… rounds apart, so take costs that differ by a penny in
  // £240,000.00: 40 × 24000000/24000001 = 39.99999833…, shown as 40.00, and still second.
  const line = (pence: number, units: string) => ({ prices: [{ callOffLineId: "line", pence, units }] });
  expect(
    inWords([bid("B", 1, [3, 3], line(1, "24000001")), bid("A", 1, [3, 3], line(1, "24000000"))]),
  ).toEqual(["1 A 40.00 + 36.00 = 76.00", "2 B 40.00 + 36.00 = 76.00"]);
});

// Equal totals by different ways, quality 50 and price 50: A at 20.00 has 50 + 30 (3 of 5) = 80; B at 25.00 has 40 + 40 (4 of 5) = 80.
const even = { qualityWeight: 50, minimumQuality: null };
const [a, b] = [bid("A", 2000, [3, 3]), bid("B", 2500, [4, 4])];

test.each([
  ["HIGHER_QUALITY", ["1 B 40.00 + 40.00 = 80.00", "2 A 50.00 + 30.00 = 80.00"]],
  ["LOWER_PRICE", ["1 A 50.00 + 30.00 = 80.00", "2 B 40.00 + 40.00 = 80.00"]],
] as const)("equal bids are parted by the rule declared: %s", (tieRule, expected) => {
  expect(inWords([a, b], { ...even, tieRule })).toEqual(expected);
});

test("lots are drawn where that was declared, and the first drawn goes first", () => {
  const drawn = { ...even, tieRule: "DRAWN_LOTS" } as const;
  expect(rankBids([a, b], { ...rules, ...drawn })).toEqual({
    ok: false,
    why: { kind: "draw-needed", bidIds: ["A", "B"] },
  });
  expect(inWords([a, b], drawn, [["B", "A"]])[0]).toMatch(/^1 B/);
  expect(inWords([a, b], drawn, [["A", "B"]])[0]).toMatch(/^1 A/);
});

test("bids alike in everything need lots whatever was declared, if they are first; lower down they share a place", () => {
  const twins = [bid("B", 2500, [3, 3]), bid("C", 2500, [3, 3])];
  expect(rankBids(twins, rules)).toMatchObject({ ok: false, why: { kind: "draw-needed" } });
  expect(ranked([...twins, bid("A", 2400, [5, 5])]).ranked.map(({ bidId, rank }) => [bidId, rank])).toEqual([
    ["A", 1],
    ["B", 2],
    ["C", 2],
  ]);
});

test("nothing is ranked while a bid is neither scored nor excluded", () => {
  const unscored = bid("B", 2500, [3, 3], { agreed: [{ criterionId: "safety", score: 3 }] });
  expect(rankBids([bid("A", 2400, [3, 3]), unscored], rules)).toEqual({
    ok: false,
    why: { kind: "not-scored", bidIds: ["B"] },
  });
  expect(rankBids([{ ...unscored, excluded: "Late papers" }], rules)).toMatchObject({ ok: true });
});

test("price alone and quality alone are the two ends", () => {
  expect(inWords([bid("A", 2400, [3, 3])], { qualityWeight: 0 })).toEqual(["1 A 100.00 + 0.00 = 100.00"]);
  expect(inWords([bid("A", 2400, [5, 5])], { qualityWeight: 100 })).toEqual(["1 A 0.00 + 100.00 = 100.00"]);
});

test.each([
  [2450, "1250.50", 3_063_725],
  [1, "0.50", 1], // half a penny up
  [1, "0.49", 0],
  [333, "0.5", 167], // 166.5
])("%i pence for %s units is %i pence", (pence, units, cost) => {
  expect(costOfLine({ pence, units })).toBe(cost);
});

test("a bid costs the sum of its lines, each rounded", () => {
  expect(
    costOfLines([
      { pence: 1, units: "0.50" },
      { pence: 1, units: "0.50" },
    ]),
  ).toBe(2);
  expect(() => costOfLine({ pence: 1, units: "1.234" })).toThrow(RangeError);
});

function basisOf(bids: readonly BidToRank[]): AwardBasis {
  const ranking = ranked(bids);
  return {
    ...{ formula: priceFormula, rules, lowBidRule: null, bids, draws: [], rates: [], lotsHeld: [] },
    ranking: keptPlaces(ranking),
    notAdmissible: ranking.notAdmissible.map(({ bidId }) => bidId),
  };
}

test("a ranking is worked out again from what was kept, also after it has been through JSON", () => {
  const basis = basisOf([bid("A", 2400, [3, 3]), bid("B", 2450, [4, 3]), bid("D", 1000, [5, 1])]);
  // Hand: B's price points are 2450000 under 2400000 × 40, that is 1920/49; its quality 60 × 360/500 = 216/5.
  expect(basis.ranking[0]).toMatchObject({ bidId: "B", rank: 1, price: "1920/49", quality: "216/5" });
  const read = JSON.parse(JSON.stringify(basis)) as AwardBasis;
  expect(replays(read)).toBe(true);
  const [first, ...rest] = read.bids;
  if (!first) throw new Error("no bid");
  const tampered = {
    ...first,
    agreed: [
      { criterionId: "continuity", score: 5 },
      { criterionId: "safety", score: 5 },
    ],
  };
  expect(replays({ ...read, bids: [tampered, ...rest] })).toBe(false);
  expect(replays({ ...read, formula: "lowest-over-this@2" })).toBe(false);
});

test("the order in which bids came in bears on nothing, and no price lowers a bid that is cheaper", () => {
  const one = fc.tuple(
    fc.integer({ min: 1, max: 5_000 }),
    fc.integer({ min: 2, max: 5 }),
    fc.integer({ min: 2, max: 5 }),
  );
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (made) => {
      const bids = made.map(([pence, c, s], n) => bid(String(n), pence, [c, s]));
      const draws = [{ bidIds: bids.map(({ bidId }) => bidId) }];
      const forwards = rankBids(bids, rules, draws);
      const backwards = rankBids([...bids].reverse(), rules, draws);
      if (!forwards.ok || !backwards.ok) throw new Error("every tie is drawn");
      expect(keptPlaces(backwards.value)).toEqual(keptPlaces(forwards.value));
      for (const { price, cost } of forwards.value.ranked)
        expect(price.over * BigInt(cost)).toBe(40n * BigInt(forwards.value.lowest ?? 0) * price.under);
    }),
  );
});
