import { index, route, type RouteConfig } from "@remix-run/route-config";

/** Every URL of the portal, one table per area. Who may see a page stands in the first line of its loader. */
export default [
  // Public
  index("routes/public/home.tsx"),

  // Account
  route("sign-in", "routes/account/sign-in.tsx"),
  route("home", "routes/account/my-home.tsx"),
  route("sign-out", "routes/account/sign-out.tsx"),

  // Provider
  route("provider", "routes/provider/home.tsx"),
  route("provider/capacity", "routes/provider/capacity.tsx"),

  // Commissioner
  route("commissioner", "routes/commissioner/home.tsx"),

  route("commissioner/stops", "routes/commissioner/stops/index.tsx"),
  route("commissioner/stops/new/:providerId", "routes/commissioner/stops/new.tsx"),
  route("commissioner/stops/:stopId/lifting", "routes/commissioner/stops/lifting.tsx"),

  // Brokerage
  route("brokerage", "routes/brokerage/home.tsx"),

  // Admin
  route("admin", "routes/admin/home.tsx"),
  route("admin/imports", "routes/admin/imports/index.tsx"),
  route("admin/imports/:runId", "routes/admin/imports/run.tsx"),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
