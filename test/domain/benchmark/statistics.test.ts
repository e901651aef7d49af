import { expect, test } from "vitest";
import { quantile, quartiles } from "#app/domain/benchmark/statistics.ts";

// Copper in wholemeal flour (R, package MASS, "chem"), and nickel in a syenite rock ("abbey").
const chem = [
  2.9, 3.1, 3.4, 3.4, 3.7, 3.7, 2.8, 2.5, 2.4, 2.4, 2.7, 2.2, 5.28, 3.37, 3.03, 3.03, 28.95, 3.77, 3.4, 2.2,
  3.5, 3.6, 3.7, 3.7,
];

test("quartiles of a published data set are those that R gives", () => {
  const { lower, median, upper } = quartiles(chem);
  expect(lower).toBeCloseTo(2.775, 10);
  expect(median).toBeCloseTo(3.385, 10);
  expect(upper).toBeCloseTo(3.7, 10);
});

test.each([
  [[5], 0.25, 5],
  [[1, 2], 0.5, 1.5],
  [[65, 70, 75, 80, 85, 90, 95], 0.25, 72.5],
  [[3, 1, 2], 1, 3],
  [[3, 1, 2], 0, 1],
])("of %j, %d of the way is %d", (figures, share, expected) => {
  expect(quantile(figures, share)).toBe(expected);
});

test("of nothing there is no quantile", () => {
  expect(() => quantile([], 0.5)).toThrow(RangeError);
  expect(() => quantile([1], 1.5)).toThrow(RangeError);
});
