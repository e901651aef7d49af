import { expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { commitment, fellDue, type EndedContract } from "#app/domain/call-off/committed.ts";
import { pence } from "#app/domain/money.ts";

test.each([
  [0, 1_000, 0, "within"],
  [799, 1_000, 7_990, "within"],
  [800, 1_000, 8_000, "near"],
  [999, 1_000, 9_990, "near"],
  [1_000, 1_000, 10_000, "full"],
  [1_500, 1_000, 15_000, "full"],
  [1, 0, 10_000, "full"],
])("%d of %d committed is a share of %d, %s", (committed, maximum, share, level) => {
  expect(commitment(pence(committed), pence(maximum))).toEqual({ share, level });
});

/** £12,000.00, £14,400.00 with VAT, for the 365 days of 2027. */
const contract: EndedContract = {
  ...{ value: pence(1_200_000), valueWithVat: pence(1_440_000), startsOn: toDay("2027-01-01") },
  ...{ endsOn: toDay("2027-12-31"), extensionMonths: 0, endedOn: toDay("2027-03-14"), taken: null },
};
const drawn = (units: string) => [{ pence: 2_000, units }];

test.each([
  ["a spot purchase by its days: 73 of 365 are a fifth", {}, 288_000],
  ["a spot purchase that ended on its first day by that day", { endedOn: toDay("2027-01-01") }, 3_945],
  ["a spot purchase over the term with its extensions: 73 of 730", { endsOn: toDay("2028-12-30") }, 144_000],
  [
    "an extension that was not used in the same way as one that was",
    { endsOn: toDay("2027-06-30"), extensionMonths: 6, endedOn: toDay("2027-03-14") },
    // To 30 December 2027: 73 of 364 days.
    288_791,
  ],
  ["a block by what was taken, with VAT: 100.25 units at £20.00", { taken: drawn("100.25") }, 240_600],
  ["a block of which nothing was taken by nothing", { taken: drawn("0") }, 0],
  ["a block never by more than it was worth", { taken: drawn("700") }, 1_440_000],
  [
    "a block whose end is still to come whole",
    { taken: drawn("1"), endedOn: toDay("2027-06-01") },
    1_440_000,
  ],
])("an early end counts %s", (_what, of, counted) => {
  expect(fellDue({ ...contract, ...of }, toDay("2027-06-01"))).toBe(counted);
});
