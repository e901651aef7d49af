import { expect, test } from "vitest";
import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";

test.each([
  ["8320.00", "HOUR", "8,320 hours"],
  ["1250.50", "HOUR", "1,250.5 hours"],
  ["999", "WEEK", "999 weeks"],
  ["1.00", "WEEK", "1 week"],
  ["1000000", "HOUR", "1,000,000 hours"],
  ["1200", "ONE_OFF", "1,200"],
])("%s of %s is written %s", (count, unit, expected) => {
  expect(unitsInWords(count, toUnit(unit))).toBe(expected);
});
