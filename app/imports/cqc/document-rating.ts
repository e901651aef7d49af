import { z } from "zod";

import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { newerRating, type CqcRated } from "#app/domain/market/cqc-location.ts";
import { dayIn } from "#app/imports/cqc/dates.ts";
import { tidied } from "#app/imports/cqc/fields.ts";
import { ratingIn } from "#app/imports/cqc/words.ts";

const text = z.string().nullish();
const assessed = z.array(z.object({ rating: text, status: text })).nullish();

/** The two places in an API document where a location's overall rating stands. */
export const ratedParts = {
  currentRatings: z
    .object({ overall: z.object({ rating: text, reportDate: text }).nullish(), reportDate: text })
    .nullish(),
  assessment: z
    .array(
      z.object({
        assessmentPlanPublishedDateTime: text,
        ratings: z.object({ overall: assessed, asgRatings: assessed }).nullish(),
      }),
    )
    .nullish(),
};

type RatedDocument = z.infer<z.ZodObject<typeof ratedParts>>;

/** Which part of the document holds a rating or date that cannot be read. */
export type RatingRefusal = { readonly column: string; readonly value: string; readonly message: string };

type Found = {
  readonly rating: string;
  readonly on: string | undefined;
  readonly source: "current" | "assessment";
  readonly column: string;
};

/**
 * The newest of a document's overall ratings, under `currentRatings` and `assessment`; the assessment's on the same
 * day. Undefined when none is published. An assessment of one service alone, without an overall, rates the location.
 */
export function newestRating(document: RatedDocument): Verdict<CqcRated | undefined, RatingRefusal> {
  let newest: CqcRated | undefined;
  for (const found of [...currentRating(document), ...assessmentRatings(document)]) {
    const { column, source } = found;
    const rating = ratingIn(found.rating);
    if (rating === "none") continue;
    if (rating === undefined)
      return no({ column, value: found.rating, message: "This is not one of CQC's ratings." });
    const on = found.on === undefined ? undefined : dayIn(found.on, "day-first");
    if (found.on !== undefined && on === undefined)
      return no({ column, value: found.on, message: "This is not a date." });
    const rated = { rating, ...(on && { on }), source };
    newest = isTie(newest, rated) ? rated : newerRating(newest, rated);
  }
  return yes(newest);
}

function currentRating({ currentRatings }: RatedDocument): readonly Found[] {
  const overall = currentRatings?.overall;
  const on = tidied(overall?.reportDate ?? currentRatings?.reportDate ?? undefined);
  const column = "currentRatings.overall";
  return [{ rating: tidied(overall?.rating ?? undefined) ?? "", on, source: "current", column }];
}

function assessmentRatings({ assessment }: RatedDocument): readonly Found[] {
  return (assessment ?? []).flatMap(({ ratings, assessmentPlanPublishedDateTime }, place) => {
    const overall = (ratings?.overall ?? []).filter(isCurrent);
    const services = (ratings?.asgRatings ?? []).filter(isCurrent);
    const counted = overall.length === 0 && services.length === 1 ? services : overall;
    const on = tidied(assessmentPlanPublishedDateTime ?? undefined);
    return counted.map(({ rating }): Found => {
      const column = `assessment.${place}.ratings`;
      return { rating: tidied(rating ?? undefined) ?? "", on, source: "assessment", column };
    });
  });
}

function isCurrent({ status }: { readonly status?: string | null | undefined }): boolean {
  return status == null || status.toLowerCase() === "current";
}

function isTie(one: CqcRated | undefined, other: CqcRated): boolean {
  return one !== undefined && one.on === other.on;
}
