import { index, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** What keeps placements right once they run: files in and out, reviews, moves, new prices, what is kept of a person. */
export const upkeepOfBrokerage = [
  ...prefix("brokerage/placements", [
    route("client-level-data/:format", "routes/brokerage/placement-files/file.ts"),
    route("import", "routes/brokerage/placement-files/index.tsx"),
    route("import/:runId", "routes/brokerage/placement-files/run.tsx"),
  ]),
] satisfies RouteConfig;
