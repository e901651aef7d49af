import { decimal4 } from "#app/domain/money.ts";
import type { PayParameters } from "#app/domain/pricing/pay.ts";

const years = {
  "2023/24": ["10.42", "0.138", "9100", "109.40", "0.45", "10.90"],
  "2024/25": ["11.44", "0.138", "9100", "116.75", "0.45", "12.00"],
  "2025/26": ["12.21", "0.15", "5000", "118.75", "0.45", "12.60"],
  "2026/27": ["12.71", "0.15", "5000", "123.25", "0.55", "13.45"],
} as const;

/** The statutory figures of a financial year, as gov.uk and the Living Wage Foundation published them. */
export function payOf(year: keyof typeof years): PayParameters {
  const [wage, rate, threshold, sick, mile, real] = years[year];
  return {
    livingWage: decimal4(wage),
    insurance: { rate: decimal4(rate), thresholdAYear: decimal4(threshold) },
    pension: { rate: decimal4("0.03"), bandFrom: decimal4("6240"), bandTo: decimal4("50270") },
    holidayWeeks: decimal4("5.6"),
    sickPayWeek: decimal4(sick),
    mileage: decimal4(mile),
    realLivingWage: decimal4(real),
  };
}
