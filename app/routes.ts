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

  // Commissioner
  route("commissioner", "routes/commissioner/home.tsx"),

  // Brokerage
  route("brokerage", "routes/brokerage/home.tsx"),

  // Admin
  route("admin", "routes/admin/home.tsx"),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
