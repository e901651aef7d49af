import { no, yes, type Verdict } from "../verdict.ts";

/**
 * Prices of a run as columns, a place in each for every price: a million of them fit into little memory and are gone
 * through quickly. Money is in pence, and nought where there is none.
 */
export type PriceColumns = {
  /** The price of a unit at the prices of the day of the run. */
  readonly price: Float64Array;
  /** Its group of peers, from nought. */
  readonly group: Int32Array;
  /** Whose it is, from nought. */
  readonly provider: Int32Array;
  /** The price of a unit as it is paid or asked, and its cap. */
  readonly asked: Int32Array;
  readonly cap: Int32Array;
  /** What it comes to in a week as it is paid or asked, the same at the prices of the day, and the expected cost. */
  readonly weekly: Int32Array;
  readonly weeklyBrought: Int32Array;
  readonly expected: Int32Array;
  /** Of each group: a published figure at the prices of the day. */
  readonly benchmark: Int32Array;
  readonly providers: number;
};

export type PriceRefusal = { readonly kind: "nought" | "negative" | "not-a-number"; readonly row: number };

/** Prices that can be compared: each is above nought. Refuses the first that is not. */
export function checkPrices(price: Float64Array): Verdict<Float64Array, PriceRefusal> {
  for (let row = 0; row < price.length; row++) {
    const one = price[row] as number;
    if (!(one > 0 && one < Infinity)) return no({ kind: whyNot(one), row });
  }
  return yes(price);
}

/** Why a price is compared with no other, as a sentence. */
export function priceRefusalInWords({ kind }: Pick<PriceRefusal, "kind">): string {
  switch (kind) {
    case "nought":
      return "A price of nought cannot be compared. Enter a price above nought, or leave it out";
    case "negative":
      return "A price below nought cannot be compared. Check the figure";
    case "not-a-number":
      return "This is not a price, so it cannot be compared";
  }
}

function whyNot(price: number): PriceRefusal["kind"] {
  if (price === 0) return "nought";
  return price < 0 && price > -Infinity ? "negative" : "not-a-number";
}
