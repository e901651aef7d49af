import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { judgePrices } from "#app/domain/benchmark/judge-prices.ts";
import { usualRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { PriceColumns } from "#app/domain/benchmark/price-columns.ts";
import { median, type Measured } from "./measured.ts";

const limits = { ratio: 2, growth: 2 };
const turns = 7;
const warmUps = 2;

type Times = { readonly own: number; readonly baseline: number };

/**
 * Prices in memory to judged prices, against the same medians and median deviations, and how many lie beyond the cut-off,
 * by DuckDB over the same rows, which it holds as columns too and works on with all its threads.
 */
export async function measureOutlierStatistics(sizes: readonly number[]): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  const times: { readonly size: number; readonly own: number }[] = [];
  for (const size of sizes) {
    const { own, baseline } = await timesOf(pricesOf(size));
    times.push({ size, own });
    measured.push({
      ...{ measure: "outlier-statistics", size, ratio: own / baseline, limit: limits.ratio },
      ...{ ownMs: own, baselineMs: baseline },
    });
  }
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last || first === last) return measured;
  const ratio = last.own / last.size / (first.own / first.size);
  return [
    ...measured,
    { measure: "outlier-statistics-growth", size: last.size, ratio, limit: limits.growth },
  ];
}

/** Prices that trail off upwards, in groups of some two thousand; one in ten has an expected cost, one in fifty lies far out. */
function pricesOf(size: number): PriceColumns {
  const rows = Array.from({ length: size }, (_, row) => row);
  const apart = (row: number) => 0.2 * normal(row) + (row % 100 === 3 ? 1.2 : row % 100 === 57 ? -1.2 : 0);
  const asked = Int32Array.from(rows, (row) => Math.round(95_000 * Math.exp(apart(row))));
  const groups = Math.max(1, Math.round(size / 2_000));
  return {
    ...{ asked, weekly: asked, weeklyBrought: asked, price: Float64Array.from(asked) },
    group: Int32Array.from(rows, (row) => row % groups),
    provider: Int32Array.from(rows, (row) => (row * 31) % 490),
    cap: Int32Array.from(rows, (row) => (row % 4 === 0 ? 150_000 : 0)),
    expected: Int32Array.from(rows, (row) => (row % 10 === 0 ? 95_000 : 0)),
    ...{ benchmark: new Int32Array(groups), providers: 490 },
  };
}

/** A draw from the normal distribution that is the same on every machine, by Box and Muller. */
function normal(row: number): number {
  const share = (n: number) => ((Math.imul(n + 1, 2_654_435_761) >>> 0) + 0.5) / 2 ** 32;
  return Math.sqrt(-2 * Math.log(share(2 * row))) * Math.cos(2 * Math.PI * share(2 * row + 1));
}

async function timesOf(prices: PriceColumns): Promise<Times> {
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  try {
    await load(connection, prices);
    holdEqual(judge(prices), await beyondByDuck(connection));
    const [own, baseline]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < warmUps + turns; turn++) {
      const ours = await time(() => Promise.resolve(judge(prices)));
      const theirs = await time(() => beyondByDuck(connection));
      if (turn < warmUps) continue;
      own.push(ours);
      baseline.push(theirs);
    }
    return { own: median(own), baseline: median(baseline) };
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

async function load(
  connection: DuckDBConnection,
  { price, group, provider, expected, weekly }: PriceColumns,
) {
  await connection.run("CREATE TABLE price (pence DOUBLE, ratio DOUBLE, part INTEGER, provider INTEGER)");
  const appender = await connection.createAppender("price");
  for (let row = 0; row < price.length; row++) {
    appender.appendDouble(price[row] ?? 0);
    const cost = expected[row] ?? 0;
    if (cost > 0) appender.appendDouble((weekly[row] ?? 0) / cost);
    else appender.appendNull();
    appender.appendInteger(group[row] ?? 0);
    appender.appendInteger(provider[row] ?? 0);
    appender.endRow();
  }
  appender.closeSync();
}

/** How many prices lie beyond the cut-off among their peers. */
function judge(prices: PriceColumns): number {
  const judged = judgePrices(prices, usualRule);
  if (!judged.ok) throw new Error("the prices were refused");
  const { says, flagged } = judged.value;
  return flagged.reduce((count, row) => count + ((says[row] as number) & 3 ? 1 : 0), 0);
}

async function beyondByDuck(connection: DuckDBConnection): Promise<number> {
  const answer = await connection.runAndReadAll(`
    WITH yard AS (
      SELECT part, median(ln(pence)) AS centre, mad(ln(pence)) AS spread, median(ln(ratio)) AS ratio_centre, mad(ln(ratio)) AS ratio_spread,
        count(ratio) AS ratios, count(DISTINCT provider) AS providers FROM price GROUP BY part
    )
    SELECT count(*)::INTEGER FROM price JOIN yard USING (part) WHERE providers >= 5 AND abs(CASE WHEN ratio IS NOT NULL AND ratios >= 10
      THEN 0.6745 * (ln(ratio) - ratio_centre) / ratio_spread ELSE 0.6745 * (ln(pence) - centre) / spread END) > 3.5`);
  return Number(answer.getRows()[0]?.[0]);
}

/** Both must find the same, or the race means nothing. */
function holdEqual(own: number, baseline: number) {
  if (own !== baseline || own === 0) throw new Error(`the two found ${own} and ${baseline} prices`);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
