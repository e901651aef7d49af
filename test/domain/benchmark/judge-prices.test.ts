import { describe, expect, test } from "vitest";
import { findingOf, peersOf, recompute } from "#app/domain/benchmark/finding-of.ts";
import type { PeerColumns } from "#app/domain/benchmark/judge-peers.ts";
import { judgePrices, peersByPrice, saysOf } from "#app/domain/benchmark/judge-prices.ts";
import { usualRule } from "#app/domain/benchmark/outlier-rule.ts";
import { checkPrices, priceRefusalInWords, type PriceColumns } from "#app/domain/benchmark/price-columns.ts";
import { broughtBetween, broughtPrice } from "#app/domain/benchmark/price-index.ts";
import { ascending } from "#app/domain/benchmark/statistics.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, decimal4, pence } from "#app/domain/money.ts";

/** Two hundred weekly prices in four groups, some far out, some with expected costs, caps and published figures. */
function world(): PriceColumns {
  const rows = Array.from({ length: 200 }, (_, row) => row);
  const price = Float64Array.from(rows, (row) =>
    Math.round(
      100_000 * (1 + ((row * 37) % 41) / 200) * (row % 50 === 7 ? 4 : 1) * (row % 50 === 9 ? 0.2 : 1),
    ),
  );
  const whole = Int32Array.from(price);
  return {
    ...{ price, asked: whole, weekly: whole, weeklyBrought: whole },
    group: Int32Array.from(rows, (row) => row % 4),
    provider: Int32Array.from(rows, (row) => row % 23),
    cap: Int32Array.from(rows, (row) => (row % 3 === 0 ? 118_000 : 0)),
    expected: Int32Array.from(rows, (row) => (row % 8 === 1 ? 90_000 + 100 * row : 0)),
    benchmark: Int32Array.from([0, 0, 112_000, 0]),
    providers: 23,
  };
}

describe("each price that something is said of", () => {
  const prices = world();
  const verdict = judgePrices(prices, usualRule);
  if (!verdict.ok) throw new Error("the prices were refused");
  const judged = verdict.value;
  const peersIn = ({ figure, group: column }: PeerColumns, group: number) =>
    peersOf(
      ascending(Array.from(figure).filter((one, at) => column[at] === group && one > 0)),
      judged.byPrice.providers[group] ?? 0,
      usualRule,
    );
  const finding = (row: number) => {
    const group = prices.group[row] ?? 0;
    const measure = judged.measures[row] === 1 ? "ratio" : "price";
    const whole = (column: Int32Array, at = row) => pence(column[at] ?? NaN);
    const peers = measure === "ratio" ? peersIn(judged.ratios, group) : peersIn(peersByPrice(prices), group);
    const found = findingOf(
      {
        priceDay: toDay("2026-12-04"),
        peerGroup: {
          ...{ lotId: "lot", lineId: null, clientGroup: "all" },
          region: "all",
          unit: "week",
          measure,
        },
        asked: { pence: whole(prices.asked), on: toDay("2026-12-04") },
        ...{ brought: null, weekly: whole(prices.weekly), bought: { units: decimal4("1"), per: "week" } },
        expected:
          prices.expected[row] === 0
            ? null
            : {
                ...{ low: pence(1), expected: whole(prices.expected), high: pence(10_000_000) },
                ...{ needDigest: "need", parametersId: "parameters", calculation: 1 },
              },
        cap: prices.cap[row] === 0 ? null : whole(prices.cap),
        benchmark:
          prices.benchmark[group] === 0
            ? null
            : { observationId: "one", pence: whole(prices.benchmark, group), brought: null },
      },
      peers,
      usualRule,
    );
    return { found, peers };
  };

  test("has a finding that says the same", () => {
    expect(judged.flagged.length).toBeGreaterThan(20);
    for (const row of judged.flagged) {
      const { found } = finding(row);
      const says = saysOf(judged.says[row] ?? 0);
      expect(found?.peers.kind === "judged" ? found.peers.out : null).toBe(says.peers);
      expect(found?.expected.kind === "compared" ? found.expected.out : null).toBe(says.expected);
      expect(found?.cap.out).toBe(says.cap);
    }
  });

  test("and every other has none", () => {
    const flagged = new Set(judged.flagged);
    const others = Array.from(prices.price.keys()).filter((row) => !flagged.has(row));
    expect(others.length).toBeGreaterThan(20);
    expect(others.map((row) => finding(row).found)).toEqual(others.map(() => null));
  });

  test("whatever the order in which prices come", () => {
    const turned = <C extends Float64Array | Int32Array>(column: C) => column.slice().reverse() as C;
    const { benchmark, providers, ...columns } = prices;
    const other = judgePrices(
      {
        ...(Object.fromEntries(
          Object.entries(columns).map(([name, column]) => [name, turned(column)]),
        ) as typeof columns),
        ...{ benchmark, providers },
      },
      usualRule,
    );
    if (!other.ok) throw new Error("the prices were refused");
    expect(turned(other.value.byPrice.z)).toEqual(judged.byPrice.z);
    expect(turned(other.value.byRatio.z)).toEqual(judged.byRatio.z);
    expect(other.value.says.slice().reverse()).toEqual(judged.says);
  });

  test("is found again from what its finding and its peers keep", () => {
    for (const row of judged.flagged) {
      const { found, peers } = finding(row);
      if (!found) throw new Error("nothing was found");
      expect(recompute(JSON.parse(JSON.stringify(found)) as typeof found, peers, usualRule)).toEqual(found);
    }
  });
});

describe("a price that cannot be compared is refused in a sentence", () => {
  test.each([
    [0, "A price of nought cannot be compared. Enter a price above nought, or leave it out"],
    [-5, "A price below nought cannot be compared. Check the figure"],
    [NaN, "This is not a price, so it cannot be compared"],
    [Infinity, "This is not a price, so it cannot be compared"],
  ])("%d", (price, words) => {
    const verdict = checkPrices(Float64Array.from([10, price]));
    if (verdict.ok) throw new Error("it was let in");
    expect(verdict.why.row).toBe(1);
    expect(priceRefusalInWords(verdict.why)).toBe(words);
    const prices = { ...world(), price: Float64Array.from([price]) };
    expect(judgePrices(prices, usualRule)).toMatchObject({ ok: false });
  });
});

describe("a price is brought to another day", () => {
  const point = (fromOn: string, figure: string) => ({
    ...{ fromOn: toDay(fromOn), level: decimal4(figure), source: "Test", uncertain: false },
  });
  const series = [
    { name: "living-wage", points: [point("2024-04-01", "11.44"), point("2025-04-01", "12.21")] },
    { name: "cpi", points: [point("2024-04-01", "131.5"), point("2025-06-01", "138.4")] },
  ] as const;
  const days = (from: string, to: string) => ({ from: toDay(from), to: toDay(to) });
  const share = basisPoints(7_000);

  test("by the living wage for pay's share and consumer prices for the rest", () => {
    // 0.7 × 12.21/11.44 + 0.3 × 138.4/131.5 = 1.062857…
    const brought = broughtBetween(days("2024-05-01", "2025-07-01"), share, series);
    expect(brought).toMatchObject({ from: "2024-05-01", to: "2025-07-01", change: 629 });
    expect(broughtPrice(pence(100_001), brought)).toBe(106_291);
  });

  test("no farther than the indices reach, which it says", () => {
    const brought = broughtBetween(days("2020-07-01", "2026-01-01"), share, series);
    // Consumer prices of June speak until the end of August.
    expect(brought).toMatchObject({ from: "2024-04-01", to: "2025-08-31", change: 629 });
  });

  test("not at all between days of the same levels, before the first of them, or without any", () => {
    expect(broughtBetween(days("2025-07-01", "2026-01-01"), share, series)).toBeNull();
    expect(broughtBetween(days("2020-07-01", "2022-01-01"), share, series)).toBeNull();
    expect(broughtBetween(days("2020-07-01", "2026-01-01"), share, [{ name: "cpi", points: [] }])).toBeNull();
    expect(broughtPrice(pence(999), null)).toBe(999);
  });
});
