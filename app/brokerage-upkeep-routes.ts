import { index, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** What keeps placements right once they run: files in and out, reviews, moves, new prices, what is kept of a person. */
export const upkeepOfBrokerage = [
  ...prefix("brokerage/placements", [
    route("client-level-data/:format", "routes/brokerage/placement-files/file.ts"),
    route("import", "routes/brokerage/placement-files/index.tsx"),
    route("import/:runId", "routes/brokerage/placement-files/run.tsx"),
  ]),
  ...prefix("brokerage/reviews", [
    index("routes/brokerage/reviews/index.tsx"),
    route("providers", "routes/brokerage/reviews/providers.tsx"),
    route("providers/:format", "routes/brokerage/reviews/providers-file.ts"),
    route(":proposalId", "routes/brokerage/reviews/review.tsx"),
  ]),
  ...prefix("brokerage/nhs-shares", [
    index("routes/brokerage/nhs-shares/index.tsx"),
    route(":fundingId/:stream", "routes/brokerage/nhs-shares/share.tsx"),
  ]),
  ...prefix("brokerage/moves", [
    index("routes/brokerage/moves/index.tsx"),
    route("new/:placementId", "routes/brokerage/moves/new.tsx"),
    route(":moveId", "routes/brokerage/moves/move.tsx"),
  ]),
  ...prefix("brokerage/new-prices", [
    index("routes/brokerage/new-prices/index.tsx"),
    route(":repricingId", "routes/brokerage/new-prices/proposal.tsx"),
    route(":repricingId/files/:format", "routes/brokerage/new-prices/file.ts"),
  ]),
] satisfies RouteConfig;

/** What a provider says of a placement that runs with it. */
export const upkeepOfProviders = [
  route("provider/placements/:placementId/review", "routes/provider/placements/review.tsx"),
] satisfies RouteConfig;
