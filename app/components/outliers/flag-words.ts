import type { StatusLook } from "#app/components/portal/StatusTag.tsx";
import type { Direction, FlagReason, FlagState } from "#app/domain/benchmark/finding.ts";
import { units, unitInWords, type Unit } from "#app/domain/framework/unit.ts";

/** Where a price that is asked about stands. */
export const flagLooks: { readonly [state in FlagState]: StatusLook } = {
  OPEN: { word: "To ask", colour: "yellow" },
  EXPLAINED: { word: "Explained", colour: "turquoise" },
  NEGOTIATING: { word: "Negotiating", colour: "blue" },
  AGREED: { word: "Agreed", colour: "green" },
  ESCALATED: { word: "With an approver", colour: "purple" },
  RESOLVED: { word: "Resolved", colour: "grey" },
};

/** Why a price is as it is; whether the data are right comes first. */
export const reasonWords: { readonly [reason in FlagReason]: string } = {
  "data-error": "The data are wrong",
  "need-higher": "The need is higher than recorded",
  "staffing-ratio": "More staff for each person",
  location: "Where it is",
  property: "The property",
  "rare-specialism": "A rare specialism",
  "contract-terms": "Terms of the contract",
  unexplained: "Nothing explains it",
};

export const directionWords: { readonly [direction in Direction]: string } = {
  high: "High",
  low: "Low",
};

/** What each way asks. */
export const questionWords: { readonly [direction in Direction]: string } = {
  high: "Why does it cost more than others like it?",
  low: "Can care of this kind last at this price?",
};

/** What is priced. */
export const kindWords = {
  RATE: "Rate",
  OFFER: "Offer",
  BID: "Bid",
  PLACEMENT: "Placement",
} as const;

/** What the money at stake is counted against. */
export const againstWords = {
  expected: "expected cost",
  peers: "middle of its peers",
  cap: "cap",
  benchmark: "published figure",
} as const;

/** "a week" after a price; a unit that is none of ours as it stands. */
export function eachInWords(unit: string): string {
  return (units as readonly string[]).includes(unit) ? unitInWords(unit as Unit) : `a ${unit}`;
}
