import { route, type RouteConfig } from "@remix-run/route-config";

export default [route("brokerage/search", "page.tsx")] satisfies RouteConfig;
