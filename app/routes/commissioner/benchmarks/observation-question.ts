import type { ObservationQuestion } from "#app/data/benchmark/observations.server.ts";
import { benchmarkAges, benchmarkServices, benchmarkStatistics } from "#app/domain/benchmark/observation.ts";

/** Reads what an address asks of the figures of a release; what it cannot mean asks nothing. */
export function readObservationQuestion(search: URLSearchParams): ObservationQuestion {
  const area = search.get("area") ?? "";
  return {
    areaCode: /^[A-Z][0-9]{8}$/.test(area) ? area : "",
    service: benchmarkServices.find((one) => one === search.get("service")) ?? null,
    age: benchmarkAges.find((one) => one === search.get("age")) ?? null,
    statistic: benchmarkStatistics.find((one) => one === search.get("statistic")) ?? null,
    detail: (search.get("detail") ?? "").trim().slice(0, 80),
  };
}
