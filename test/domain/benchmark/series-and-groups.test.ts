import { describe, expect, test } from "vitest";
import {
  adjustedZ,
  funnelLimits,
  funnelPoints,
  funnelZ,
  overDispersion,
} from "#app/domain/benchmark/funnel.ts";
import { processLimits, processSignals } from "#app/domain/benchmark/process-chart.ts";
import { shrunk, steinEstimates } from "#app/domain/benchmark/shrinkage.ts";
import { batters, flow } from "./golden.ts";

describe("an XmR chart of NIST's flow rates", () => {
  test("has its mean at 50.81 and its limits 2.66 mean moving ranges away", () => {
    const limits = processLimits(flow);
    expect(limits.mean).toBeCloseTo(50.81, 10);
    expect(limits.meanMovingRange).toBeCloseTo(1.8777777777777784, 10);
    expect(limits.lower).toBeCloseTo(45.81511111111111, 10);
    expect(limits.upper).toBeCloseTo(55.8048888888889, 10);
  });

  test("leaves one wild range out of the mean of ranges, unless it is told not to", () => {
    // Ranges 1, 1, 1, 1, 1, 1, 1, 1, 40: their mean is 5.3333, and 40 is above 3.267 of it.
    const points = [10, 11, 10, 11, 10, 11, 10, 11, 10, 50];
    expect(processLimits(points).meanMovingRange).toBe(1);
    expect(processLimits(points, false).meanMovingRange).toBeCloseTo(48 / 9, 10);
  });
});

describe("what stands out in a series", () => {
  const limits = { mean: 10, meanMovingRange: 1, lower: 7, upper: 13 };
  const signalsOf = (points: readonly number[]) => processSignals(points, limits);

  test("a point outside the limits", () => {
    expect(signalsOf([10, 13.1, 10])[1]).toEqual(["outside"]);
  });

  test("seven in a row on one side, and not six", () => {
    const six = [11, 10.5, 11, 10.5, 11, 10.5];
    expect(signalsOf([9, ...six, 9]).flat()).toEqual([]);
    expect(signalsOf([9, ...six, 11, 9]).map((found) => found.includes("shift"))).toEqual([
      ...[false, true, true, true, true, true, true, true, false],
    ]);
  });

  test("seven in a row each above the one before, and not six", () => {
    const rising = [9, 9.3, 9.6, 9.9, 10.2, 10.5];
    expect(signalsOf(rising).flat()).toEqual([]);
    expect(signalsOf([...rising, 10.8]).every((found) => found.includes("trend"))).toBe(true);
  });

  test("two of three beyond two thirds of the way to a limit", () => {
    const found = signalsOf([10, 12.5, 10, 12.5, 10]);
    expect(found.map((one) => one.includes("two-of-three"))).toEqual([false, true, false, true, false]);
    expect(signalsOf([10, 12.5, 10, 10, 12.5]).flat()).toEqual([]);
  });
});

describe("a funnel", () => {
  const observed = [14, 18, 47, 58, 92, 99, 110, 210];
  const expected = [10, 20, 40, 60, 80, 100, 120, 150];
  const providers = observed.map((one, at) => ({ observed: one, expected: expected[at] ?? 1 }));
  const last = { observed: 210, expected: 150 };

  test("has the over-dispersion of the worked example", () => {
    const found = overDispersion(providers);
    expect(found.zLower).toBeCloseTo(-0.61578, 5);
    expect(found.zUpper).toBeCloseTo(2.11133, 5);
    expect(found.phi).toBeCloseTo(1.10913, 5);
    expect(found.tauSquared).toBeCloseTo(0.00391628, 8);
    expect(funnelZ(last)).toBeCloseTo(4.1209, 4);
    expect(adjustedZ(last, found.tauSquared)).toBeCloseTo(3.2707, 4);
  });

  test("widens where providers differ more than chance would have them", () => {
    const { tauSquared } = overDispersion(providers);
    const plain = funnelLimits(150, funnelPoints["99.8"]);
    expect(plain.lower).toBeCloseTo(0.777, 4);
    expect(plain.upper).toBeCloseTo(1.287, 4);
    const wide = funnelLimits(150, funnelPoints["99.8"], tauSquared);
    expect(wide.lower).toBeCloseTo(0.72767, 5);
    expect(wide.upper).toBeCloseTo(1.37424, 5);
  });

  test("of providers that are all as expected has no spread beyond chance", () => {
    const level = [10, 20, 30, 40].map((size) => ({ observed: size, expected: size }));
    expect(overDispersion(level)).toMatchObject({ phi: 0, tauSquared: 0 });
  });
});

describe("small groups are drawn in", () => {
  test("the batters of 1970: .400 becomes .294", () => {
    // σ² as Efron and Morris have it: that of a proportion of .2654 over 45 at bats.
    const variance = (0.2654 * (1 - 0.2654)) / 45;
    const { grandMean, c, estimates } = steinEstimates(batters, variance);
    expect(grandMean).toBeCloseTo(0.2654, 4);
    expect(c).toBeCloseTo(0.2124, 3);
    expect(estimates[0]).toBeCloseTo(0.294, 3);
  });

  test("ten of a group of ten count half where within and between differ tenfold", () => {
    expect(shrunk({ n: 10, mean: 600 }, 500, 10)).toBe(550);
    expect(shrunk({ n: 0, mean: 0 }, 500, 10)).toBe(500);
    expect(() => shrunk({ n: 1, mean: 1 }, 1, -1)).toThrow(RangeError);
  });
});
