import type { Day } from "#app/domain/calendar.ts";
import type { JoinableLot, MembershipSpell, OptOut } from "#app/domain/framework/membership.ts";
import type { GridPlace } from "#app/domain/framework/postcode.ts";
import type { Pence } from "#app/domain/money.ts";

/** What CQC says of a place; "not-regulated" is an answer of its own, for support that CQC does not register. */
export const ratingAnswers = [
  "outstanding",
  "good",
  "requires-improvement",
  "inadequate",
  "not-rated",
  "not-regulated",
] as const;
export type RatingAnswer = (typeof ratingAnswers)[number];

/** What is needed for a person. Everything asked must be met; null asks nothing. */
export type Requirement = {
  readonly frameworkId: string;
  /** Every one of these must be held. At least one. */
  readonly lots: readonly JoinableLot[];
  /** The area that stands for all of them. */
  readonly everywhereId: string;
  readonly areaId: string | null;
  readonly within: { readonly from: GridPlace; readonly miles: number } | null;
  readonly price: PriceAsked | null;
  readonly ratings: readonly RatingAnswer[] | null;
  readonly specialism: string | null;
  /** Room stated, at most so many days ago; null for however long ago. */
  readonly room: { readonly withinDays: number | null } | null;
  /** Whether a stop on new placements is shown rather than held against a member. */
  readonly includeStopped: boolean;
};

/** The line whose price is looked at, in an area where one is known; `lotId` is the line's lot, one of those required. */
export type PriceAsked = {
  readonly serviceLineId: string;
  readonly lotId: string;
  readonly areaId: string | null;
  /** "shown" asks for nothing: a missing price is then no reason against. */
  readonly need:
    | { readonly kind: "shown" }
    | { readonly kind: "any" }
    | { readonly kind: "at-most"; readonly pence: Pence };
};

/** What is known of one member at one place from which it delivers. */
export type CandidateFacts = {
  readonly providerId: string;
  readonly locationId: string;
  /** The row that stands for the whole organisation, whose prices hold where the place has none; null where no price is asked for. */
  readonly organisationId: string | null;
  readonly memberships: readonly MembershipSpell[];
  readonly optOuts: readonly OptOut[];
  readonly stops: readonly PlacementStop[];
  readonly place: GridPlace | null;
  readonly rates: readonly RateHeld[];
  readonly rating: RatingAnswer;
  readonly deregistered: boolean;
  readonly specialisms: readonly string[];
  /** What was last stated of each lot at this place. */
  readonly capacity: readonly CapacityStated[];
};

/** A stop on new placements at a member, in one of its lots, at one of its places, or at a place in a lot. */
export type PlacementStop = {
  readonly lotId: string | null;
  readonly locationId: string | null;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly liftedOn: Day | null;
};

/** A price held for a line in an area at a place, from a day up to an excluded day, beside the cap it stands under. */
export type RateHeld = {
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly locationId: string;
  readonly pence: Pence;
  readonly capPence: Pence | null;
  /** What governs it on the day it is judged: the cap of its line and area, and the most that an exception allows. */
  readonly capTodayPence: Pence | null;
  readonly exceptionTodayPence: Pence | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** How many were free in a lot (`measure`: places, hours a week), and on which day that was said. */
export type CapacityStated = {
  readonly lotId: string;
  readonly free: number;
  readonly measure: string;
  readonly statedOn: Day;
};
