/** How value added tax falls on a price. Prices are always compared without it. */
export type VatTreatment = "EXEMPT" | "STANDARD" | "REDUCED" | "ZERO" | "OUTSIDE_SCOPE";
