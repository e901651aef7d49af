/** How VAT falls on a service. Prices are always compared without it. */
export const vatTreatments = ["EXEMPT", "STANDARD", "REDUCED", "ZERO", "OUTSIDE_SCOPE"] as const;
export type VatTreatment = (typeof vatTreatments)[number];

/** How VAT falls on the prices of a lot: one treatment, and another for single lines by their ids. */
export type LotVat = {
  readonly vat: VatTreatment;
  readonly lineVat: Readonly<Record<string, VatTreatment>>;
};

/** How VAT falls on a line: as its own treatment says, else as the lot's. */
export function vatOfLine({ vat, lineVat }: LotVat, lineId: string): VatTreatment {
  return lineVat[lineId] ?? vat;
}

/** The lines whose treatment is not the lot's, out of what is said of each. */
export function otherVat(
  vat: VatTreatment,
  lines: readonly { readonly serviceLineId: string; readonly vat: VatTreatment }[],
): LotVat["lineVat"] {
  const other = lines.filter((line) => line.vat !== vat);
  return Object.fromEntries(other.map((line) => [line.serviceLineId, line.vat]));
}

/** How VAT falls on most of a lot's prices; the first treatment of as many. Null for no price. */
export function usualVat(prices: readonly { readonly vat: VatTreatment }[]): VatTreatment | null {
  const count = (vat: VatTreatment) => prices.filter((price) => price.vat === vat).length;
  const counted = vatTreatments.map((vat) => ({ vat, count: count(vat) })).filter((one) => one.count > 0);
  return counted.sort((one, other) => other.count - one.count)[0]?.vat ?? null;
}

/** The name of each treatment. */
export const vatWords: Readonly<Record<VatTreatment, string>> = {
  EXEMPT: "Exempt",
  STANDARD: "Standard rate",
  REDUCED: "Reduced rate",
  ZERO: "Zero rate",
  OUTSIDE_SCOPE: "Outside the scope of VAT",
};
