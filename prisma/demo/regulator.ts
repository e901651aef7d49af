import type { Dice } from "./dice.ts";
import type { ProviderKind } from "./lots.ts";

/** A rating in about the shares of the real market, with the day on which it was given. */
export function ratingOf(dice: Dice): { readonly rating: string; readonly rated_on: string | null } {
  const fell = dice.whole(1, 1000);
  const day = `${dice.whole(2021, 2025)}-${String(dice.whole(1, 12)).padStart(2, "0")}-${String(dice.whole(1, 28)).padStart(2, "0")}`;
  if (fell <= 95) return { rating: "NOT_RATED", rated_on: null };
  if (fell <= 135) return { rating: "OUTSTANDING", rated_on: day };
  if (fell <= 155) return { rating: "INADEQUATE", rated_on: day };
  return { rating: fell <= 305 ? "REQUIRES_IMPROVEMENT" : "GOOD", rated_on: day };
}

/** What the regulator would call the services of a kind of provider. */
export function servicesOf(kind: ProviderKind): readonly string[] {
  switch (kind) {
    case "nursing":
      return ["Care home service with nursing", "Care home service without nursing"];
    case "residential":
      return ["Care home service without nursing"];
    case "supported":
      return ["Care home service without nursing", "Supported living service"];
    case "extra-care":
      return ["Extra Care housing services"];
    case "living":
      return ["Supported living service", "Domiciliary care service"];
    case "home-care":
      return ["Domiciliary care service"];
    case "shared-lives":
      return ["Shared Lives"];
    case "day":
    case "assistance":
    case "technology":
      return [];
  }
}
