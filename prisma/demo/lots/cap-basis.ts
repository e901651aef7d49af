/** A row of prisma/reference/published-rates.csv: council, year, service, band. */
export type PublishedRate = readonly [council: string, year: string, service: string, band: string];

/** What a cap rests on: a published rate, or an amount invented for the demonstration, in pence. */
export type CapBasis = { readonly published: PublishedRate } | { readonly invented: number };

/** A rate of North Northamptonshire, 2025/26. */
export const northants = (service: string, band: string): CapBasis => ({
  published: ["North Northamptonshire", "2025/26", service, band],
});

/** A national average fee, 2025/26 (provisional). */
export const england = (service: string): CapBasis => ({
  published: ["England (MSIF weighted average)", "2025/26", service, "provisional"],
});

/** A charge of the Isles of Scilly, 2023/24. */
export const scilly = (service: string, band: string): CapBasis => ({
  published: ["Isles of Scilly", "2023/24", service, band],
});

/** A charge of Essex, 2024/25. */
export const essex = (service: string, band: string): CapBasis => ({
  published: ["Essex", "2024/25", service, band],
});

/** A fee of Wolverhampton, 2025/26. */
export const wolverhampton = (service: string, band: string): CapBasis => ({
  published: ["Wolverhampton", "2025/26", service, band],
});

/** An amount, in pence, that is published nowhere. */
export const invented = (pence: number): CapBasis => ({ invented: pence });
