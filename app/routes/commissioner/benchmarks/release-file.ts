import { z } from "zod";
import { statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import { releaseOf } from "#app/data/benchmark/datasets.server.ts";
import { observationsAsked } from "#app/data/benchmark/observations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { found, guardLoader } from "#app/web/guard.server.ts";
import { fileFormat, fileOf } from "#app/web/sheet-file.server.ts";
import { readObservationQuestion } from "./observation-question.ts";

const access = {
  area: "commissioner",
  permission: "benchmark:read",
  params: z.object({ releaseId: z.uuid(), format: fileFormat }),
} as const;

/** The figures that the page of a release shows, with the same filters, as a file with its source and licence in each row. */
export const loader = guardLoader(access, async ({ actor, params: { releaseId, format }, url }) => {
  const table = await reading(actor, async (tx) => {
    const { release, dataset } = found(await releaseOf(tx, releaseId));
    const areas = await statisticalAreas(tx);
    const figures = await observationsAsked(tx, releaseId, readObservationQuestion(url.searchParams), "all");
    return {
      name: "benchmark-figures",
      columns: [
        ...["dataset", "release", "provisional", "priced_on", "area_code", "area", "service", "age_band"],
        ...["detail", "statistic", "value_pounds", "unit", "n", "uncertain", "source", "licence"],
      ],
      rows: figures.map((one) => [
        ...[dataset.name, release.label, release.provisional ? "yes" : "no", release.pricedOn],
        ...[one.areaCode, areas.find(({ code }) => code === one.areaCode)?.name ?? "", one.service, one.age],
        ...[one.detail, one.statistic, one.value, one.unit, one.n === null ? "" : String(one.n)],
        ...[one.uncertain ? "yes" : "no", one.source || release.source, dataset.licence],
      ]),
    };
  });
  return fileOf(format, table);
});
