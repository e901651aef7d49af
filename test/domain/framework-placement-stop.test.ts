import { expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { stopPlacements, stopState } from "#app/domain/framework/placement-stop.ts";

const today = toDay("2026-11-24");
const stop = (startsOn: string, reviewOn: string, endsOn: string) => ({
  startsOn: toDay(startsOn),
  reviewOn: toDay(reviewOn),
  endsOn: toDay(endsOn),
  reason: "Inadequate rating",
});

test.each([
  [
    "a stop from today, reviewed within its time, is allowed",
    stop("2026-11-24", "2026-12-08", "2027-01-05"),
    undefined,
  ],
  [
    "a stop cannot be written back into the past",
    stop("2026-11-23", "2026-12-08", "2027-01-05"),
    "starts-in-the-past",
  ],
  [
    "a stop that ends on the day it starts is refused",
    stop("2026-11-24", "2026-11-24", "2026-11-24"),
    "ends-before-it-starts",
  ],
  ["a review before the start is refused", stop("2026-11-25", "2026-11-24", "2027-01-05"), "review-outside"],
  ["a review after the end is refused", stop("2026-11-24", "2027-01-06", "2027-01-05"), "review-outside"],
])("%s", (_name, intended, refusal) => {
  const verdict = stopPlacements(intended, today);
  expect(verdict.ok ? undefined : verdict.why.kind).toBe(refusal);
});

test.each([
  ["2026-11-30", false, "ahead"],
  ["2026-12-01", false, "in-force"],
  ["2026-12-31", false, "in-force"],
  ["2027-01-01", false, "ended"],
  ["2026-12-15", true, "lifted"],
])("on %s (lifted: %s) a stop from 1 December to 1 January is %s", (day, lifted, state) => {
  expect(stopState({ startsOn: toDay("2026-12-01"), endsOn: toDay("2027-01-01"), lifted }, toDay(day))).toBe(
    state,
  );
});
