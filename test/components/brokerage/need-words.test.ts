import { expect, test } from "vitest";
import { needSaid, whoInWords } from "#app/components/brokerage/need-words.ts";

test("whoever is to be supported is told in one way, to brokers, panels and providers alike", () => {
  expect(whoInWords("75-84", "physical-personal-care")).toBe(
    "Aged 75 to 84. Physical support: personal care",
  );
  expect(whoInWords("95-and-over", "sensory-dual")).toBe(
    "Aged 95 and over. Sensory support: sight and hearing",
  );
});

test("a reason that was frozen long ago and is no longer used is said as it is", () => {
  expect(whoInWords("18-24", "substance-misuse")).toBe("Aged 18 to 24. substance-misuse");
});

test("a need says how often, how long, by how many, and what", () => {
  const ratio = { staff: 2, people: 1 };
  expect(needSaid({ domain: "mobility", timesAWeek: 14, minutes: 45, ratio, words: "With a hoist" })).toBe(
    "Mobility: 14 times a week, 45 minutes each, 2 staff to 1 person. With a hoist",
  );
  expect(
    needSaid({ domain: "skin", timesAWeek: 1, minutes: 60, ratio: { staff: 1, people: 3 }, words: "" }),
  ).toBe("Skin: Once a week, 60 minutes, 1 staff to 3 people");
});
