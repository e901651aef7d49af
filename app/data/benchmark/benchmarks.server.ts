import {
  bringToDate,
  type BroughtToDate,
  type IndexSeries,
  type PriceDateRefusal,
} from "#app/domain/benchmark/price-date.ts";
import type { BenchmarkAge, BenchmarkService, Observation } from "#app/domain/benchmark/observation.ts";
import { ageInMonths, releaseOn, type Release, type ReleaseState } from "#app/domain/benchmark/release.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { decimal4 } from "#app/domain/money.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Tx } from "../db.server.ts";
import { datasets, releases, type Dataset, type ReleaseOnFile } from "./datasets.server.ts";
import { indexSeries } from "./indices.server.ts";

/** A figure in force on a day, with where it comes from, how old it is, and the same at the day's prices, or why not. */
export type Benchmark = Observation & {
  readonly id: string;
  readonly dataset: Pick<Dataset, "id" | "name" | "publisher" | "licence" | "payShare">;
  readonly release: Release;
  readonly ageMonths: number;
  readonly atPriceDate: Verdict<BroughtToDate, PriceDateRefusal>;
};

/** A release that has figures and is not used on a day, and why. */
export type SetAside = {
  readonly dataset: Pick<Dataset, "id" | "name">;
  readonly release: Release;
  readonly state: Exclude<ReleaseState, { readonly kind: "in-force" }>;
};

/** What a price is compared with: of which service, people and unit, in which place, on which day. */
export type BenchmarkQuestion = {
  readonly commissionerId: string;
  readonly service: BenchmarkService;
  readonly areaCode: string;
  readonly age: BenchmarkAge;
  readonly unit: Unit;
  readonly on: Day;
};

/** The figures in force that answer a question, at the day's prices, and the releases with such figures that are too old or superseded. */
export async function benchmarksFor(
  tx: Tx,
  { commissionerId, service, areaCode, age, unit, on }: BenchmarkQuestion,
): Promise<{ readonly benchmarks: readonly Benchmark[]; readonly setAside: readonly SetAside[] }> {
  const known = await knownOf(tx, commissionerId);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.id, o.release_id AS "releaseId", o.area_code AS "areaCode", o.service, o.age_band AS age, o.detail, o.unit, o.statistic,
      trim_scale(o.value)::text AS value, o.n, o.source, o.uncertain
    FROM benchmark_observation o WHERE o.commissioner_id = ${commissionerId}::uuid AND o.service = ${service} AND o.area_code = ${areaCode}
      AND o.age_band = ${age} AND o.unit = ${unit} ORDER BY o.detail, o.statistic, o.id`;
  const withFigures = new Set(rows.map(({ releaseId }) => releaseId));
  const states = statesOf(known, on);
  return {
    benchmarks: latestOf(rows, known, on),
    setAside: states.flatMap(({ dataset, release, state }) =>
      state.kind === "in-force" || !withFigures.has(release.id) ? [] : [{ dataset, release, state }],
    ),
  };
}

/** Every figure in force for a council on a day, at that day's prices: three small lists and one query, for a run over all its prices. */
export async function benchmarksInForce(
  tx: Tx,
  commissionerId: string,
  on: Day,
): Promise<readonly Benchmark[]> {
  const known = await knownOf(tx, commissionerId);
  const used = statesOf(known, on).filter(({ state }) => state.kind === "in-force");
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.id, o.release_id AS "releaseId", o.area_code AS "areaCode", o.service, o.age_band AS age, o.detail, o.unit, o.statistic,
      trim_scale(o.value)::text AS value, o.n, o.source, o.uncertain
    FROM benchmark_observation o WHERE o.release_id = ANY (${used.map(({ release }) => release.id)}::uuid[])
    ORDER BY o.area_code, o.service, o.age_band, o.unit, o.detail, o.statistic, o.id`;
  return latestOf(rows, known, on);
}

/** By what a price finds the figures to be compared with: service, place, people and unit. */
export function benchmarkKey({
  service,
  areaCode,
  age,
  unit,
}: Pick<Observation, "service" | "areaCode" | "age" | "unit">): string {
  return `${service} ${areaCode} ${age} ${unit}`;
}

type Row = Omit<Observation, "value"> & {
  readonly id: string;
  readonly releaseId: string;
  readonly value: string;
};

type Known = {
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly releases: readonly ReleaseOnFile[];
  readonly series: readonly IndexSeries[];
};

async function knownOf(tx: Tx, commissionerId: string): Promise<Known> {
  const all = await datasets(tx, commissionerId);
  return {
    datasets: new Map(all.map((dataset) => [dataset.id, dataset])),
    releases: await releases(tx, commissionerId),
    series: await indexSeries(tx, commissionerId),
  };
}

function statesOf(known: Known, on: Day) {
  return known.releases.flatMap((release) => {
    const dataset = known.datasets.get(release.datasetId);
    if (!dataset) return [];
    const others = known.releases.filter(({ datasetId }) => datasetId === dataset.id);
    return [{ dataset, release, state: releaseOn(release, others, dataset.validMonths, on) }];
  });
}

/** Of each dataset the figure of the latest period in force; releases come the latest first. */
function latestOf(rows: readonly Row[], known: Known, on: Day): readonly Benchmark[] {
  const used = statesOf(known, on).filter(({ state }) => state.kind === "in-force");
  const place = new Map(used.map(({ release }, at) => [release.id, at] as const));
  const best = new Map<string, Row>();
  for (const row of rows) {
    const at = place.get(row.releaseId);
    const from = at === undefined ? undefined : used[at];
    if (at === undefined || !from) continue;
    const key = [from.dataset.id, benchmarkKey(row), row.detail, row.statistic].join("\u001f");
    const other = best.get(key);
    if (!other || at < (place.get(other.releaseId) ?? Infinity)) best.set(key, row);
  }
  return [...best.values()].flatMap(({ releaseId, value, ...row }) => {
    const from = used[place.get(releaseId) ?? -1];
    return from ? [benchmarkOf({ ...row, value: decimal4(value) }, from, known.series, on)] : [];
  });
}

function benchmarkOf(
  row: Observation & { readonly id: string },
  { dataset, release }: { readonly dataset: Dataset; readonly release: Release },
  series: readonly IndexSeries[],
  on: Day,
): Benchmark {
  const { id, name, publisher, licence, payShare } = dataset;
  return {
    ...row,
    ...{ dataset: { id, name, publisher, licence, payShare }, release, ageMonths: ageInMonths(release, on) },
    atPriceDate: bringToDate(row.value, { from: release.pricedOn, to: on }, dataset, series),
  };
}
