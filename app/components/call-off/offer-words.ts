import type { OfferState } from "#app/domain/call-off/offer.ts";
import type { RankingRule, RankReason } from "#app/domain/call-off/ranking-rule.ts";
import type { RuleOfLot } from "#app/domain/call-off/rule-across-lots.ts";
import type { ListChange } from "#app/domain/call-off/stale-ranking.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { ratingInWords } from "#app/components/portal/RatingTag.tsx";
import type { StatusLook } from "#app/components/portal/StatusTag.tsx";

/** Where an offer stands, in a word. */
export const offerLooks: { readonly [state in OfferState]: StatusLook } = {
  standing: { word: "Waits for an answer", colour: "blue" },
  accepted: { word: "Accepted", colour: "green" },
  declined: { word: "Declined", colour: "red" },
  withdrawn: { word: "Withdrawn", colour: "grey" },
  lapsed: { word: "Lapsed", colour: "orange" },
};

/** By what members are put in order, as it completes "ranked by". */
export const ruleWords: { readonly [rule in RankingRule]: string } = {
  PRICE: "price: what the call-off costs at each member’s own framework rates, the lowest first",
  RATING_THEN_PRICE:
    "CQC rating, the best first, and then by price at each member’s own framework rates; where several of its places are needed the lowest rating counts",
  DISTANCE_THEN_PRICE:
    "distance, the nearest first, and then by price at each member’s own framework rates; where several of its places are needed the farthest counts",
};

/** The rule in a few words, as it is chosen. */
export const ruleChoices: { readonly [rule in RankingRule]: string } = {
  PRICE: "Price, the lowest first",
  RATING_THEN_PRICE: "CQC rating, the best first, then price",
  DISTANCE_THEN_PRICE: "Distance, the nearest first, then price",
};

/** The rules of the lots with whose they are, like "lot 5 by price, the lowest first". */
export function lotRulesInWords(lots: readonly RuleOfLot[]): string {
  const said = lots.map(({ lotNumber, rule }) =>
    rule ? `lot ${lotNumber} by ${lowered(ruleChoices[rule])}` : `lot ${lotNumber} by no rule`,
  );
  return said.join("; ");
}

function lowered(words: string): string {
  return words.startsWith("CQC") ? words : `${words[0]?.toLowerCase() ?? ""}${words.slice(1)}`;
}

/** What is no longer as it was when a list was frozen. */
export function changeInWords(change: ListChange): string {
  switch (change.kind) {
    case "lots-rule-changed":
      return "The lots are ranked by another rule today";
    case "no-longer-eligible":
      return `${change.name} is no longer eligible`;
    case "newly-eligible":
      return `${change.name} is eligible and not on the list`;
    case "seen-otherwise":
      return `${change.name} has other rates, another rating or another place`;
    default:
      return unreachable(change);
  }
}

/** How equal members are parted; said before anybody is ranked. */
export const equalWords =
  "Members that come out equal are parted by who has waited longest since this commissioner last offered it a direct award, then by name.";

/** Why a member stands where it stands. */
export function rankReasonInWords(reason: RankReason): string {
  switch (reason.kind) {
    case "value":
      return `${formatPounds(reason.pence)} at its own rates`;
    case "rating":
      return `CQC: ${ratingInWords(reason.rating)}`;
    case "distance":
      return reason.miles === null
        ? "its distance is not known"
        : `${Math.round(reason.miles * 10) / 10} miles away`;
    case "equal":
      return `equal with another; ${partedInWords(reason)}`;
    default:
      return unreachable(reason);
  }
}

function partedInWords({ partedBy, lastOfferedAt }: Extract<RankReason, { kind: "equal" }>): string {
  const waited = lastOfferedAt
    ? `last offered on ${shortDay(dayOf(new Date(lastOfferedAt)))}`
    : "never offered before";
  return partedBy === "waiting"
    ? `placed by how long it has waited (${waited})`
    : `placed by name (${waited})`;
}

/** A sum in whole pence that our own data vouches for. */
export function sum(amount: number): string {
  return formatPounds(pence(amount));
}
