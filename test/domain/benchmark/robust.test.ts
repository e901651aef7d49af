import { describe, expect, test } from "vitest";
import { adjustedFences, medcouple, tukeyFences } from "#app/domain/benchmark/fences.ts";
import { grubbs } from "#app/domain/benchmark/grubbs.ts";
import {
  figureAt,
  medianAbsoluteDeviation,
  modifiedZ,
  mostStandardDeviations,
  scaledDeviation,
  usualCutOff,
  yardstick,
  type Scale,
} from "#app/domain/benchmark/robust.ts";
import {
  mean,
  median,
  percentileRank,
  quartiles,
  standardDeviation,
} from "#app/domain/benchmark/statistics.ts";
import { abbey, chem, massSpec, nist } from "./golden.ts";
import { residential2014 } from "./residential-2014.ts";

const upToEight = [1, 2, 3, 4, 5, 6, 7, 8];

/** The figures beyond 3.5, each with its modified z to four places. */
function flagged(figures: readonly number[], scale: Scale) {
  const stick = yardstick(figures, scale);
  return figures
    .map((figure) => [figure, Math.round(modifiedZ(figure, stick) * 10_000) / 10_000] as const)
    .filter(([, z]) => Math.abs(z) > usualCutOff);
}

describe("the median absolute deviation is R's", () => {
  test.each([
    [[...upToEight, 9], 2, 2.9652],
    [[...upToEight, 100], 2, 2.9652],
    [[1, 2, 3, 5, 7, 8], 2.5, 3.7065],
  ])("of %j", (figures, raw, scaled) => {
    expect(medianAbsoluteDeviation(figures)).toBe(raw);
    expect(scaledDeviation(figures)).toBeCloseTo(scaled, 10);
  });
});

describe("an outlier of a small group", () => {
  const figures = [...upToEight, 100];
  test("is missed by the z-score and found by the modified z", () => {
    expect((100 - mean(figures)) / standardDeviation(figures)).toBeCloseTo(2.66, 3);
    expect(modifiedZ(100, yardstick(figures, "raw"))).toBeCloseTo(32.03875, 10);
  });

  test.each([
    [5, 1.7888543819998317],
    [8, 2.4748737341529163],
    [9, 2.6666666666666665],
    [10, 2.846049894151541],
    [11, 3.015113445777636],
    [20, 4.2485291572496005],
  ])("of %i can be no more than %d standard deviations from the mean", (n, most) => {
    expect(mostStandardDeviations(n)).toBeCloseTo(most, 12);
  });
});

describe("published figures are flagged as published", () => {
  test.each<[string, readonly number[], Scale, readonly (readonly [number, number])[]]>([
    [
      "chem",
      chem,
      "raw",
      [
        [5.28, 3.6005],
        [28.95, 48.5735],
      ],
    ],
    ["chem", chem, "log", [[28.95, 13.2499]]],
    [
      "abbey",
      abbey,
      "raw",
      [
        [28, 3.8222],
        [34, 5.1712],
        [125, 25.631],
      ],
    ],
    ["abbey", abbey, "log", [[125, 5.1477]]],
    ["NIST 7.1.6", nist, "raw", [[1441, 3.8861]]],
    ["NIST 7.1.6", nist, "log", [[30, -7.1271]]],
    ["mass spectrometer", massSpec, "raw", [[245.57, 29.9627]]],
    ["mass spectrometer", massSpec, "log", [[245.57, 27.0635]]],
  ])("%s, %s and %s scale", (_name, figures, scale, expected) => {
    expect(flagged(figures, scale)).toEqual(expected);
  });
});

describe("fences", () => {
  test.each<[string, readonly number[], Scale, number, number]>([
    ["chem", chem, "raw", 1.3875, 5.0875],
    ["chem", chem, "log", 1.8018601282145275, 5.6975758215815455],
    ["abbey", abbey, "raw", -2.5, 25.5],
    ["abbey", abbey, "log", 3.1263597711254403, 38.29790719628665],
    ["NIST 7.1.6", nist, "raw", -17.125, 1191.875],
    ["NIST 7.1.6", nist, "log", 198.06729220498167, 1626.5696426164811],
  ])("of %s, %s and %s scale, by quartiles of type 7", (_name, figures, scale, lower, upper) => {
    const fences = tukeyFences(figures, { scale });
    expect(fences.lower).toBeCloseTo(lower, 8);
    expect(fences.upper).toBeCloseTo(upper, 8);
  });

  test("NIST's own are by quartiles of type 6: 429.75 and 742.25", () => {
    expect(quartiles(nist, 6)).toMatchObject({ lower: 429.75, upper: 742.25 });
    expect(tukeyFences(nist, { type: 6 })).toEqual({ lower: -39, upper: 1_211 });
    expect(tukeyFences(nist, { type: 6, ranges: 3 })).toEqual({ lower: -507.75, upper: 1_679.75 });
  });

  test("of skewed figures are stretched by the medcouple: abbey's is 0.2", () => {
    expect(medcouple(abbey)).toBeCloseTo(0.2, 12);
    const fences = adjustedFences(abbey);
    expect(fences.lower).toBeCloseTo(3.282, 3);
    expect(fences.upper).toBeCloseTo(34.132, 3);
  });

  test("of figures that lie evenly the medcouple is nought, turned round it changes sign", () => {
    expect(medcouple([1, 2, 3, 4, 5])).toBe(0);
    expect(medcouple(abbey.map((figure) => -figure))).toBeCloseTo(-0.2, 12);
  });
});

describe("where figures are equal", () => {
  test("most of them, the mean deviation takes over", () => {
    // Deviations 0, 0, 0, 0, 5: their mean is 1.
    const stick = yardstick([10, 10, 10, 10, 15], "raw");
    expect(stick).toMatchObject({ centre: 10, spread: 1, by: "mean-deviation" });
    expect(modifiedZ(15, stick)).toBeCloseTo(5 / 1.253314, 10);
  });

  test("all of them, what is equal is in line and what is not is beyond every cut-off", () => {
    const stick = yardstick([10, 10, 10], "log");
    expect(modifiedZ(10, stick)).toBe(0);
    expect(modifiedZ(11, stick)).toBe(Infinity);
    expect(modifiedZ(9, stick)).toBe(-Infinity);
  });
});

test("the figure at a cut-off is flagged no sooner: a z of it is the cut-off", () => {
  for (const scale of ["raw", "log"] as const) {
    const stick = yardstick(chem, scale);
    expect(modifiedZ(figureAt(3.5, stick), stick)).toBeCloseTo(3.5, 10);
  }
});

test("nought has no place on the log scale", () => {
  expect(() => yardstick([0, 1, 2], "log")).toThrow(RangeError);
});

test("Grubbs's largest distance is NIST's: 245.57, 2.46876 standard deviations", () => {
  expect(grubbs(massSpec).figure).toBe(245.57);
  expect(grubbs(massSpec).g).toBeCloseTo(2.46876, 5);
});

test("means and deviations are those of R", () => {
  expect(mean(chem)).toBeCloseTo(4.2804166666666665, 12);
  expect(standardDeviation(chem)).toBeCloseTo(5.297395979787302, 12);
  expect(median(abbey)).toBe(11);
  expect(standardDeviation(abbey)).toBeCloseTo(21.269068863553493, 12);
});

test("half of the figures equal to one count as below it", () => {
  expect(percentileRank([1, 2, 2, 3], 2)).toBe(0.5);
  expect(percentileRank([1, 2, 3, 4], 4)).toBe(0.875);
});

describe("what councils paid for residential care in 2014-15", () => {
  const prices = residential2014.map(([, pounds]) => pounds);
  const beyond = (scale: Scale) => {
    const stick = yardstick(prices, scale);
    return residential2014
      .map(([council, pounds]) => [council, modifiedZ(pounds, stick)] as const)
      .filter(([, z]) => Math.abs(z) > usualCutOff);
  };

  test("lies around £494.02, with half of the 152 within £61.96", () => {
    expect(prices).toHaveLength(152);
    expect(median(prices)).toBeCloseTo(494.015, 10);
    expect(medianAbsoluteDeviation(prices)).toBeCloseTo(61.96, 10);
  });

  test("has three councils beyond 3.5 on the log scale and six on the raw one", () => {
    const log = beyond("log").map(([council, z]) => [council, Math.round(z * 100) / 100]);
    expect(log).toEqual(
      expect.arrayContaining([
        ["Waltham Forest", 3.69],
        ["Kingston upon Thames", 3.53],
        ["Bath and North East Somerset", 3.5],
      ]),
    );
    expect(log).toHaveLength(3);
    expect(beyond("raw")).toHaveLength(6);
  });

  test("has Bristol in line: 0.795 raw, 0.718 log", () => {
    const bristol = residential2014.find(([council]) => council.startsWith("Bristol"))?.[1] ?? 0;
    expect(bristol).toBe(567.04);
    expect(modifiedZ(bristol, yardstick(prices, "raw"))).toBeCloseTo(0.795, 3);
    expect(modifiedZ(bristol, yardstick(prices, "log"))).toBeCloseTo(0.718, 3);
  });
});
