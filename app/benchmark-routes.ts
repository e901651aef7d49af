import { index, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** What prices are compared with: datasets, their releases and figures, the files that they came in, the indices. */
export const benchmarksOfCommissioners = [
  ...prefix("commissioner/benchmarks", [
    index("routes/commissioner/benchmarks/index.tsx"),
    route("new", "routes/commissioner/benchmarks/new.tsx"),
    route("indices", "routes/commissioner/benchmarks/indices.tsx"),
    route("imports/:runId", "routes/commissioner/benchmarks/run.tsx"),
    route("releases/:releaseId", "routes/commissioner/benchmarks/release.tsx"),
    route("releases/:releaseId/figure", "routes/commissioner/benchmarks/figure.tsx"),
    route("releases/:releaseId/file", "routes/commissioner/benchmarks/give-file.tsx"),
    route("releases/:releaseId/files/:format", "routes/commissioner/benchmarks/release-file.ts"),
    route(":datasetId", "routes/commissioner/benchmarks/dataset.tsx"),
    route(":datasetId/terms", "routes/commissioner/benchmarks/terms.tsx"),
    route(":datasetId/columns", "routes/commissioner/benchmarks/columns.tsx"),
    route(":datasetId/release", "routes/commissioner/benchmarks/new-release.tsx"),
  ]),
] satisfies RouteConfig;

/** CareCubed results as evidence, beside the placement or the negotiation that they are about. */
export const careCubedOfBrokers = [
  route("brokerage/placements/:placementId/care-cubed", "routes/brokerage/care-cubed/of-placement.tsx"),
  route("brokerage/negotiations/:negotiationId/care-cubed", "routes/brokerage/care-cubed/of-negotiation.tsx"),
  route("brokerage/care-cubed/:resultId/file", "routes/brokerage/care-cubed/file.ts"),
] satisfies RouteConfig;
