import { expect, test } from "vitest";
import { lettersFrom } from "#app/domain/call-off/award-letter.ts";
import type { AwardBasis } from "#app/domain/call-off/award-basis.ts";
import { standstillInWords } from "#app/domain/call-off/standstill-words.ts";

const bid = (bidId: string, pence: number, score: number, excluded: string | null = null) => ({
  ...{ bidId, providerId: bidId, excluded },
  prices: [{ callOffLineId: "line", pence, units: "100.00" }],
  agreed: [{ criterionId: "safety", score }],
});

const basis: AwardBasis = {
  ...{
    formula: "lowest-over-this@1",
    lowBidRule: null,
    draws: [],
    ranking: [],
    notAdmissible: [],
    rates: [],
  },
  lotsHeld: [],
  rules: {
    ...{ qualityWeight: 60, minimumQuality: 30, tieRule: "HIGHER_QUALITY" },
    criteria: [{ id: "safety", title: "Safety", weight: 100, minimumScore: 2 }],
  },
  bids: [bid("A", 2000, 4), bid("B", 2500, 5), bid("C", 1000, 1), bid("D", 900, 5, "It came without prices")],
};
const letters = lettersFrom(basis, {
  ...{ winner: "Bright Homes", advantages: "It named its team", standstill: "There is none." },
  reasonOf: (bidId) => `Reason for ${bidId}`,
});
const letterOf = (bidId: string) => letters.find((one) => one.bidId === bidId)?.letter;

test("each bidder reads its own points beside the winner's, by hand", () => {
  // Lowest 20.00: B has 20/25 × 40 = 32 and 60 = 92; A has 40 and 4/5 × 60 = 48: 88.
  expect(letterOf("B")).toMatchObject({
    won: true,
    own: { price: "32.00", quality: "60.00", total: "92.00", rank: 1 },
  });
  expect(letterOf("A")).toMatchObject({
    ...{
      won: false,
      winner: "Bright Homes",
      own: { price: "40.00", quality: "48.00", total: "88.00", rank: 2 },
    },
    ...{ winning: { total: "92.00" }, criteria: [{ score: 4, reason: "Reason for A", winning: 5 }] },
  });
});

test("a bid that was not admissible reads every reason, and has no points", () => {
  expect(letterOf("C")).toMatchObject({
    own: null,
    notAdmissible: [
      "Safety: the score was 1, and the least that passes is 2",
      "Quality as a whole came to 100 of 500 marks, and 30% is the least that passes",
    ],
  });
  expect(letterOf("D")).toMatchObject({ own: null, notAdmissible: ["It came without prices"] });
});

test("no letter gives another's price away", () => {
  expect(JSON.stringify(letterOf("A"))).not.toMatch(/2500|250000|1000|900/);
});

test("a standstill is told with its precise end, or that there is none", () => {
  expect(standstillInWords("law", new Date("2026-11-13T00:00:00Z"), "regulation 12")).toBe(
    "A standstill runs until 12 midnight at the end of Thursday 12 November 2026, as the law asks, counted by regulation 12. No contract is made before then.",
  );
  expect(standstillInWords("none", null, "")).toMatch(/^There is no standstill/);
});
