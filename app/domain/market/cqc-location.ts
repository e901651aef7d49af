import type { Day } from "../calendar.ts";

/** CQC's overall ratings; "Not rated" is its "Inspected but not rated". */
export const cqcRatings = ["Outstanding", "Good", "Requires improvement", "Inadequate", "Not rated"] as const;

/** One of CQC's overall ratings. */
export type CqcRating = (typeof cqcRatings)[number];

/**
 * A location's overall rating. `on` is the day it was published, absent when the file gives none.
 * `source` is the inspection regime of an API document, or "file" where the layout does not tell.
 */
export type CqcRated = {
  readonly rating: CqcRating;
  readonly on?: Day;
  readonly source: "current" | "assessment" | "file";
};

/**
 * What CQC publishes of one location. An absent field (or registration "unknown") means that the layout
 * does not tell, never that the location has none; an empty list means that it has none.
 */
export type CqcLocationFacts = {
  readonly cqcLocationId: string;
  readonly cqcProviderId?: string;
  readonly name: string;
  readonly providerName?: string;
  readonly postcode?: string;
  readonly address?: string;
  readonly localAuthority?: string;
  readonly region?: string;
  readonly serviceTypes?: readonly string[];
  readonly specialisms?: readonly string[];
  readonly beds?: number;
  readonly careHome?: boolean;
  readonly registration: "registered" | "deregistered" | "unknown";
  readonly dormant?: boolean;
  readonly rating?: CqcRated;
  readonly companiesHouseNumber?: string;
  readonly website?: string;
  readonly phone?: string;
};

/** The newer of two ratings: the later day; a dated one before an undated one; otherwise the one that comes in. */
export function newerRating(
  stored: CqcRated | undefined,
  coming: CqcRated | undefined,
): CqcRated | undefined {
  if (!stored || !coming) return coming ?? stored;
  if (sameRating(stored, coming)) return stored;
  if (stored.on !== undefined && (coming.on === undefined || coming.on < stored.on)) return stored;
  return coming;
}

/** Two ratings say the same when their word and day agree, whatever told of them. */
export function sameRating(one: CqcRated, other: CqcRated): boolean {
  return one.rating === other.rating && one.on === other.on;
}

/** The facts that stand once new ones are laid over the stored: newest rating, and nothing erased by silence. */
export function standingFacts(
  stored: CqcLocationFacts | undefined,
  coming: CqcLocationFacts,
): CqcLocationFacts {
  const rating = newerRating(stored?.rating, coming.rating);
  const registration = coming.registration === "unknown" ? stored?.registration : coming.registration;
  return {
    ...stored,
    ...coming,
    registration: registration ?? "unknown",
    ...(rating && { rating }),
  };
}
