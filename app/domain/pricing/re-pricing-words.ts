import { dayInWords } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import { formatChange, formatPounds, pence, type BasisPoints } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import type { PriceChange } from "./rate-card.ts";
import type { RePricing, UnfitRates } from "./re-pricing.ts";

/** A share as people write it: 11500 is "115", 11250 is "112.5". */
export function percentText(share: BasisPoints): string {
  return formatPounds(pence(share))
    .replaceAll(/[£,]/g, "")
    .replace(/\.?0+$/, "");
}

/** How far a price moved from the last rate: "+£0.50 (+2.1%)", "No change". */
export function changeInWords({ pence: amount, share }: PriceChange): string {
  if (amount === 0) return "No change";
  return `${amount > 0 ? "+" : ""}${formatPounds(amount)} (${formatChange(share)})`;
}

/** How far a price may move in a round, and what happens beyond. */
export function boundInWords({ changeFrom, changeTo, beyond }: RePricing): string {
  const range = `between ${percentText(changeFrom)}% and ${percentText(changeTo)}% of the last rate`;
  switch (beyond) {
    case "warn":
      return `A price should be ${range}. One beyond is taken, and the council will ask why`;
    case "refuse":
      return `A price must be ${range}. One beyond is not taken`;
    default:
      return unreachable(beyond);
  }
}

/** What becomes of the rates of a member that does nothing in a round. */
export function unfitInWords(unfitRates: UnfitRates, effectiveOn: Day): string {
  const stay = "The rates of a member that does not apply stay as they are where they fit their caps.";
  const on = dayInWords(effectiveOn);
  switch (unfitRates) {
    case "lapse":
      return `${stay} A rate that is over its cap on ${on} ends that day`;
    case "drop-to-cap":
      return `${stay} A rate that is over its cap on ${on} drops to the cap that day`;
    default:
      return unreachable(unfitRates);
  }
}
