import type { RateReason } from "#app/domain/pricing/rate-reason.ts";
import type { VatTreatment } from "#app/domain/pricing/vat.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Why a rate is what it is, as a short sentence without its full stop. */
export function reasonInWords(reason: RateReason, round: string | null): string {
  switch (reason) {
    case "ROUND":
      return round ? `Offered in ${round}` : "Offered in a round";
    case "CAP":
      return "The cap changed under it";
    case "UPLIFT":
      return "Annual uplift";
    case "NEGOTIATION":
      return "Agreed for one person";
    case "EXCEPTION":
      return "An exception to the cap began or ended";
    default:
      return unreachable(reason);
  }
}

/** How VAT falls on a rate, in words. */
export const vatInWords: Readonly<Record<VatTreatment, string>> = {
  EXEMPT: "Exempt",
  STANDARD: "Standard rate",
  REDUCED: "Reduced rate",
  ZERO: "Zero rate",
  OUTSIDE_SCOPE: "Outside VAT",
};
