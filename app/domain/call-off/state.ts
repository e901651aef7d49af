import type { Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** By which route a call-off is made. "EXTERNAL" leaves the framework for a tender of its own. */
export type CallOffRoute = "DIRECT" | "RESTRICTED" | "OPEN" | "EXTERNAL";

/** What has been done with a call-off, as far as it bears on where it stands. */
export type CallOffFacts = {
  readonly route: CallOffRoute | null;
  readonly approvalAskedAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly closesAt: Instant | null;
  readonly openedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly leftFrameworkAt: Instant | null;
  readonly offers: readonly OfferFacts[];
  /** The award that stands: neither refused nor withdrawn. */
  readonly award: AwardFacts | null;
  readonly contracted: boolean;
};

/** An offer of a direct award with its clock. */
export type OfferFacts = {
  readonly dueAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly declinedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
};

/** An award as far as it bears on whether a contract may be made. */
export type AwardFacts = {
  readonly approved: boolean;
  readonly lettersAt: Instant | null;
  readonly standstillEndsAt: Instant | null;
  /** Challenges, representations and reviews that nobody has answered. */
  readonly holds: number;
  /** The earliest instant that an answer to one of them left for the contract. */
  readonly notBefore: Instant | null;
};

/** Where a call-off stands. */
export const callOffStates = [
  "draft",
  "approval-asked",
  "approved",
  "left-framework",
  "cancelled",
  "open",
  "closed",
  "opened",
  "offering",
  "offered",
  "accepted",
  "recommended",
  "award-approved",
  "standstill",
  "held",
  "ready-for-contract",
  "contracted",
] as const;
export type CallOffState = (typeof callOffStates)[number];

/** What a person may do to a call-off. */
export type CallOffStep =
  | "change"
  | "ask-approval"
  | "return"
  | "approve"
  | "publish"
  | "leave-framework"
  | "answer-question"
  | "extend"
  | "bid"
  | "open"
  | "score"
  | "recommend"
  | "offer"
  | "answer-offer"
  | "withdraw-offer"
  | "decide-award"
  | "send-letters"
  | "hold"
  | "withdraw-award"
  | "make-contract"
  | "cancel";

/** The whole machine: which steps may be taken where. */
export const stepsIn: { readonly [state in CallOffState]: readonly CallOffStep[] } = {
  draft: ["change", "ask-approval", "leave-framework", "cancel"],
  "approval-asked": ["return", "approve", "cancel"],
  approved: ["publish", "cancel"],
  "left-framework": [],
  cancelled: [],
  open: ["answer-question", "extend", "bid", "cancel"],
  closed: ["open", "cancel"],
  opened: ["score", "recommend", "cancel"],
  offering: ["offer", "cancel"],
  offered: ["answer-offer", "withdraw-offer", "cancel"],
  accepted: ["recommend", "withdraw-offer", "cancel"],
  recommended: ["decide-award", "withdraw-award"],
  "award-approved": ["send-letters", "withdraw-award"],
  standstill: ["hold", "withdraw-award"],
  held: ["hold", "withdraw-award"],
  "ready-for-contract": ["hold", "make-contract", "withdraw-award"],
  contracted: [],
};

/** Where a call-off stands at an instant: worked out from what was done, and when, never stored. */
export function callOffState(facts: CallOffFacts, now: Instant): CallOffState {
  if (facts.contracted) return "contracted";
  if (facts.cancelledAt) return "cancelled";
  if (facts.leftFrameworkAt) return "left-framework";
  if (facts.award) return awardState(facts.award, facts.route, now);
  if (!facts.approvalAskedAt) return "draft";
  if (!facts.approvedAt) return "approval-asked";
  if (!facts.publishedAt) return "approved";
  return facts.route === "DIRECT" ? offerState(facts.offers, now) : biddingState(facts, now);
}

export type StepRefusal = { readonly kind: "not-now"; readonly state: CallOffState };

/** Whether a step may be taken where a call-off stands. Refuses every other, and says where it stands. */
export function mayTake(step: CallOffStep, state: CallOffState): Verdict<CallOffState, StepRefusal> {
  return stepsIn[state].includes(step) ? yes(state) : no({ kind: "not-now", state });
}

/** Whether an offer still waits for an answer: not yet answered, withdrawn or past its clock, whose instant is excluded. */
export function isStanding(offer: OfferFacts, now: Instant): boolean {
  return !offer.acceptedAt && !offer.declinedAt && !offer.withdrawnAt && now < offer.dueAt;
}

function awardState(award: AwardFacts, route: CallOffRoute | null, now: Instant): CallOffState {
  if (!award.approved) return "recommended";
  if (route !== "DIRECT" && !award.lettersAt) return "award-approved";
  if (award.holds > 0) return "held";
  if (award.notBefore && now < award.notBefore) return "held";
  if (award.standstillEndsAt && now < award.standstillEndsAt) return "standstill";
  return "ready-for-contract";
}

function offerState(offers: readonly OfferFacts[], now: Instant): CallOffState {
  if (offers.some((offer) => offer.acceptedAt && !offer.withdrawnAt)) return "accepted";
  return offers.some((offer) => isStanding(offer, now)) ? "offered" : "offering";
}

function biddingState({ closesAt, openedAt }: CallOffFacts, now: Instant): CallOffState {
  if (openedAt) return "opened";
  return closesAt && now < closesAt ? "open" : "closed";
}
