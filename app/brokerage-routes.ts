import { index, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** Requests for placements: the board, a request as a thread, who matches it and what the person chose. */
export const requestsOfBrokerage = [
  ...prefix("brokerage/requests", [
    index("routes/brokerage/requests/index.tsx"),
    route("new", "routes/brokerage/requests/new.tsx"),
    route("files/:format", "routes/brokerage/requests/file.ts"),
  ]),
  ...prefix("brokerage/requests/:requestId", [
    index("routes/brokerage/requests/request.tsx"),
    route("details", "routes/brokerage/requests/details.tsx"),
    route("ladder", "routes/brokerage/requests/ladder.tsx"),
    route("matches", "routes/brokerage/requests/matches.tsx"),
    route("choice", "routes/brokerage/requests/choice.tsx"),
    route("broker", "routes/brokerage/requests/broker.tsx"),
    route("hold", "routes/brokerage/requests/hold.tsx"),
    route("archive", "routes/brokerage/requests/archive.tsx"),
  ]),
] satisfies RouteConfig;
