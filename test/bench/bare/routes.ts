import { route, type RouteConfig } from "@remix-run/route-config";

export default [
  route("brokerage/search", "page.tsx"),
  route("provider/call-offs/:callOffId/check", "bid.ts"),
] satisfies RouteConfig;
