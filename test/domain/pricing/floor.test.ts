import { expect, test } from "vitest";
import { addDecimal4, decimal4 } from "#app/domain/money.ts";
import { floorOf, type FloorBasis } from "#app/domain/pricing/floor.ts";
import { payOf } from "#test/factories/pay.ts";

const bare: FloorBasis = {
  workHours: decimal4("1"),
  travelMinutes: decimal4("0"),
  miles: decimal4("0"),
  weeklyHours: 30,
  trainingHours: 0,
  sickDays: 0,
};

test("without travel, training and sickness an hour costs a paid hour and its holiday of 5.6 weeks in 46.4", () => {
  // 13.80703… × 52 ÷ 46.4 (the 12.07% of the holiday rules): £13.8070 + £1.6664.
  const floor = floorOf(bare, payOf("2025/26"));
  expect(floor.lines.find((line) => line.name === "pay")?.anHour).toBe("12.21");
  expect(floor.lines.find((line) => line.name === "holiday")?.anHour).toBe("1.6664");
  expect(floor.anHour).toBe("15.4734");
  expect(floor.unit).toBe(1547);
});

test("twelve minutes of travel with each hour are paid as work, with all that follows from it", () => {
  const floor = floorOf({ ...bare, travelMinutes: decimal4("12") }, payOf("2025/26"));
  // A fifth more of everything: £15.473396… × 1.2 = £18.568076….
  expect(floor.lines.find((line) => line.name === "travel")?.anHour).toBe("2.442");
  expect(floor.anHour).toBe("18.5681");
});

test("sick pay is the statutory rate for a fifth of a week, and the days are lost to work", () => {
  // 5 days of £23.75 over 30 × (46.4 − 1) = 1,362 hours.
  const floor = floorOf({ ...bare, sickDays: 5 }, payOf("2025/26"));
  expect(floor.lines.find((line) => line.name === "sick-pay")?.anHour).toBe("0.0872");
});

test("mileage follows the miles, at the allowance of the day", () => {
  const miles = { ...bare, miles: decimal4("4") };
  expect(floorOf(miles, payOf("2025/26")).lines.at(-1)?.anHour).toBe("1.8");
  expect(floorOf(miles, payOf("2026/27")).lines.at(-1)?.anHour).toBe("2.2");
});

test("the parts add up to the hour within the rounding of each, and two workers cost twice", () => {
  const basis = {
    ...bare,
    travelMinutes: decimal4("11"),
    miles: decimal4("3.5"),
    trainingHours: 21,
    sickDays: 6,
  };
  const floor = floorOf(basis, payOf("2026/27"));
  const sum = Number(addDecimal4(...floor.lines.map((line) => line.anHour)));
  expect(Math.abs(sum - Number(floor.anHour))).toBeLessThan(0.0004);
  const doubled = floorOf({ ...basis, workHours: decimal4("2") }, payOf("2026/27"));
  expect(Math.abs(doubled.unit - 2 * floor.unit)).toBeLessThanOrEqual(1);
});
