import { index, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** The figures that care is expected to cost by: their versions by lot, and each version. */
export const expectedCostsOfCommissioners = prefix("commissioner/expected-costs", [
  index("routes/commissioner/expected-costs/index.tsx"),
  route("lots/:lotId", "routes/commissioner/expected-costs/lot.tsx"),
  route("lots/:lotId/new", "routes/commissioner/expected-costs/new.tsx"),
  route(":parametersId", "routes/commissioner/expected-costs/version.tsx"),
  route(":parametersId/figure", "routes/commissioner/expected-costs/figure.tsx"),
]) satisfies RouteConfig;

/** What the care of a request or a placement takes in a week, and what it is expected to cost. */
export const expectedCostsOfBrokers = [
  route("brokerage/placements/:placementId/care", "routes/brokerage/care/placement.tsx"),
  route("brokerage/placements/:placementId/care/hours", "routes/brokerage/care/placement-hours.tsx"),
  route("brokerage/requests/:requestId/care", "routes/brokerage/care/request.tsx"),
  route("brokerage/requests/:requestId/care/hours", "routes/brokerage/care/request-hours.tsx"),
] satisfies RouteConfig;

/** The same estimate as the provider of a placement may know it. */
export const expectedCostsOfProviders = [
  route("provider/placements/:placementId/care", "routes/provider/placements/care.tsx"),
] satisfies RouteConfig;
