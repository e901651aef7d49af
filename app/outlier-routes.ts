import { prefix, route, type RouteConfig } from "@remix-run/route-config";

/** Prices to ask about: the queue, a case, and what comes of them. Pages that take a form are routes of their own name. */
export const queueOfOutliers = [
  route("commissioner/outliers", "routes/commissioner/outliers/index.tsx"),
  ...prefix("commissioner/outliers", [
    route("files/:format", "routes/commissioner/outliers/file.ts"),
    route("agreed-rates", "routes/commissioner/outliers/agreed-rates.tsx"),
    route("agreed-rates/:format", "routes/commissioner/outliers/agreed-rates-file.ts"),
    route("no-nhs-share", "routes/commissioner/outliers/no-nhs-share.tsx"),
    route("no-nhs-share/:format", "routes/commissioner/outliers/no-nhs-share-file.ts"),
    route("average-costs", "routes/commissioner/outliers/average-costs.tsx"),
    route("average-costs/:format", "routes/commissioner/outliers/average-costs-file.ts"),
    route("providers", "routes/commissioner/outliers/providers.tsx"),
    route("providers/files/:format", "routes/commissioner/outliers/providers-file.ts"),
    route("providers/:providerId", "routes/commissioner/outliers/provider.tsx"),
    route("providers/:providerId/:format", "routes/commissioner/outliers/provider-file.ts"),
    route(":flagId", "routes/commissioner/outliers/case.tsx"),
    route(":flagId/negotiation", "routes/commissioner/outliers/negotiation.tsx"),
  ]),
  route("provider/prices-compared", "routes/provider/prices-compared.tsx"),
] satisfies RouteConfig;

/** By which rule prices are gone through, and when they were. */
export const checksOfOutliers = [
  route("commissioner/outliers/rules", "routes/commissioner/outlier-rules/rules.tsx"),
  route("commissioner/outliers/runs", "routes/commissioner/outlier-rules/runs.tsx"),
] satisfies RouteConfig;
