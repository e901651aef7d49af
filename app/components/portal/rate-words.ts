import type { RateReason } from "#app/domain/pricing/rate-reason.ts";
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
