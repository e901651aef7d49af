import { readFileSync } from "node:fs";
import type pg from "pg";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { addBenchmarkDataset } from "#app/commands/benchmark/keep-dataset.server.ts";
import { addBenchmarkRelease } from "#app/commands/benchmark/add-release.server.ts";
import type { NewDataset } from "#app/data/benchmark/datasets.server.ts";
import type { Observation } from "#app/domain/benchmark/observation.ts";
import type { NewRelease } from "#app/domain/benchmark/release.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, decimal4 } from "#app/domain/money.ts";
import { insert } from "./market.ts";

/** The places and indices that come with the portal. */
export async function referenceOfBenchmarks(owner: pg.Client) {
  const read = (name: string) => JSON.parse(readFileSync(`prisma/reference/${name}`, "utf8")) as unknown;
  const facts = [...(read("index-facts.json") as Fact[]), ...(read("pay-facts.json") as Fact[])];
  await insert(owner, "reference_fact", [
    {
      ...{
        key: "statistical-areas",
        from_on: "2013-04-01",
        value: read("statistical-areas.json"),
      },
      ...{ source: "ONS", uncertain: true },
    },
    ...facts.map(({ key, fromOn, value, source, uncertain }) => ({
      ...{ key, from_on: fromOn, value: value as object, source, uncertain },
    })),
  ]);
}

type Fact = {
  readonly key: string;
  readonly fromOn: string;
  readonly value: unknown;
  readonly source: string;
  readonly uncertain: boolean;
};

/** A dataset whose figures are valid for two years and move with the living wage alone; its id. */
export async function aDataset(actor: StaffActor, changes: Partial<NewDataset> = {}): Promise<string> {
  const made = await addBenchmarkDataset(actor, {
    ...{ name: "Provider fees", publisher: "The department", licence: "Open Government Licence v3.0" },
    ...{ sourceUrl: "", layout: "entered", validMonths: 24, payShare: basisPoints(10_000) },
    ...changes,
  });
  if (!made.ok) throw new Error("The dataset was refused");
  return made.value;
}

/** A release of 2025-26 at the prices of its first day; its id. */
export async function aRelease(
  actor: StaffActor,
  datasetId: string,
  changes: Partial<NewRelease> = {},
): Promise<string> {
  const made = await addBenchmarkRelease(actor, datasetId, {
    ...{ label: "2025-26", publishedOn: toDay("2025-08-21"), pricedOn: toDay("2025-04-01") },
    ...{ periodFrom: toDay("2025-04-01"), periodTo: toDay("2026-04-01"), provisional: true },
    ...{ supersedesId: null, source: "A page" },
    ...changes,
  });
  if (!made?.ok) throw new Error("The release was refused");
  return made.value;
}

/** A week of residential care for people of 65 and over in England, on average 956 pounds. */
export function aFigure(changes: Partial<Observation> = {}): Observation {
  return {
    ...{ areaCode: "E92000001", service: "residential", age: "65-plus", detail: "", unit: "week" },
    ...{ statistic: "mean", value: decimal4("956"), n: 152, source: "A page", uncertain: false },
    ...changes,
  };
}
