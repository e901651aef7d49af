import type { CallOffKind, ResponseMeasure, TieRule, Urgency } from "#app/domain/call-off/call-off.ts";
import type { CallOffRoute, CallOffState } from "#app/domain/call-off/state.ts";
import type { StatusLook } from "#app/components/portal/StatusTag.tsx";

/** Where a call-off stands, in a word. */
export const stateLooks: { readonly [state in CallOffState]: StatusLook } = {
  draft: { word: "Draft", colour: "grey" },
  "approval-asked": { word: "Waits for approval", colour: "yellow" },
  approved: { word: "Approved to start", colour: "pink" },
  "left-framework": { word: "Left the framework", colour: "grey" },
  cancelled: { word: "Cancelled", colour: "grey" },
  open: { word: "Open for bids", colour: "green" },
  closed: { word: "Closed, sealed", colour: "purple" },
  opened: { word: "Being evaluated", colour: "blue" },
  offering: { word: "No offer stands", colour: "yellow" },
  offered: { word: "Offered", colour: "blue" },
  accepted: { word: "Offer accepted", colour: "green" },
  recommended: { word: "Award recommended", colour: "yellow" },
  "award-approved": { word: "Award approved", colour: "pink" },
  standstill: { word: "Standstill", colour: "purple" },
  held: { word: "Held", colour: "orange" },
  "ready-for-contract": { word: "Ready for contract", colour: "green" },
  contracted: { word: "Contract made", colour: "turquoise" },
};

/** The routes, by the words that keep "open" and "direct" apart from their other meanings. */
export const routeWords: { readonly [route in CallOffRoute]: string } = {
  DIRECT: "Direct award to a member",
  RESTRICTED: "Restricted competition among chosen members",
  OPEN: "Open competition among all members of the lots",
  EXTERNAL: "Tender outside the framework",
};

export const urgencyWords: { readonly [urgency in Urgency]: string } = {
  ROUTINE: "There is time for members to bid",
  URGENT: "It cannot wait for bids",
};

export const kindWords: { readonly [kind in CallOffKind]: string } = {
  SPOT: "Spot purchase for one person or package",
  BLOCK: "Block of beds or hours for a period",
};

export const tieWords: { readonly [rule in TieRule]: string } = {
  HIGHER_QUALITY: "The higher score for quality goes first",
  LOWER_PRICE: "The lower price goes first",
  DRAWN_LOTS: "Lots are drawn before two witnesses",
};

export const measureWords: { readonly [measure in ResponseMeasure]: string } = {
  WORKING_HOURS: "working hours",
  WORKING_DAYS: "working days",
};
