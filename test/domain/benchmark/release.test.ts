import { describe, expect, test } from "vitest";
import {
  addRelease,
  ageInMonths,
  releaseOn,
  releaseStateInWords,
  type Release,
} from "#app/domain/benchmark/release.ts";
import { toDay } from "#app/domain/calendar.ts";

const release: Release = {
  ...{ id: "a", datasetId: "d", label: "2024-25", provisional: true, supersedesId: null },
  ...{ publishedOn: toDay("2024-10-07"), pricedOn: toDay("2024-04-01") },
  ...{ periodFrom: toDay("2024-04-01"), periodTo: toDay("2025-04-01") },
};
const newer: Release = {
  ...{ ...release, id: "b", label: "2024-25 revised", provisional: false },
  ...{ publishedOn: toDay("2025-08-21"), supersedesId: "a" },
};

describe("a release is used from its publication until another takes its place, and no longer than it is valid", () => {
  test.each([
    ["the day before its publication", "2024-10-06", "not-yet-published"],
    ["the day of its publication", "2024-10-07", "in-force"],
    ["the day before another takes its place", "2025-08-20", "in-force"],
    ["the day on which another takes its place", "2025-08-21", "superseded"],
  ])("%s", (_what, day, kind) => {
    expect(releaseOn(release, [release, newer], 24, toDay(day)).kind).toBe(kind);
  });

  test.each([
    ["2027-03-31", "in-force"],
    ["2027-04-01", "too-old"],
  ])("two years after its period, on %s, it is %s", (day, kind) => {
    expect(releaseOn(newer, [release, newer], 24, toDay(day)).kind).toBe(kind);
  });

  test("what is not used says why", () => {
    const old = releaseOn(newer, [release, newer], 24, toDay("2027-05-01"));
    expect(releaseStateInWords(old)).toBe(
      "Not used since Thursday 1 April 2027: it is older than its dataset is valid for",
    );
    const superseded = releaseOn(release, [release, newer], 24, toDay("2026-01-01"));
    expect(releaseStateInWords(superseded)).toBe(
      "Not used since Thursday 21 August 2025: 2024-25 revised took its place",
    );
  });

  test.each([
    ["2025-03-01", 0],
    ["2025-04-30", 0],
    ["2025-05-01", 1],
    ["2026-11-24", 19],
  ])("on %s its figures are %i whole months old", (day, months) => {
    expect(ageInMonths(release, toDay(day))).toBe(months);
  });
});

describe("a release is added once, and takes the place of one that stands", () => {
  const coming = { ...newer, label: "2024-25 corrected", publishedOn: toDay("2025-12-01") };
  test.each([
    ["a label that another has", { label: "2024-25 REVISED", supersedesId: null }, "label-taken"],
    ["a period that ends first", { supersedesId: null, periodTo: toDay("2024-04-01") }, "period-ends-first"],
    [
      "prices of a day before its period",
      { supersedesId: null, pricedOn: toDay("2024-03-31") },
      "priced-outside",
    ],
    [
      "prices of a day after its period",
      { supersedesId: null, pricedOn: toDay("2025-04-01") },
      "priced-outside",
    ],
    [
      "one that is not yet published",
      { supersedesId: null, publishedOn: toDay("2026-01-02") },
      "published-ahead",
    ],
    ["one in the place of what is superseded already", { supersedesId: "a" }, "superseded-already"],
    ["one in the place of another dataset's", { supersedesId: "z" }, "no-other"],
  ])("not %s", (_what, changes, kind) => {
    const verdict = addRelease({ ...coming, ...changes }, [release, newer], toDay("2026-01-01"));
    expect(verdict).toMatchObject({ ok: false, why: { kind } });
  });

  test("one in the place of the last", () => {
    const verdict = addRelease({ ...coming, supersedesId: "b" }, [release, newer], toDay("2026-01-01"));
    expect(verdict.ok).toBe(true);
  });
});
