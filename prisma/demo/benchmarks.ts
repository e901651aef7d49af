import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import type { StatisticalArea } from "#app/domain/benchmark/area.ts";
import { readBenchmarkRow } from "#app/domain/benchmark/benchmark-row.ts";
import { figureKey } from "#app/domain/benchmark/figures-to-add.ts";
import type { Observation } from "#app/domain/benchmark/observation.ts";
import { addDays, toDay } from "#app/domain/calendar.ts";
import { publishedRates, yearWords } from "#app/imports/benchmarks/layouts.ts";
import {
  careCubedResult,
  datasets,
  indexPoints,
  type DemonstrationDataset,
  type DemonstrationRelease,
} from "./benchmark-plans.ts";
import { councilId, personId } from "./commissioning.ts";
import { at } from "./days.ts";
import { idOf, type Ledger } from "./ledger.ts";

const analyst = personId("analyst");
const whose = { commissioner_id: councilId };

/** Writes down what the demonstration compares prices with: real figures that were published, each with its source, and invented points of an index. */
export function addBenchmarks(ledger: Ledger) {
  for (const dataset of datasets) addDataset(ledger, dataset);
  for (const { fromOn, level } of indexPoints)
    ledger.add("index_point", {
      ...{ ...whose, name: "cpi", from_on: fromOn, level, uncertain: true },
      ...{ source: "Invented for the demonstration", set_by: analyst, set_at: at("2026-10-21", 11) },
    });
  ledger.add("care_cubed_result", {
    ...{ id: idOf("care-cubed", 1), ...whose, placement_id: idOf("placement", 1), negotiation_id: null },
    ...careCubedResult,
    ...{ recorded_by: analyst, recorded_at: at("2026-11-12", 15) },
  });
}

function addDataset(ledger: Ledger, { key, releases, ...dataset }: DemonstrationDataset) {
  const id = idOf("benchmark-dataset", key);
  ledger.add("benchmark_dataset", {
    ...{ id, ...whose, ...dataset, added_by: analyst, added_at: at("2026-10-05", 10) },
  });
  for (const release of releases) addRelease(ledger, key, release);
}

function addRelease(
  ledger: Ledger,
  dataset: string,
  { figures, supersedes, ...release }: DemonstrationRelease,
) {
  const idOfRelease = (label: string) => idOf("benchmark-release", dataset, label);
  const id = idOfRelease(release.label);
  ledger.add("benchmark_release", {
    ...{ id, ...whose, ...release, dataset_id: idOf("benchmark-dataset", dataset) },
    supersedes_id: supersedes === null ? null : idOfRelease(supersedes),
    ...{ added_by: analyst, added_at: at("2026-10-05", 11) },
  });
  const all = "given" in figures ? figures.given : publishedFigures(release, figures);
  for (const one of all) {
    const { areaCode, age, ...figure } = one;
    ledger.add("benchmark_observation", {
      id: idOf("benchmark-observation", id, figureKey(one)),
      ...{ ...whose, release_id: id, ...figure, area_code: areaCode, age_band: age },
      ...{ entered_by: analyst, entered_at: at("2026-10-05", 12) },
    });
  }
}

/** The rates of a year in the list of published rates, of the publishers whose names fit. */
function publishedFigures(
  { period_from, period_to }: Pick<DemonstrationRelease, "period_from" | "period_to">,
  { publisher, averages }: Exclude<DemonstrationRelease["figures"], { readonly given: unknown }>,
): readonly Observation[] {
  const file = readFileSync(path.resolve("prisma/reference/published-rates.csv"), "utf8");
  const rows: readonly Record<string, string>[] = parse(file, { columns: true });
  const facts = {
    areas: statisticalAreasOfReference(),
    on: addDays(toDay(period_to), -1),
    years: yearWords({ periodFrom: toDay(period_from) }),
  };
  return rows
    .filter((row) => publisher.test(row["council"] ?? ""))
    .flatMap((row, at) => {
      const read = readBenchmarkRow(at + 2, (column) => row[column] ?? "", publishedRates, facts);
      return read.ok ? read.value : [];
    })
    .map((figure) => (averages?.test(figure.detail) ? { ...figure, statistic: "mean", detail: "" } : figure));
}

function statisticalAreasOfReference(): readonly StatisticalArea[] {
  const file = readFileSync(path.resolve("prisma/reference/statistical-areas.json"), "utf8");
  return JSON.parse(file) as StatisticalArea[];
}
