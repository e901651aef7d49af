import { describe, expect, test } from "vitest";
import { explain, flagIsAQuestion } from "#app/domain/benchmark/explain.ts";
import { directionOf, type PeersBehind, type Signal } from "#app/domain/benchmark/signal.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";

const peers: PeersBehind = {
  prices: 66,
  providers: 21,
  days: { first: toDay("2026-04-01"), last: toDay("2026-09-30") },
  ...{ priceDate: toDay("2026-11-01"), reached: true },
};
const own = pence(171_000);

function ofPeers(z: number, more: Partial<Extract<Signal, { kind: "peers" }>> = {}): Signal {
  return {
    ...{ kind: "peers", peers, measured: { scale: "log", by: "median-deviation" } },
    ...{ median: 96_678, z, cutOff: 3.5, ...more },
  };
}

function ofExpected(expected: number): Signal {
  return {
    kind: "expected",
    ...{ low: pence(expected - 10_000), expected: pence(expected), high: pence(expected + 12_000) },
    ...{ atMost: basisPoints(11_500), atLeast: basisPoints(8_500), version: "April 2026" },
  };
}

const cap: Extract<Signal, { kind: "cap" }> = {
  ...{ kind: "cap", cap: pence(150_000), from: toDay("2026-04-01"), priceFrom: toDay("2026-10-05") },
};
const benchmark: Extract<Signal, { kind: "benchmark" }> = {
  ...{ kind: "benchmark", name: "Provider fees 2025-26, South West, median", figure: pence(171_000) },
  ...{ priceDate: toDay("2026-11-01"), atMost: basisPoints(11_500), atLeast: null },
};
const rank: Extract<Signal, { kind: "rank" }> = {
  ...{ kind: "rank", peers: { ...peers, prices: 8, providers: 6 }, among: true, median: 96_678, place: 2 },
};
const byNeed: Signal = {
  ...{ kind: "peers-by-need", peers, measured: { scale: "log", by: "median-deviation" } },
  ...{ ratio: 1.312, medianRatio: 1.02, z: 4.1, cutOff: 3.5 },
};

describe("a price among its peers", () => {
  test("says method, scale, number, period, price date, median, unit and cut-off", () => {
    const { found, method } = explain(ofPeers(3.72), own, "week");
    expect(found).toBe(
      "£1,710.00 a week lies above the upper cut-off: its modified z is 3.72, and the cut-off is 3.5.",
    );
    expect(method).toBe(
      "Method: modified z by the median absolute deviation, on the logarithmic scale, 66 prices of 21 providers from 1 April 2026 to 30 September 2026, brought to the prices of 1 November 2026. Their median is £966.78 a week. Cut-off: beyond 3.5 either way.",
    );
  });

  test("names one day where all were priced on it, and none where nobody kept which", () => {
    const one = { first: toDay("2026-04-01"), last: toDay("2026-04-01") };
    expect(explain(ofPeers(4, { peers: { ...peers, days: one } }), own, "week").method).toContain(
      "66 prices of 21 providers of 1 April 2026, brought to the prices of 1 November 2026",
    );
    expect(explain(ofPeers(4, { peers: { ...peers, days: null } }), own, "week").method).toContain(
      "66 prices of 21 providers, brought to the prices of 1 November 2026",
    );
  });

  test("shows as many places as it takes to see on which side of the cut-off it lies", () => {
    expect(explain(ofPeers(3.5008), own, "week").found).toContain("its modified z is 3.501,");
    expect(explain(ofPeers(-3.5008), own, "week").found).toContain("its modified z is -3.501,");
    expect(explain(ofPeers(3.4996), own, "week").found).toContain("its modified z is 3.50,");
  });

  test("names the scale and the measure that stood in where more than half are equal", () => {
    const { method } = explain(ofPeers(4, { measured: { scale: "raw", by: "mean-deviation" } }), own, "week");
    expect(method).toContain("mean absolute deviation, because more than half of the figures are equal");
    expect(method).toContain("on the raw scale");
  });

  test("says so where all the others are the same", () => {
    const { found, direction } = explain(
      ofPeers(Infinity, { measured: { scale: "log", by: "none" } }),
      own,
      "week",
    );
    expect(direction).toBe("high");
    expect(found).toContain("all the others are the same, and this one is not");
  });

  test("is told by its rank where there are too few for a cut-off, as advice alone", () => {
    const { found, method, direction } = explain(rank, own, "week");
    expect(direction).toBeNull();
    expect(found).toBe(
      "£1,710.00 a week is the 2nd dearest of 8 prices, this one among them. With so few, that is advice alone.",
    );
    expect(method).toContain("8 prices of 6 providers");
    expect(method).toContain("With so few prices there is no cut-off.");
  });

  test("counts itself beside the others where it came after them", () => {
    // Below all eight: the ninth of nine.
    expect(explain({ ...rank, among: false, place: 9 }, own, "week").found).toContain(
      "the 9th dearest of 9 prices, this one among them",
    );
  });

  test("says so where the indices may not reach the day", () => {
    expect(explain(ofPeers(4, { peers: { ...peers, reached: false } }), own, "week").method).toContain(
      "brought to the prices of 1 November 2026, as far as the indices reach.",
    );
  });

  test.each([
    [1, "the dearest of"],
    [3, "the 3rd dearest of"],
    [4, "the 4th dearest of"],
    [11, "the 11th dearest of"],
    [22, "the 22nd dearest of"],
  ])("rank %i is %s", (place, words) => {
    expect(explain({ ...rank, place }, own, "week").found).toContain(words);
  });

  test("holds no figure of them where there are fewer than five", () => {
    const { found, method, question } = explain({ kind: "too-few-peers", leastProviders: 5 }, own, "week");
    expect(question).toBeNull();
    expect(`${found} ${method}`).not.toMatch(/[0-9£]/);
  });

  test("is told against its own expected cost where the package is made for one person", () => {
    expect(explain(byNeed, own, "week").found).toBe(
      "£1,710.00 a week is 131.2% of its own expected cost, against 102.0% in the middle of its peers. That lies above the upper cut-off: its modified z is 4.10, and the cut-off is 3.5.",
    );
  });
});

describe("a price beside another figure", () => {
  test("says how far it is from the portal's estimate, and from what figures that was made", () => {
    const { found, method } = explain(ofExpected(142_500), own, "week");
    // 171,000 to 142,500 is 1.2 exactly.
    expect(found).toBe(
      "£1,710.00 a week is 20.0% above the portal’s estimate of £1,425.00 a week, which runs from £1,325.00 a week to £1,545.00 a week.",
    );
    expect(method).toContain(
      "with the figures of April 2026. It is an estimate. Cut-off: above 115% of it or below 85% of it.",
    );
  });

  test("says how far it is over its cap, and that it is within it", () => {
    expect(explain(cap, own, "week").found).toBe(
      "£1,710.00 a week is 14.0% above the cap of £1,500.00 a week.",
    );
    expect(explain(cap, pence(150_000), "week").found).toContain("is within the cap");
    expect(explain(cap, own, "week").method).toContain("the cap that holds from 1 April 2026.");
    expect(explain({ ...cap, from: null }, own, "week").method).toContain(
      "the cap by which the price of 5 October 2026 was allowed.",
    );
  });

  test("names the benchmark and the day to which it was brought", () => {
    const { found, method } = explain(benchmark, own, "week");
    expect(found).toBe("£1,710.00 a week is level with the benchmark of £1,710.00 a week.");
    expect(method).toBe(
      "Method: Provider fees 2025-26, South West, median, brought to the prices of 1 November 2026. Cut-off: above 115% of it.",
    );
  });

  test("does not say that a benchmark was brought to a day that no index reaches", () => {
    expect(explain({ ...benchmark, priceDate: null }, own, "week").method).toContain(
      "median, as it was published, because no index reaches this day. Cut-off",
    );
  });

  test("tells a difference too small to write down", () => {
    expect(explain(benchmark, pence(171_001), "week").found).toContain("is a little above the benchmark");
  });
});

describe("which question follows", () => {
  test.each([
    [3.5, null],
    [3.51, "high"],
    [-3.5, null],
    [-3.51, "low"],
  ] as const)("a modified z of %d is %s", (z, direction) => {
    expect(directionOf(ofPeers(z), own)).toBe(direction);
  });

  test.each([
    [115_000, null],
    [115_001, "high"],
    [85_000, null],
    [84_999, "low"],
  ] as const)("%i pence against an expected 100,000 is %s", (price, direction) => {
    expect(directionOf(ofExpected(100_000), pence(price))).toBe(direction);
  });

  test("a high price asks about value, a low one about sustainability, and one in line about nothing", () => {
    expect(explain(ofPeers(4), own, "week").question).toContain("question of value");
    expect(explain(ofPeers(-4), own, "week").question).toContain("question of sustainability");
    expect(explain(ofPeers(1), own, "week").question).toBeNull();
  });

  test("a price below its cap is no question", () => {
    expect(directionOf(cap, pence(1_000))).toBeNull();
  });
});

test("no signal is told as a verdict", () => {
  const all = [
    ofPeers(9),
    ofPeers(-9),
    byNeed,
    rank,
    ofExpected(100_000),
    ofExpected(900_000),
    cap,
    benchmark,
  ];
  const told = all.map((signal) => Object.values(explain(signal, own, "week")).join(" ")).join(" ");
  expect(told).not.toMatch(
    /excess|overpric|overcharg|unreasonable|too (high|low|much|dear)|wrong|unfair|outlier/i,
  );
  expect(flagIsAQuestion).toBe("A flag is a question, never a verdict.");
});
