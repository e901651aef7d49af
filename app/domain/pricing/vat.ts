/** How VAT falls on a service. Prices are always compared without it. */
export const vatTreatments = ["EXEMPT", "STANDARD", "REDUCED", "ZERO", "OUTSIDE_SCOPE"] as const;
export type VatTreatment = (typeof vatTreatments)[number];

/** The name of each treatment. */
export const vatWords: Readonly<Record<VatTreatment, string>> = {
  EXEMPT: "Exempt",
  STANDARD: "Standard rate",
  REDUCED: "Reduced rate",
  ZERO: "Zero rate",
  OUTSIDE_SCOPE: "Outside the scope of VAT",
};
