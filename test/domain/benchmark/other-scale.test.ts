import { describe, expect, test } from "vitest";
import { otherScaleInWords } from "#app/domain/benchmark/explain.ts";
import { onOtherScale } from "#app/domain/benchmark/other-scale.ts";
import { chem, nist } from "./golden.ts";

const cutOff = 3.5;

describe("NIST's example flips between the scales", () => {
  test("1441 is in line on the logarithmic scale, and the page says that on the raw scale it is not", () => {
    const other = onOtherScale(nist, 1441, { scale: "log", cutOff });
    expect(other).toMatchObject({ scale: "raw", disagrees: true });
    expect(other.z).toBeCloseTo(3.8861, 4);
    expect(otherScaleInWords(other, cutOff)).toBe(
      "On the raw scale its modified z is 3.89, so that the two scales disagree: the logarithmic scale is stricter with low prices and laxer with high ones.",
    );
  });

  test("30 is out of line on the logarithmic scale and not on the raw one", () => {
    const other = onOtherScale(nist, 30, { scale: "log", cutOff });
    // 0.6745 × (30 − 559.5) ÷ 153 = −2.3343
    expect(other.z).toBeCloseTo(-2.3343, 4);
    expect(other.disagrees).toBe(true);
    expect(onOtherScale(nist, 30, { scale: "raw", cutOff })).toMatchObject({ scale: "log", disagrees: true });
  });
});

test("28.95 of chem is far out on both scales: they agree", () => {
  const other = onOtherScale(chem, 28.95, { scale: "log", cutOff });
  expect(other.z).toBeCloseTo(48.5735, 4);
  expect(otherScaleInWords(other, cutOff)).toBe(
    "On the raw scale its modified z is 48.57: the two scales agree.",
  );
});

test("where all the others are equal no distance is told", () => {
  const other = onOtherScale([9, 9, 9, 9, 12], 12, { scale: "log", cutOff });
  expect(other.disagrees).toBe(false);
  const equal = onOtherScale([9, 9, 9], 12, { scale: "log", cutOff });
  expect(otherScaleInWords(equal, cutOff)).toBe("On the raw scale all the others are the same too.");
});
