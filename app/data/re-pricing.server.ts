import { basisPoints } from "#app/domain/money.ts";
import type { RePricing } from "#app/domain/pricing/re-pricing.ts";

/** The columns of a round that say how it re-prices. */
export type RePricingColumns = {
  readonly changeFromBasisPoints: number;
  readonly changeToBasisPoints: number;
  readonly boundPolicy: "WARN" | "REFUSE";
  readonly unfitRates: "LAPSE" | "DROP_TO_CAP";
};

/** How a round re-prices, as its rules know it. */
export function toRePricing(row: RePricingColumns): RePricing {
  return {
    changeFrom: basisPoints(row.changeFromBasisPoints),
    changeTo: basisPoints(row.changeToBasisPoints),
    beyond: row.boundPolicy === "REFUSE" ? "refuse" : "warn",
    unfitRates: row.unfitRates === "DROP_TO_CAP" ? "drop-to-cap" : "lapse",
  };
}

/** The same, as a round's row holds it. */
export function toRePricingColumns(rePricing: RePricing): RePricingColumns {
  return {
    changeFromBasisPoints: rePricing.changeFrom,
    changeToBasisPoints: rePricing.changeTo,
    boundPolicy: rePricing.beyond === "refuse" ? "REFUSE" : "WARN",
    unfitRates: rePricing.unfitRates === "drop-to-cap" ? "DROP_TO_CAP" : "LAPSE",
  };
}
