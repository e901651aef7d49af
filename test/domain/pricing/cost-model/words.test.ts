import { expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import {
  centralRefusalInWords,
  driverInWords,
  gapInWords,
  questionInWords,
  refusalInWords,
  sharingKeyInWords,
} from "#app/domain/pricing/cost-model/words.ts";

const named = (code: string) => `the ${code}`;

test("a refusal names the line and the rule", () => {
  expect(refusalInWords({ kind: "missing-line", line: "Mileage" })).toBe(
    "Enter Mileage. If it costs you nothing, enter 0",
  );
  const year = { from: toDay("2026-04-01"), to: toDay("2027-04-01") };
  expect(refusalInWords({ kind: "another-year", ...year })).toBe(
    "The base price date must be from Wednesday 1 April 2026 up to, and not including, Thursday 1 April 2027",
  );
});

test("a difference is said the right way round, without a minus", () => {
  const gap = { difference: decimal4("-1.62"), price: decimal4("24.38") };
  expect(gapInWords({ kind: "model-above-price", ...gap }, named)).toBe(
    "The model comes to £1.62 more than the price. Say what explains the difference",
  );
});

test("sharing names the home and the key", () => {
  expect(centralRefusalInWords({ kind: "no-units", locationId: "home" }, named)).toBe(
    "Enter how many units the home delivers in a year, above 0",
  );
  expect(sharingKeyInWords("hours")).toBe("hours of care");
});

test("a question says where the sources of the law's figure disagree", () => {
  const question = { entered: decimal4("0.45"), approved: decimal4("0.55"), of: "Mileage payment" };
  expect(questionInWords({ kind: "mileage-beside-approved-rate", ...question }, true)).toContain(
    "the approved rate is £0.55 (sources of this figure disagree)",
  );
});

test.each([
  ["amount", "pounds an hour", "12.84", "£12.84 an hour"],
  ["amount", "pounds", "52000", "£52,000.00"],
  ["share", "%", "92.5", "92.5%"],
  ["count", "hours a year", "79000", "79,000 hours a year"],
  ["minutes", "minutes", "7.5", "7.5 minutes"],
  ["ratio", "people", "100", "100 people"],
] as const)("a driver that is %s is said with its unit, %s", (kind, unit, figure, said) => {
  expect(driverInWords({ kind, unit }, decimal4(figure))).toBe(said);
});
