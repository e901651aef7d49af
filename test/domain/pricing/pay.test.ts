import { expect, test } from "vitest";
import { decimal4 } from "#app/domain/money.ts";
import { paidHourCost } from "#app/domain/pricing/pay.ts";
import { payOf } from "#test/factories/pay.ts";

test.each([
  ["2023/24", 30, "11.2456"],
  ["2024/25", 30, "12.4369"],
  ["2025/26", 30, "13.807"],
  ["2026/27", 30, "14.397"],
  ["2023/24", 16, "10.5076"],
  ["2024/25", 16, "11.6275"],
  ["2025/26", 16, "13.2814"],
  ["2026/27", 16, "13.8714"],
] as const)("in %s an hour of %d a week at the National Living Wage costs £%s", (year, hours, expected) => {
  const law = payOf(year);
  expect(paidHourCost(law.livingWage, hours, law)).toBe(expected);
});

test("pay under both thresholds costs no more than the pay", () => {
  const law = payOf("2026/27");
  expect(paidHourCost(law.livingWage, 5, law)).toBe(law.livingWage);
});

test("pension is due up to the top of its band alone", () => {
  const law = payOf("2025/26");
  // £100 an hour, 40 hours: £208,000; insurance 15% of 203,000; pension 3% of 44,030.
  expect(paidHourCost(decimal4("100"), 40, law)).toBe("115.2745");
});

test("nobody works no hours", () => {
  const law = payOf("2025/26");
  expect(() => paidHourCost(law.livingWage, 0, law)).toThrow(RangeError);
});
