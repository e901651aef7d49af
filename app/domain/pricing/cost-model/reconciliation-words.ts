import { exact, formatDecimal4, minus, toDecimal4, type Decimal4 } from "../../money.ts";
import { unreachable } from "../../verdict.ts";
import type { PriceComparison } from "./unit-price.ts";

/** Whether a model explains its price, in a sentence or two; `labelOf` names a driver. */
export function comparisonInWords(
  comparison: PriceComparison,
  total: Decimal4,
  note: string,
  labelOf: (driver: string) => string,
): string {
  const comes = formatDecimal4(total);
  switch (comparison.kind) {
    case "no-price":
      return "There is no price to hold the model against yet. Enter your prices for this lot first.";
    case "missing-driver":
      return `Enter “${labelOf(comparison.driver)}”: the price of one unit depends on it.`;
    case "reconciles":
      return comparison.difference === "0"
        ? `The model explains the whole price of ${formatDecimal4(comparison.price)}.`
        : `The model explains the price of ${formatDecimal4(comparison.price)}: it comes to ${comes}, which is near enough.`;
    case "price-above-model": {
      const missing = `${formatDecimal4(comparison.difference)} is not explained`;
      const explains = `The model explains ${comes} of the ${formatDecimal4(comparison.price)}; ${missing}`;
      return said(note) ? `${explains} by its lines, but you say why.` : `${explains}. ${addOrSay}`;
    }
    case "model-above-price": {
      const more = formatDecimal4(toDecimal4(minus(exact(0), exact(comparison.difference))));
      const above = `The model comes to ${comes}, which is ${more} more than the price of ${formatDecimal4(comparison.price)}`;
      return said(note) ? `${above}, and you say why.` : `${above}. Mend the figures or say why.`;
    }
    default:
      return unreachable(comparison);
  }
}

const addOrSay = "Add what is missing or say why.";

function said(note: string): boolean {
  return note.trim() !== "";
}
