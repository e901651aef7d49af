import { expect, test } from "vitest";
import facts from "../../../prisma/reference/notice-facts.json";
import { changeGroundsFrom } from "#app/data/notice-rules.server.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { pence } from "#app/domain/money.ts";
import { groundInWords, permittedChange } from "#app/domain/regime/permitted-change.ts";

const thresholds = new Map([["threshold:light-touch", pence(66_354_000)]]);

function judged(regime: Regime, code: string, sums: readonly [number, number, number], clause = "") {
  const fact = facts.find(({ key }) => key === `contract-change:${regime}`);
  if (!fact) throw new Error("no fact");
  const [firstValue, soFar, change] = [pence(sums[0]), pence(sums[1]), pence(sums[2])];
  const verdict = permittedChange(changeGroundsFrom(fact, thresholds).grounds, {
    ...{ code, clause, firstValue, soFar, change },
  });
  return verdict.ok ? "permitted" : verdict.why.kind;
}

test.each([
  ["PCR_2015_LIGHT_TOUCH", "small", [100_000_000, 0, 10_000_000], "permitted"],
  ["PCR_2015_LIGHT_TOUCH", "small", [100_000_000, 0, 10_000_001], "beyond-share"],
  ["PCR_2015_LIGHT_TOUCH", "small", [100_000_000, 6_000_000, 5_000_000], "beyond-share"],
  ["PCR_2015_LIGHT_TOUCH", "small", [100_000_000, 6_000_000, -6_000_000], "permitted"],
  ["PCR_2015_LIGHT_TOUCH", "small", [1_000_000_000, 0, 66_354_000], "beyond-sum"],
  ["PCR_2015_LIGHT_TOUCH", "additional-services", [100_000_000, 40_000_000, 50_000_000], "permitted"],
  ["PCR_2015_LIGHT_TOUCH", "unforeseen", [100_000_000, 0, 50_000_001], "beyond-share"],
  ["PCR_2015_LIGHT_TOUCH", "review-clause", [100_000_000, 0, 90_000_000], "clause-not-named"],
  ["PSR_2023", "small", [100_000_000, 0, 24_999_999], "permitted"],
  ["PSR_2023", "small", [100_000_000, 0, 25_000_000], "beyond-share"],
  ["PSR_2023", "small", [1_000_000_000, 0, 50_000_000], "beyond-sum"],
  ["PSR_2023", "small", [1_000_000_000, 30_000_000, 19_999_999], "permitted"],
  ["PA_2023_LIGHT_TOUCH", "light-touch", [100_000_000, 0, 90_000_000], "permitted"],
  ["PA_2023_LIGHT_TOUCH", "small", [100_000_000, 0, 1], "no-ground"],
] as const)("under %s by %s, of %o it is %s", (regime, code, sums, expected) => {
  expect(judged(regime, code, sums)).toBe(expected);
});

test("a clause of the contract that is named carries any change", () => {
  expect(judged("PCR_2015_LIGHT_TOUCH", "review-clause", [100_000_000, 0, 90_000_000], "12.3")).toBe(
    "permitted",
  );
});

test("a ground says how far it goes", () => {
  const fact = facts.find(({ key }) => key === "contract-change:PSR_2023");
  const [small] = fact ? changeGroundsFrom(fact, thresholds).grounds : [];
  expect(small && groundInWords(small)).toBe(
    "below 25% of the first value, all changes together, and below £500,000.00",
  );
});
