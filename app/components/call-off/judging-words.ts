import type { ExclusionKind } from "#app/domain/call-off/exclusion.ts";
import type { HoldKind } from "#app/domain/call-off/hold.ts";

/** Why something about a bid or an award is refused, in the user's words. */
export const refusalWords = {
  "not-found": "This is not there, or not yours to decide",
  "not-now": "This call-off no longer stands where that can be done. Open its page to see where it stands",
  "not-declared": "Declare your interests first",
  interest: "You have declared an interest. A colleague without one must do this",
  "not-on-panel": "You are not an evaluator of this call-off",
  "not-a-score": "Select a score from 0 to 5",
  "others-stand": "Another evaluator’s score stands beside yours, so yours can no longer change",
  agreed: "A score has been agreed for this answer",
  settled: "An award stands on this evaluation. Nothing of it changes any more",
  "too-few-scores": "Two evaluators must score this answer before a score can be agreed",
  "already-excluded": "This bid is already excluded",
  "not-asked":
    "Ask the bidder first. A bid is not excluded for its low price before its bidder could explain it",
  "not-decided": "Decide on the bidder’s answer first",
  accepted: "The bidder’s explanation was accepted, so its low price is no ground to exclude it",
  "already-asked": "This bidder has already been asked",
  "in-the-past": "The day by which to answer must be in the future",
  excluded: "This bid is excluded",
  decided: "The answer has already been decided on",
  "still-time": "The bidder still has time to answer",
  "no-answer-to-accept": "There is no answer to accept",
  answered: "You have already answered",
  "too-late": "The day by which to answer has passed",
  "no-tie": "No bids share the first place, so there is nothing to draw",
  "not-those-bids": "Put each of the bids that share the first place in its place, once",
  "not-scored": "Every bid must be scored on every question, or excluded, first",
  "draw-needed": "The first bids came out equal. Draw lots between them first",
  "to-question": "A bid looks abnormally low. Ask its bidder and decide on the answer first",
  "nobody-admissible": "No bid is admissible, so there is nothing to award",
  "not-first": "The award goes to the bid that comes first. Another bid comes first now",
  "not-eligible":
    "Who stands behind this bid does not hold every lot of this call-off today in every area of its lines, or new placements there are stopped",
  "own-recommendation": "You recommended this award. Another person decides on it",
  "no-limit": "Your roles have no limit for call-offs, so somebody else must approve",
  "over-limit": "The value including VAT is above your limit. Somebody with a higher limit must approve",
  "not-checked": "Check the winner against the exclusion grounds and the debarment list first",
  "not-clear": "The last check of the winner is not clear",
  "notice-day-missing": "Enter the day on which the notice is published",
  "notice-in-the-past":
    "The notice must be published today or later, so that the letters come before the standstill begins",
  "not-under-this-regime":
    "Representations belong to the Provider Selection Regime. Record a challenge or a review",
  "needs-a-bidder": "Select who made the representations",
  "received-in-the-future": "The day on which it was received must be today or in the past",
  "received-before-letters": "The day on which it was received must be on or after the day of the letters",
  "ends-before-it-starts": "The contract must end after it starts",
  "signed-in-the-future": "The day of signing must be today or in the past",
  "signed-before-approval": "The day of signing must be on or after the day the award was approved",
  "starts-before-signed": "The contract must start on or after the day it was signed",
  "ends-too-late": "The contract must end on or before the day that the call-off was approved for",
  "over-trial-ceiling":
    "This costs more with VAT than the ceiling of what is tried out allows. Nothing is committed beyond it",
  "framework-ended": "The framework has ended, so nothing more can be called off on it",
  "check-too-old": "The last check of the winner is too old. Check again first",
} as const;

export const exclusionWords: { readonly [kind in ExclusionKind]: string } = {
  NOT_COMPLIANT: "It does not do what was asked, or breaks the terms",
  ABNORMALLY_LOW: "Its low price was not explained",
  BIDDER_EXCLUDED: "An exclusion ground applies to its bidder",
};

export const holdWords: { readonly [kind in HoldKind]: string } = {
  CHALLENGE: "A challenge in law",
  REPRESENTATIONS: "Representations under the Provider Selection Regime",
  REVIEW: "A review of our own",
};
