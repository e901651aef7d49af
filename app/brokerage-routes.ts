import { index, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** The panels that decide about packages of care: forums, their sittings, and the cases put to them. */
export const panelsOfBrokerage = [
  ...prefix("brokerage/panels", [
    index("routes/brokerage/panels/index.tsx"),
    route("new", "routes/brokerage/panels/new.tsx"),
    ...prefix("sittings/:sittingId", [
      index("routes/brokerage/panels/sitting.tsx"),
      route("time", "routes/brokerage/panels/time.tsx"),
      route("pack", "routes/brokerage/panels/pack.tsx"),
      route("attendance", "routes/brokerage/panels/attendance.tsx"),
      route("minutes", "routes/brokerage/panels/minutes.tsx"),
    ]),
    ...prefix("cases/:caseId", [
      index("routes/brokerage/panels/case.tsx"),
      route("withdrawal", "routes/brokerage/panels/withdrawal.tsx"),
    ]),
    ...prefix(":forumId", [
      index("routes/brokerage/panels/forum.tsx"),
      route("details", "routes/brokerage/panels/details.tsx"),
      route("members", "routes/brokerage/panels/members.tsx"),
      route("sittings", "routes/brokerage/panels/call.tsx"),
    ]),
  ]),
  route("brokerage/requests/:requestId/panel", "routes/brokerage/requests/panel.tsx"),
] satisfies RouteConfig;
