/** The URLs of prices out of line and of what comes of them. */
export const outlierPaths = {
  outliers: "/commissioner/outliers",
  outlier: (flagId: string) => `/commissioner/outliers/${flagId}`,
  outliersFile: (format: string) => `/commissioner/outliers/files/${format}`,
  outlierStep: (flagId: string, step: string) => `/commissioner/outliers/${flagId}/${step}`,
  outlierRules: "/commissioner/outliers/rules",
  outlierRuns: "/commissioner/outliers/runs",
  agreedRates: "/commissioner/outliers/agreed-rates",
  agreedRatesFile: (format: string) => `/commissioner/outliers/agreed-rates/${format}`,
  noNhsShare: "/commissioner/outliers/no-nhs-share",
  noNhsShareFile: (format: string) => `/commissioner/outliers/no-nhs-share/${format}`,
  averageCosts: "/commissioner/outliers/average-costs",
  averageCostsFile: (format: string) => `/commissioner/outliers/average-costs/${format}`,
  pricesByProvider: "/commissioner/outliers/providers",
  pricesByProviderFile: (format: string) => `/commissioner/outliers/providers/files/${format}`,
  pricesOfProvider: (providerId: string) => `/commissioner/outliers/providers/${providerId}`,
  pricesOfProviderFile: (providerId: string, format: string) =>
    `/commissioner/outliers/providers/${providerId}/${format}`,
  ownPricesCompared: "/provider/prices-compared",
} as const;
