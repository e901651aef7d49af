import { route, type RouteConfig } from "@remix-run/route-config";

/** By which rule prices are gone through, and when they were. */
export const checksOfOutliers = [
  route("commissioner/outliers/rules", "routes/commissioner/outlier-rules/rules.tsx"),
  route("commissioner/outliers/runs", "routes/commissioner/outlier-rules/runs.tsx"),
] satisfies RouteConfig;
