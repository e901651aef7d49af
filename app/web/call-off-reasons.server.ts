import type { ReasonAgainst } from "#app/domain/call-off/reasons.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";

/** Why a member may not be invited, as a sentence; `nameOf` names a lot or an area. */
export function againstInWords(reason: ReasonAgainst, nameOf: (id: string) => string): string {
  switch (reason.kind) {
    case "lot-not-held":
      return `Is not a member of ${nameOf(reason.lotId)} today`;
    case "placements-stopped":
      return `New placements are stopped until ${dayInWords(reason.endsOn)}`;
    case "registration-ended":
      return "Its registration has ended";
    case "area-not-covered":
      return `Does not work in ${nameOf(reason.areaId)}`;
    case "no-rate":
      return "Has no rate for what is bought there";
    case "rate-over-cap":
      return `Its rate of ${formatPounds(reason.pence)} is over the cap of ${formatPounds(reason.capPence)}`;
    case "place-unknown":
    case "too-far":
    case "over-price":
    case "rating-not-accepted":
    case "specialism-not-offered":
    case "room-not-stated":
    case "no-room":
    case "room-stated-too-long-ago":
      return "Does not meet what is asked";
  }
}
