import { compareDays, type Day } from "../calendar.ts";
import { no, yes, type Verdict } from "../verdict.ts";

/** A stop on new placements as a quality officer wants it: from a day to the day before another, looked at again between. */
export type IntendedStop = {
  readonly startsOn: Day;
  readonly reviewOn: Day;
  readonly endsOn: Day;
  readonly reason: string;
};

export type StopRefusal =
  | { readonly kind: "starts-in-the-past" }
  | { readonly kind: "ends-before-it-starts" }
  | { readonly kind: "review-outside" };

/** A stop begins today or later, ends by itself after it began, and is reviewed in between. People already placed stay. */
export function stopPlacements(stop: IntendedStop, today: Day): Verdict<IntendedStop, StopRefusal> {
  if (compareDays(stop.startsOn, today) < 0) return no({ kind: "starts-in-the-past" });
  if (compareDays(stop.endsOn, stop.startsOn) <= 0) return no({ kind: "ends-before-it-starts" });
  if (compareDays(stop.reviewOn, stop.startsOn) < 0 || compareDays(stop.reviewOn, stop.endsOn) > 0)
    return no({ kind: "review-outside" });
  return yes(stop);
}

export type StopState = "ahead" | "in-force" | "ended" | "lifted";

/** Where a stop stands on a day: worked out from its dates, so that it ends without anything having to run. */
export function stopState(
  stop: { readonly startsOn: Day; readonly endsOn: Day; readonly lifted: boolean },
  today: Day,
): StopState {
  if (stop.lifted) return "lifted";
  if (compareDays(today, stop.startsOn) < 0) return "ahead";
  return compareDays(today, stop.endsOn) < 0 ? "in-force" : "ended";
}
