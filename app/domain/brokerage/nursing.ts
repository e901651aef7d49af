import { compareDays, type Day } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Element, Span } from "./element.ts";

/**
 * The bands of what the NHS pays for nursing (FNC). The higher is only for people on it since before October 2007, when
 * one band took the place of three.
 */
export const nursingBands = ["standard", "higher"] as const;
export type NursingBand = (typeof nursingBands)[number];

/** What the NHS pays a home for nursing (FNC) in a week, in one band, from a day on. */
export type NursingRate = { readonly pence: Pence; readonly fromOn: Day; readonly uncertain: boolean };

/** An element of nursing before it has an id. */
export type NursingPart = Omit<Element, "id">;

/**
 * The elements by which FNC is paid on top of a nursing rate that excludes it: one for each figure that holds within
 * the days. Refuses days before the first figure on file.
 */
export function nursingOver(
  span: Span,
  serviceLineId: string,
  rates: readonly NursingRate[],
): Verdict<readonly NursingPart[], { readonly kind: "no-figure" }> {
  const dated = [...rates].sort((a, b) => compareDays(a.fromOn, b.fromOn));
  const parts = dated.flatMap((rate, at): readonly NursingPart[] => {
    const fromOn = later(rate.fromOn, span.fromOn);
    const toOn = earlier(dated[at + 1]?.fromOn ?? null, span.toOn);
    if (toOn !== null && compareDays(toOn, fromOn) <= 0) return [];
    return [{ serviceLineId, kind: "nursing", pence: rate.pence, per: "week", units: "1", fromOn, toOn }];
  });
  const [first] = parts;
  return first && compareDays(first.fromOn, span.fromOn) === 0 ? yes(parts) : no({ kind: "no-figure" });
}

function later(one: Day, other: Day): Day {
  return compareDays(one, other) < 0 ? other : one;
}

function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return compareDays(one, other) < 0 ? one : other;
}
