import { shortDay } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { ClauseRefusal, FloorBasisRefusal, LimitRefusal } from "#app/domain/pricing/price-rules.ts";
import type { RateReason } from "#app/domain/pricing/rate-reason.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** What each reason for a new price is called, in the order in which a form offers them. */
export const reasonNames: Readonly<Record<RateReason, string>> = {
  ROUND: "Prices offered in a round",
  CAP: "A cap that changes under a rate",
  UPLIFT: "A yearly uplift",
  NEGOTIATION: "A price agreed for one person",
  EXCEPTION: "An exception to a cap",
};

export const ruleLooks = {
  now: { word: "Holds now", colour: "green" },
  later: { word: "To come", colour: "blue" },
  past: { word: "Has ended", colour: "grey" },
} as const;

/** When something holds, as "from … until …". */
export function daysInWords(fromOn: Day, toOn: Day | null): string {
  return toOn ? `${shortDay(fromOn)} until ${shortDay(toOn)}` : `From ${shortDay(fromOn)}`;
}

/** Whether something holds on a day. */
export function stateOn(fromOn: Day, toOn: Day | null, day: Day): keyof typeof ruleLooks {
  if (fromOn > day) return "later";
  return toOn !== null && toOn <= day ? "past" : "now";
}

/** Who set something, and when; the words for what came with the installation where nobody did. */
export function whoAndWhen(who: string | null, when: string | null): string {
  if (!when) return "Came with the installation";
  return `${who ?? "A colleague"}, ${when}`;
}

/** Why a limit is refused, and at which field. */
export function limitRefusal(why: LimitRefusal): { readonly field: string; readonly sentence: string } {
  switch (why.kind) {
    case "own-role":
      return { field: "role", sentence: "You have this role yourself: another person must set its limit" };
    case "in-the-past":
      return { field: "from", sentence: "The day must be today or later: what was decided before stands" };
    case "day-taken":
      return { field: "from", sentence: "This role has a limit from that day already. Choose another day" };
    case "same-as-before":
      return { field: "limit", sentence: "This is the limit that the role has on that day already" };
    default:
      return unreachable(why.kind);
  }
}

/** Why a new clause is refused. */
export function clauseRefusal(why: ClauseRefusal): string {
  switch (why.kind) {
    case "in-the-past":
      return "The day must be today or later: prices that changed before rest on the clause of their time";
    case "later-clause":
      return "Another clause for this reason begins on or holds after that day. Choose a later day";
    default:
      return unreachable(why.kind);
  }
}

/** Why figures of a floor are refused, and at which field. */
export function floorRefusal({ kind }: FloorBasisRefusal): {
  readonly field: string;
  readonly sentence: string;
} {
  switch (kind) {
    case "in-the-past":
      return { field: "from", sentence: "The day must be today or later: what was checked before stands" };
    case "day-taken":
      return { field: "from", sentence: "This line has figures from that day already. Choose another day" };
    case "no-hours-left":
      return {
        field: "trainingHours",
        sentence: "Holiday, training and sickness leave no hour of the year to work. Check these figures",
      };
    default:
      return unreachable(kind);
  }
}
