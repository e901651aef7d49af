import { index, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** Placements as brokerage keeps them: from a chosen offer to their end. */
export const placementsOfBrokers = [
  route("brokerage/requests/:requestId/place", "routes/brokerage/placements/place.tsx"),
  ...prefix("brokerage/placements", [
    index("routes/brokerage/placements/index.tsx"),
    route("files/:format", "routes/brokerage/placements/file.ts"),
    route("to-look-at-again", "routes/brokerage/placements/to-look-at-again.tsx"),
    route("rules", "routes/brokerage/placements/rules.tsx"),
  ]),
  ...prefix("brokerage/placements/:placementId", [
    index("routes/brokerage/placements/placement.tsx"),
    route("approval", "routes/brokerage/placements/approval.tsx"),
    route("told", "routes/brokerage/placements/told.tsx"),
    route("amendment", "routes/brokerage/placements/amendment.tsx"),
    route("nursing", "routes/brokerage/placements/nursing.tsx"),
    route("funding", "routes/brokerage/placements/funding.tsx"),
    route("nhs-share", "routes/brokerage/placements/nhs-share.tsx"),
    route("suspension", "routes/brokerage/placements/suspension.tsx"),
    route("end", "routes/brokerage/placements/end.tsx"),
    route("cancellation", "routes/brokerage/placements/cancellation.tsx"),
    route("block", "routes/brokerage/placements/block.tsx"),
  ]),
] satisfies RouteConfig;

/** The placements with a provider, as it sees them. */
export const placementsOfProviders = prefix("provider/placements", [
  index("routes/provider/placements/index.tsx"),
  route(":placementId", "routes/provider/placements/placement.tsx"),
]) satisfies RouteConfig;
