import { readFileSync } from "node:fs";
import type { StatisticalArea } from "#app/domain/benchmark/area.ts";
import type { Release } from "#app/domain/benchmark/release.ts";
import { toDay } from "#app/domain/calendar.ts";

/** The places that come with the portal. */
export function areasOfReference(): readonly StatisticalArea[] {
  return JSON.parse(readFileSync("prisma/reference/statistical-areas.json", "utf8")) as StatisticalArea[];
}

/** A release of the financial year that begins in April of a year. */
export function releaseOfYear(year: number): Release {
  return {
    ...{ id: "r", datasetId: "d", label: `${year}`, provisional: false, supersedesId: null },
    ...{ publishedOn: toDay(`${year}-10-01`), pricedOn: toDay(`${year}-04-01`) },
    ...{ periodFrom: toDay(`${year}-04-01`), periodTo: toDay(`${year + 1}-04-01`) },
  };
}
