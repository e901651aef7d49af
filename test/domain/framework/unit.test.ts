import { expect, test } from "vitest";
import { formatPrice, unitInWords, units } from "#app/domain/framework/unit.ts";
import { pence } from "#app/domain/money.ts";

test.each([
  [2438, "hour", "£24.38 an hour"],
  [112_500, "week", "£1,125.00 a week"],
  [9000, "night", "£90.00 a night"],
  [3250, "session", "£32.50 a session"],
  [6000, "day", "£60.00 a day"],
  [475, "trip", "£4.75 a trip"],
  [45_000, "one-off", "£450.00 one-off"],
] as const)("%i pence for each %s reads %s", (amount, unit, expected) => {
  expect(formatPrice(pence(amount), unit)).toBe(expected);
});

test("every unit has words", () => {
  expect(units.map(unitInWords)).toEqual([
    ...["an hour", "a week", "a night", "a session", "a day", "a trip", "one-off"],
  ]);
});
