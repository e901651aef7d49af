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
/** Whom brokers ask and what is offered to them, what is argued about prices, and what is saved. */
export const enquiriesOfBrokers = [
  ...prefix("brokerage/requests/:requestId", [
    route("enquiries", "routes/brokerage/enquiries/ask.tsx"),
    route("offers", "routes/brokerage/enquiries/offers.tsx"),
    route("telephone-offer", "routes/brokerage/enquiries/telephone-offer.tsx"),
  ]),
  ...prefix("brokerage/negotiations", [
    route("new/:placementId", "routes/brokerage/negotiations/new.tsx"),
    route(":negotiationId", "routes/brokerage/negotiations/negotiation.tsx"),
    route(":negotiationId/basis", "routes/brokerage/negotiations/basis.tsx"),
    route("bases/:basisId/file", "routes/brokerage/negotiations/basis-file.ts"),
  ]),
  ...prefix("brokerage/savings", [
    index("routes/brokerage/savings/index.tsx"),
    route("files/:format", "routes/brokerage/savings/file.ts"),
    route("new/:placementId", "routes/brokerage/savings/new.tsx"),
    route(":savingId", "routes/brokerage/savings/saving.tsx"),
  ]),
] satisfies RouteConfig;

/** What a provider is asked for a person whom it does not know, and what is argued with it. */
export const enquiriesOfProviders = [
  ...prefix("provider/enquiries", [
    index("routes/provider/enquiries/index.tsx"),
    route(":enquiryId", "routes/provider/enquiries/enquiry.tsx"),
  ]),
  route("provider/negotiations/:negotiationId", "routes/provider/enquiries/negotiation.tsx"),
] satisfies RouteConfig;
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
    route("waiting-amendment", "routes/brokerage/placements/waiting-amendment.tsx"),
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
