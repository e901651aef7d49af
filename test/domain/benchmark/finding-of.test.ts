import { describe, expect, test } from "vitest";
import { clientGroupInWords, clientGroupOf } from "#app/domain/benchmark/client-group.ts";
import {
  amongPeers,
  findingOf,
  noPeers,
  peersOf,
  recompute,
  type PriceFacts,
} from "#app/domain/benchmark/finding-of.ts";
import { canonicalJson } from "#app/domain/application/canonical.ts";
import { findingText } from "#app/domain/benchmark/finding-text.ts";
import { usualRule } from "#app/domain/benchmark/outlier-rule.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, decimal4, pence } from "#app/domain/money.ts";

/** Twelve prices around 1,000 pounds a week, of six providers. */
const twelve = [940, 950, 960, 970, 980, 990, 1_010, 1_020, 1_030, 1_040, 1_050, 1_060].map(
  (pounds) => pounds * 100,
);
const peers = peersOf(twelve, 6, usualRule);

const facts: PriceFacts = {
  priceDay: toDay("2026-12-04"),
  peerGroup: {
    ...{ lotId: "lot", lineId: null, clientGroup: "learning-disability", region: "everywhere" },
    ...{ unit: "week", measure: "price" },
  },
  asked: { pence: pence(100_000), on: toDay("2026-12-04") },
  brought: null,
  weekly: pence(100_000),
  bought: { units: decimal4("1"), per: "week" },
  ...{ expected: null, cap: null, benchmark: null },
};
const priced = (pounds: number) => ({
  asked: { pence: pence(pounds * 100), on: toDay("2026-12-04") },
  weekly: pence(pounds * 100),
});
const expected = (pounds: number) => ({
  ...{ low: pence(pounds * 90), expected: pence(pounds * 100), high: pence(pounds * 110) },
  ...{ needDigest: "need", parametersId: "parameters", calculation: 1 },
});

describe("a price is asked about", () => {
  test("when it lies far above its peers: the question is worth the distance from their median for a year", () => {
    const found = findingOf({ ...facts, ...priced(2_000) }, peers, usualRule);
    expect(found).toMatchObject({ direction: "high", signals: 1, stake: { against: "peers" } });
    // On the log scale the median of twelve is √(990 × 1,010) = 999.95.
    expect(found?.stake.againstPence).toBe(99_995);
    // (2,000.00 − 999.95) × 365 ÷ 7 = 52,145.464…
    expect(found?.stake.yearly).toBe(5_214_546);
  });

  test("when it lies far below them: whether the service can last", () => {
    const found = findingOf({ ...facts, ...priced(400) }, peers, usualRule);
    expect(found).toMatchObject({ direction: "low", signals: 1, peers: { kind: "judged", out: "low" } });
  });

  test("when it is more than 15% above its expected cost, which counts before the peers", () => {
    const found = findingOf({ ...facts, ...priced(1_160), expected: expected(1_000) }, noPeers, usualRule);
    expect(found).toMatchObject({
      ...{ direction: "high", signals: 1, peers: { kind: "too-few" } },
      expected: { kind: "compared", ratio: 1.16, out: "high" },
      // 160 × 365 ÷ 7 = 8,342.857…
      stake: { against: "expected", againstPence: 100_000, yearly: 834_286 },
    });
    expect(
      findingOf({ ...facts, ...priced(1_150), expected: expected(1_000) }, noPeers, usualRule),
    ).toBeNull();
  });

  test("when it is above its cap, by an exception", () => {
    const over = { ...facts, ...priced(1_000), cap: pence(99_000) };
    // 10 × 365 ÷ 7 = 521.428…
    expect(findingOf(over, peers, usualRule)).toMatchObject({
      stake: { against: "cap", againstPence: 99_000, yearly: 52_143 },
    });
  });

  test("when it is less than three fifths of a published figure, or half as much again", () => {
    const benchmark = { observationId: "one", pence: pence(200_000), brought: null };
    expect(findingOf({ ...facts, benchmark }, peers, usualRule)).toMatchObject({
      ...{ direction: "low", cap: { benchmark: { ratio: 0.5 }, out: "low" } },
      stake: { against: "benchmark", againstPence: 200_000 },
    });
    const half = { ...benchmark, pence: pence(62_000) };
    expect(findingOf({ ...facts, benchmark: half }, peers, usualRule)).toMatchObject({
      ...{ direction: "high", cap: { benchmark: { ratio: 1.6129 } } },
    });
    const near = { ...benchmark, pence: pence(120_000) };
    expect(findingOf({ ...facts, benchmark: near }, peers, usualRule)).toBeNull();
  });

  test("not when it is in line", () => {
    expect(findingOf(facts, peers, usualRule)).toBeNull();
  });
});

describe("the three signals", () => {
  test("that point the same way count together", () => {
    const all = { ...facts, ...priced(2_000), expected: expected(1_000), cap: pence(150_000) };
    expect(findingOf(all, peers, usualRule)).toMatchObject({ direction: "high", signals: 3 });
  });

  test("of one against one the expected cost decides: it knows the need", () => {
    const torn = { ...facts, ...priced(2_000), expected: expected(2_500) };
    expect(findingOf(torn, peers, usualRule)).toMatchObject({
      ...{ direction: "low", signals: 1, peers: { out: "high" }, expected: { out: "low" } },
      stake: { against: "expected", againstPence: 250_000 },
    });
  });
});

describe("how much is bought", () => {
  const hourly = { ...facts, peerGroup: { ...facts.peerGroup, unit: "hour" }, cap: pence(2_000) };
  const asked = { pence: pence(2_500), on: toDay("2026-12-04") };

  test("in a week, counts for 365 ÷ 7 weeks", () => {
    const bought = { units: decimal4("10.5"), per: "week" } as const;
    // 5.00 × 10.5 × 365 ÷ 7 = 2,737.50
    expect(findingOf({ ...hourly, asked, bought }, noPeers, usualRule)?.stake.yearly).toBe(273_750);
  });

  test("in a year, as it was declared, counts as it is", () => {
    const bought = { units: decimal4("2000"), per: "year" } as const;
    expect(findingOf({ ...hourly, asked, bought }, noPeers, usualRule)?.stake.yearly).toBe(1_000_000);
  });

  test("by nobody known leaves the question without a sum", () => {
    expect(
      findingOf({ ...hourly, asked, bought: null, weekly: null }, noPeers, usualRule)?.stake.yearly,
    ).toBe(0);
  });
});

test("an older price is compared at the prices of the day, and is over its cap or not as it was agreed", () => {
  const brought = {
    ...{ index: "Index", from: toDay("2025-04-01"), to: toDay("2026-12-04"), change: basisPoints(1_000) },
  };
  const old = { ...facts, ...priced(1_000), brought, cap: pence(100_000) };
  expect(findingOf({ ...old, cap: pence(99_999) }, peers, usualRule)).toMatchObject({
    ...{ pence: 110_000, cap: { out: "high" }, peers: { figure: 110_000 } },
  });
  expect(findingOf(old, peers, usualRule)).toBeNull();
});

test("a bespoke package is compared by its ratio to the expected cost", () => {
  const ratios = peersOf([0.9, 0.92, 0.95, 0.97, 0.99, 1, 1.01, 1.03, 1.05, 1.08], 5, usualRule);
  const peerGroup = { ...facts.peerGroup, measure: "ratio" } as const;
  const found = findingOf(
    { ...facts, ...priced(3_000), peerGroup, expected: expected(1_500) },
    ratios,
    usualRule,
  );
  expect(found).toMatchObject({ signals: 2, peers: { kind: "judged", figure: 2, out: "high" } });
});

describe("small groups say nothing", () => {
  test.each([
    ["four prices", twelve.slice(0, 4), 4],
    ["twelve prices of four providers", twelve, 4],
  ])("%s", (_what, figures, providers) => {
    expect(amongPeers(200_000, peersOf(figures, providers, usualRule), usualRule)).toEqual({
      kind: "too-few",
    });
  });

  test("five to nine give a rank, as advice, and no flag of their own", () => {
    const nine = peersOf(twelve.slice(0, 9), 5, usualRule);
    expect(amongPeers(103_000, nine, usualRule)).toMatchObject({ kind: "advisory", n: 9, rank: 1 });
    expect(amongPeers(94_000, nine, usualRule)).toMatchObject({ kind: "advisory", rank: 9 });
    expect(findingOf({ ...facts, ...priced(2_000) }, nine, usualRule)).toBeNull();
  });
});

test("what was found is found again from what it keeps", () => {
  const benchmark = { observationId: "one", pence: pence(90_000), brought: null };
  const found = findingOf(
    { ...facts, ...priced(2_000), expected: expected(1_000), cap: pence(150_000), benchmark },
    peers,
    usualRule,
  );
  if (!found) throw new Error("nothing was found");
  const kept = JSON.parse(JSON.stringify(found)) as typeof found;
  expect(recompute(kept, peers, usualRule)).toEqual(found);
});

test("a finding is one text with all its keys in order", () => {
  const brought = {
    index: "Index",
    from: toDay("2025-04-01"),
    to: toDay("2026-12-04"),
    change: basisPoints(500),
  };
  const benchmark = { observationId: "one", pence: pence(90_000), brought };
  const whole = {
    ...facts,
    ...priced(2_000),
    brought,
    benchmark,
    expected: expected(1_000),
    cap: pence(150_000),
  };
  for (const among of [peers, peersOf(twelve.slice(0, 9), 5, usualRule), noPeers]) {
    const found = findingOf(whole, among, usualRule);
    if (!found) throw new Error("nothing was found");
    expect(findingText(found)).toBe(canonicalJson(found));
  }
});

test("where all peers charge the same, any other price is endlessly far from them", () => {
  const same = peersOf(Array<number>(10).fill(100_000), 5, usualRule);
  const found = findingOf({ ...facts, ...priced(1_001) }, same, usualRule);
  expect(found?.peers).toMatchObject({ kind: "judged", z: "endless", out: "high" });
});

test.each([
  ["learning-disability", "18-24", "learning-disability", "learning disability"],
  ["mental-health", "75-84", "mental-health", "mental health"],
  ["physical-personal-care", "65-74", "physical-65-and-over", "physical support, 65 and over"],
  ["physical-access-mobility", "45-64", "physical-18-64", "physical support, 18 to 64"],
  ["memory-cognition", "95-and-over", "memory-65-and-over", "memory and cognition, 65 and over"],
  ["sensory-dual", "25-44", "sensory-18-64", "sensory support, 18 to 64"],
  ["social-isolation-other", "85-94", "social-65-and-over", "social support, 65 and over"],
])("%s at %s is compared with %s", (reason, age, group, words) => {
  expect(clientGroupOf(reason, age)).toBe(group);
  expect(clientGroupInWords(group)).toBe(words);
});
