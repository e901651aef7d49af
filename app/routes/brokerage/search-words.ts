import { shortDay } from "#app/domain/calendar-words.ts";
import type { ReasonAgainst, ReasonFor, StopScope } from "#app/domain/call-off/reasons.ts";
import type { CapacityStated, RatingAnswer } from "#app/domain/call-off/requirement.ts";
import { formatPrice, type Unit } from "#app/domain/framework/unit.ts";
import type { Pence } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { ratingInWords } from "#app/components/portal/RatingTag.tsx";

/** What the reasons name by id. */
export type Names = {
  readonly lot: (id: string) => string;
  readonly area: (id: string) => string;
  /** The unit of the line whose price is looked at. */
  readonly unit: Unit | undefined;
};

/** Why a member is eligible, in a broker's words. */
export function reasonForInWords(reason: ReasonFor, names: Names): string {
  switch (reason.kind) {
    case "lot-held":
      return reason.automatic
        ? `In ${names.lot(reason.lotId)} as a member of a core lot since ${shortDay(reason.since)}`
        : `Member of ${names.lot(reason.lotId)} since ${shortDay(reason.since)}`;
    case "placements-open":
      return "New placements are not stopped";
    case "placements-stopped-but-included":
      return `New placements are stopped ${scopeInWords(reason.scope)} until ${shortDay(reason.endsOn)}; shown because you asked`;
    case "area-covered":
      return `Takes people in ${names.area(reason.areaId)}`;
    case "near-enough":
      return `${milesInWords(reason.miles)} away, within ${counted(reason.limit, "mile")}`;
    case "priced":
      return reason.mostPence === null
        ? `Has a rate of ${priceInWords(reason.pence, names)}`
        : `Its rate of ${priceInWords(reason.pence, names)} is no more than ${priceInWords(reason.mostPence, names)}`;
    case "rating-accepted":
      return ratingSentence(reason.rating);
    case "specialism-offered":
      return `Offers ${reason.specialism}`;
    case "has-room":
      return `${roomInWords(reason)}, stated ${ageInWords(reason.ageDays)}`;
    default:
      return unreachable(reason);
  }
}

/** Why a member is not eligible, in a broker's words. */
export function reasonAgainstInWords(reason: ReasonAgainst, names: Names): string {
  switch (reason.kind) {
    case "lot-not-held":
      return standingInWords(names.lot(reason.lotId), reason.standing);
    case "placements-stopped":
      return `New placements are stopped ${scopeInWords(reason.scope)} until ${shortDay(reason.endsOn)}`;
    case "registration-ended":
      return "No longer registered with CQC at this place";
    case "area-not-covered":
      return `Does not take people in ${names.area(reason.areaId)} for ${reason.lotIds.map(names.lot).join(" and ")}`;
    case "place-unknown":
      return "Nobody has said where it is, so its distance is not known";
    case "too-far":
      return `${milesInWords(Math.ceil(reason.miles * 10) / 10)} away, more than ${counted(reason.limit, "mile")}`;
    case "no-rate":
      return "Has no rate for this service line today";
    case "rate-over-cap":
      return `Its rate of ${priceInWords(reason.pence, names)} no longer fits the cap of ${priceInWords(reason.capPence, names)}`;
    case "over-price":
      return `Its rate of ${priceInWords(reason.pence, names)} is over ${priceInWords(reason.mostPence, names)}`;
    case "rating-not-accepted":
      return ratingSentence(reason.rating);
    case "specialism-not-offered":
      return `Does not say that it offers ${reason.specialism}`;
    case "room-not-stated":
      return "Has not said whether it has room";
    case "no-room":
      return `No room, stated ${ageInWords(reason.ageDays)}`;
    case "room-stated-too-long-ago":
      return `${roomInWords(reason)}, but stated ${ageInWords(reason.ageDays)}, more than ${counted(reason.limit, "day")}`;
    default:
      return unreachable(reason);
  }
}

/** How old a statement is: "today", "yesterday", "12 days ago". */
export function ageInWords(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** What is free: "3 places free", "12 hours a week free", "No room". */
export function roomInWords({ free, measure }: Pick<CapacityStated, "free" | "measure">): string {
  if (free === 0) return "No room";
  return measure === "hours" ? `${counted(free, "hour")} a week free` : `${counted(free, "place")} free`;
}

/** Miles to a tenth: "0.8 miles". */
export function milesInWords(miles: number): string {
  const tenths = Math.round(miles * 10);
  return tenths === 10 ? "1 mile" : `${Math.floor(tenths / 10)}.${tenths % 10} miles`;
}

function ratingSentence(rating: RatingAnswer): string {
  return rating === "not-regulated" ? "Not regulated by CQC" : `CQC rating: ${ratingInWords(rating)}`;
}

function priceInWords(amount: Pence, { unit }: Names): string {
  return formatPrice(amount, unit ?? "one-off");
}

function scopeInWords(scope: StopScope): string {
  switch (scope) {
    case "member":
      return "for this provider";
    case "lot":
      return "in this lot";
    case "location":
      return "at this place";
    default:
      return unreachable(scope);
  }
}

function standingInWords(
  lot: string,
  standing: Extract<ReasonAgainst, { kind: "lot-not-held" }>["standing"],
): string {
  switch (standing.kind) {
    case "never":
      return `Not a member of ${lot}`;
    case "starts":
      return `Member of ${lot} only from ${shortDay(standing.on)}`;
    case "ended":
      return `Membership of ${lot} ended on ${shortDay(standing.on)}`;
    case "opted-out":
      return `Opted out of ${lot} on ${shortDay(standing.since)}`;
    default:
      return unreachable(standing);
  }
}

function counted(count: number, unit: string): string {
  return `${count.toLocaleString("en-GB")} ${unit}${count === 1 ? "" : "s"}`;
}
