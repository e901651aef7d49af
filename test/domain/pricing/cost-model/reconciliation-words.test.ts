import { expect, test } from "vitest";
import { decimal4 } from "#app/domain/money.ts";
import { comparisonInWords } from "#app/domain/pricing/cost-model/reconciliation-words.ts";
import type { PriceComparison } from "#app/domain/pricing/cost-model/unit-price.ts";

const price = decimal4("24.38");

function words(comparison: PriceComparison, total: string, note = "") {
  return comparisonInWords(comparison, decimal4(total), note, () => "Shared hours");
}

test.each<readonly [PriceComparison, string, string, string]>([
  [
    { kind: "reconciles", difference: decimal4("0"), price },
    "24.38",
    "",
    "The model explains the whole price of £24.38.",
  ],
  [
    { kind: "reconciles", difference: decimal4("0.1"), price },
    "24.28",
    "",
    "The model explains the price of £24.38: it comes to £24.28, which is near enough.",
  ],
  [
    { kind: "price-above-model", difference: decimal4("0.28"), price },
    "24.1",
    "",
    "The model explains £24.10 of the £24.38; £0.28 is not explained. Add what is missing or say why.",
  ],
  [
    { kind: "price-above-model", difference: decimal4("0.28"), price },
    "24.1",
    "A new branch",
    "The model explains £24.10 of the £24.38; £0.28 is not explained by its lines, but you say why.",
  ],
  [
    { kind: "model-above-price", difference: decimal4("-1.62"), price },
    "26",
    "",
    "The model comes to £26.00, which is £1.62 more than the price of £24.38. Mend the figures or say why.",
  ],
  [
    { kind: "model-above-price", difference: decimal4("-1.62"), price },
    "26",
    "We bear a loss",
    "The model comes to £26.00, which is £1.62 more than the price of £24.38, and you say why.",
  ],
  [
    { kind: "missing-driver", driver: "shared-hours" },
    "26",
    "",
    "Enter “Shared hours”: the price of one unit depends on it.",
  ],
  [
    { kind: "no-price" },
    "26",
    "",
    "There is no price to hold the model against yet. Enter your prices for this lot first.",
  ],
])("%o of a model of £%s, explained by “%s”, is told in a sentence", (comparison, total, note, sentence) => {
  expect(words(comparison, total, note)).toBe(sentence);
});
