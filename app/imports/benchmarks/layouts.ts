import type { ColumnMap } from "#app/domain/benchmark/column-map.ts";
import type { Release } from "#app/domain/benchmark/release.ts";

/**
 * The unit costs of councils in one long list, as they are taken out of the yearly return: a row for each council, age,
 * reason for support, setting and provision, in pounds a week. Councils are named by the code of their returns, regions
 * and England by their names.
 */
export const unitCosts: ColumnMap = {
  areaBy: "council-code",
  parts: {
    area: { columns: ["council_code"] },
    areaName: { columns: ["council_name"] },
    value: { columns: ["unit_cost_gbp_per_week_as_published"] },
    service: { columns: ["service_delivery_mechanism"] },
    age: { columns: ["age_category"] },
    unit: { always: "week" },
    statistic: { always: "mean" },
    detail: { columns: ["primary_support_reason", "unit_cost_provision"] },
  },
  meanings: {
    areaName: { East: "East of England" },
    service: { Residential: "residential", Nursing: "nursing" },
    age: { "Age 18 to 64": "18-64", "Age 65 and over": "65-plus" },
  },
  passedOver: ["support_type", "region_code"],
};

/** A list of rates that councils published: one row for each rate of a year, the council by name. */
export const publishedRates: ColumnMap = {
  areaBy: "name",
  parts: {
    area: { columns: ["council"] },
    year: { columns: ["financial_year"] },
    value: { columns: ["rate_gbp"] },
    upper: { columns: ["rate_gbp_upper"] },
    service: { columns: ["service"] },
    age: { columns: ["service"] },
    unit: { columns: ["unit"] },
    statistic: { always: "rate" },
    detail: { columns: ["band"] },
    source: { columns: ["source"] },
    confidence: { columns: ["confidence"] },
  },
  meanings: {
    unit: {
      ...{ per_hour: "hour", per_week: "week", per_night: "night" },
      ...{ per_session: "session", per_day: "day" },
    },
    service: {
      ...{ home_care: "home-care", reablement: "reablement", extra_care: "extra-care", live_in: "live-in" },
      ...{ supported_living: "supported-living", shared_lives: "shared-lives", day_care: "day-care" },
      ...{ overnight: "overnight", respite: "respite", direct_payment: "direct-payment" },
      ...{ residential_65plus: "residential", residential_18_64: "residential" },
      ...{ nursing_65plus: "nursing", nursing_18_64: "nursing" },
    },
    age: {
      ...{ home_care: "all", reablement: "all", extra_care: "all", live_in: "all" },
      ...{ supported_living: "all", shared_lives: "all", day_care: "all", overnight: "all" },
      ...{ respite: "all", direct_payment: "all" },
      ...{ residential_65plus: "65-plus", nursing_65plus: "65-plus" },
      ...{ residential_18_64: "18-64", nursing_18_64: "18-64" },
    },
  },
  passedOver: ["note"],
};

/** The names under which lists tell of a financial year: "2025/26", "2025-26", "2025 to 2026". */
export function yearWords({ periodFrom }: Pick<Release, "periodFrom">): readonly string[] {
  const year = Number(periodFrom.slice(0, 4));
  const next = String(year + 1);
  const short = next.slice(2);
  return [`${year}/${short}`, `${year}-${short}`, `${year} to ${next}`, `${year}/${next}`, `${year}-${next}`];
}
