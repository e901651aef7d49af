import type { BlockRefusal } from "#app/domain/brokerage/drawdown.ts";
import type { PlacingRefusal } from "#app/domain/brokerage/placing.ts";
import type { ReasonAgainst } from "#app/domain/call-off/reasons.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { blockInWords, elementInWords, unfundedInWords, type Sentence } from "./refusal-words.ts";

/** Why a person is not placed. */
export function placingInWords(why: PlacingRefusal | BlockRefusal): Sentence {
  switch (why.kind) {
    case "not-now":
      return {
        field: "",
        sentence:
          why.stage === "placed"
            ? "The person is placed already from this request"
            : "The request is not at the point at which a person is placed: choose an offer first",
      };
    case "no-offer-chosen":
      return { field: "", sentence: "No provider’s offer is chosen" };
    case "offer-withdrawn":
      return { field: "", sentence: "The provider withdrew the offer that was chosen" };
    case "ground-not-needed":
      return {
        field: "ground",
        sentence: "The provider is a member and eligible, so leave the ground empty",
      };
    case "before-the-offer":
      return {
        field: "from",
        sentence: `The provider offered to start on ${shortDay(why.startsOn)}, no sooner`,
      };
    case "not-to-be-placed-with":
      return { field: "", sentence: `Nobody is placed with this provider today: ${reasons(why.against)}` };
    case "not-eligible":
      return {
        field: "ground",
        sentence: `The provider is not eligible today: ${reasons(why.against)}. Place outside the framework only with a ground`,
      };
    case "not-funded":
      return { field: "rest", sentence: unfundedInWords(why) };
    case "interim-not-urgent":
      return { field: "interim", sentence: "Only an urgent request is placed before it is approved" };
    case "interim-off-framework":
      return { field: "interim", sentence: "A placement outside the framework is approved before it begins" };
    case "no-delegation":
      return { field: "interim", sentence: "Brokerage has no delegation today to place before approval" };
    case "over-delegation":
      return {
        field: "interim",
        sentence: `It costs ${formatPounds(why.yearly)} a year, more than the ${formatPounds(why.limit)} of the delegation`,
      };
    case "outside-the-block":
    case "line-not-in-block":
    case "too-little-left":
      return blockInWords(why);
    case "ends-before-it-starts":
    case "no-units":
    case "no-price":
    case "outside-the-placement":
    case "overlaps": {
      const { field, sentence } = elementInWords(why);
      return {
        field: why.kind === "ends-before-it-starts" ? "last" : field === "from" ? "from" : "",
        sentence,
      };
    }
    default:
      return unreachable(why);
  }
}

function reasons(against: readonly ReasonAgainst[]): string {
  return against.map(reasonInWords).join("; ");
}

function reasonInWords(reason: ReasonAgainst): string {
  switch (reason.kind) {
    case "placements-stopped":
      return `new placements are stopped until ${shortDay(reason.endsOn)}`;
    case "registration-ended":
      return "its registration with CQC has ended at this place";
    case "lot-not-held":
      return "it does not hold the lot";
    case "area-not-covered":
      return "it does not work in the area";
    case "no-rate":
      return "it has no rate for what is bought";
    case "rate-over-cap":
      return `its rate of ${formatPounds(reason.pence)} is over the cap of ${formatPounds(reason.capPence)}`;
    case "place-unknown":
    case "too-far":
    case "over-price":
    case "rating-not-accepted":
    case "specialism-not-offered":
    case "room-not-stated":
    case "no-room":
    case "room-stated-too-long-ago":
      return "it does not meet what is asked";
    default:
      return unreachable(reason);
  }
}
