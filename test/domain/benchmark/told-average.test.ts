import fc from "fast-check";
import { expect, test } from "vitest";
import { toldAverage } from "#app/domain/benchmark/told-average.ts";

test.each([
  // £1,003.33 of six is told to £17 steps: 59 × £17.
  [602_000, 6, 100_300],
  // Of 300 to the whole pound.
  [300 * 81_249, 300, 81_200],
  [300 * 81_250, 300, 81_300],
])("%i pence over %i prices are told as %i", (total, count, told) => {
  expect(toldAverage(total, count)).toBe(told);
});

test("whatever one more placement costs, two averages leave room for prices £50 apart", () => {
  const prices = fc.array(fc.integer({ min: 20_000, max: 400_000 }), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(prices, (all) => {
      const count = all.length;
      const step = Math.max(100, Math.ceil(10_000 / count / 100) * 100);
      expect(step * count).toBeGreaterThanOrEqual(10_000);
      expect(
        toldAverage(
          all.reduce((sum, one) => sum + one, 0),
          count,
        ) % step,
      ).toBe(0);
    }),
  );
});
