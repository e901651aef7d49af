import { addDays, toDay } from "../calendar.ts";
import { dayInWords } from "../calendar-words.ts";
import { decimal4, formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";
import { counted } from "./event-word-parts.ts";
import type { About } from "./subjects.ts";

/** What happens to a placement: its parts, its funding, its reviews, its end. */
export type PlacementEvent =
  | (About<"placement"> & {
      readonly kind: "placement-made" | "placement-approved" | "element-written";
      /** What it comes to in a week, in pence. */
      readonly weekly: number;
    })
  | (About<"placement"> & {
      readonly kind: "placement-suspended";
      readonly on: string;
      /** Why the person is away, and the day on which the person is back where it is known; older events say neither. */
      readonly reason?: keyof typeof awayWords;
      readonly back?: string;
    })
  | (About<"placement"> & {
      readonly kind: "placement-told" | "placement-returned" | "placement-put-up-again" | "placement-erased";
    })
  | (About<"placement"> & {
      readonly kind:
        | "funding-agreed"
        | "suspension-ended"
        /** The day after the last. */
        | "placement-ended"
        | "placement-handed-back"
        | "placement-cancelled";
      readonly on: string;
    })
  | (About<"placement"> & {
      readonly kind: "share-accepted" | "share-disputed" | "share-accepted-by-icb" | "share-disputed-by-icb";
      readonly stream: string;
    })
  | (About<"placement"> & {
      readonly kind: "review-proposed" | "review-agreed" | "review-refused" | "review-withdrawn";
      readonly before: string;
      readonly after: string;
    })
  | (About<"placement"> & {
      readonly kind: "move-planned" | "move-made" | "move-given-up";
      readonly on: string;
    })
  | (About<"commissioner"> & {
      readonly kind: "placement-rule-set";
      readonly rule: "HAND_BACK_NOTICE" | "LOOK_AGAIN";
      readonly days: number;
    })
  | (About<"import"> & {
      readonly kind: "placements-imported" | "placements-import-undone";
      readonly count: number;
      readonly digest: string;
    })
  | (About<"commissioner"> & {
      readonly kind: "upkeep-rule-set";
      readonly rule: "capacity-days" | "move-days" | "retention-years";
      readonly value: number;
      readonly on: string;
    })
  | (About<"lot"> & {
      readonly kind: "lot-placement-rule-set";
      readonly round: "NEVER" | "PROPOSE";
      readonly uplift: "NEVER" | "PROPOSE";
      readonly ownPrices: "NEVER" | "PROPOSE";
      readonly on: string;
    })
  | (About<"commissioner"> & {
      readonly kind: "re-pricing-refused";
      readonly repricingId: string;
      readonly title: string;
    })
  | (About<"commissioner"> & {
      readonly kind: "re-pricing-proposed" | "placements-repriced";
      readonly repricingId: string;
      readonly title: string;
      readonly count: number;
      readonly digest: string;
      /** What it adds in a year, in pence; below nought where it takes away. */
      readonly yearly: number;
    });

const kinds: { readonly [kind in PlacementEvent["kind"]]: true } = {
  "placement-made": true,
  "placement-approved": true,
  "element-written": true,
  "placement-told": true,
  "placement-returned": true,
  "placement-put-up-again": true,
  "placement-rule-set": true,
  "placement-erased": true,
  "funding-agreed": true,
  "placement-suspended": true,
  "suspension-ended": true,
  "placement-ended": true,
  "placement-handed-back": true,
  "placement-cancelled": true,
  "share-accepted": true,
  "share-disputed": true,
  "share-accepted-by-icb": true,
  "share-disputed-by-icb": true,
  "review-proposed": true,
  "review-agreed": true,
  "review-refused": true,
  "review-withdrawn": true,
  "move-planned": true,
  "move-made": true,
  "move-given-up": true,
  "placements-imported": true,
  "placements-import-undone": true,
  "upkeep-rule-set": true,
  "lot-placement-rule-set": true,
  "re-pricing-proposed": true,
  "re-pricing-refused": true,
  "placements-repriced": true,
};

/** Whether an event of the trail is one of these. */
export function isPlacementEvent(event: { readonly kind: string }): event is PlacementEvent {
  return Object.hasOwn(kinds, event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function placementEventInWords(event: PlacementEvent, nameOf: (id: string) => string): string {
  const name = nameOf(event.subject.id);
  switch (event.kind) {
    case "placement-made":
      return `Made ${name}, at ${weeklyInWords(event.weekly)}`;
    case "placement-approved":
      return `Approved ${name}, at ${weeklyInWords(event.weekly)}`;
    case "element-written":
      return `Wrote a new part of ${name}, at ${weeklyInWords(event.weekly)}`;
    case "placement-told":
      return `Noted that the provider of ${name} was told who the person is, outside the portal`;
    case "placement-returned":
      return `Returned ${name} to brokerage without approval`;
    case "placement-put-up-again":
      return `Put ${name} up for approval again`;
    case "placement-rule-set":
      return event.rule === "LOOK_AGAIN"
        ? `Set that arrangements with the NHS are looked at again after ${counted(event.days, "day")}`
        : `Set that a provider gives ${counted(event.days, "day")} of notice when it hands a placement back`;
    case "placement-erased":
      return `Erased what could lead to a person from ${name}`;
    case "funding-agreed":
      return `Agreed who pays for ${name} from ${onInWords(event.on)}`;
    case "placement-suspended":
      return `Suspended ${name} from ${onInWords(event.on)}${awayInWords(event)}`;
    case "suspension-ended":
      return `Ended the suspension of ${name} on ${onInWords(event.on)}`;
    case "placement-ended":
      return `Ended ${name}, with ${onInWords(addDays(toDay(event.on), -1))} as its last day`;
    case "placement-handed-back":
      return `Handed ${name} back, from ${onInWords(event.on)}`;
    case "placement-cancelled":
      return `Cancelled ${name} on ${onInWords(event.on)}`;
    case "share-accepted":
      return `Noted that the NHS accepted its share of ${name} (${event.stream})`;
    case "share-disputed":
      return `Noted that the NHS disputes its share of ${name} (${event.stream})`;
    case "share-accepted-by-icb":
      return `Accepted the share of the NHS in ${name} (${event.stream})`;
    case "share-disputed-by-icb":
      return `Disputed the share of the NHS in ${name} (${event.stream})`;
    case "review-proposed":
      return `Proposed to change ${name} ${unitsInWords(event)}`;
    case "review-agreed":
      return `Agreed to change ${name} ${unitsInWords(event)}`;
    case "review-refused":
      return `Refused to change ${name} ${unitsInWords(event)}`;
    case "review-withdrawn":
      return `Withdrew a proposal to change ${name} ${unitsInWords(event)}`;
    case "move-planned":
      return `Planned a move from ${name} for ${onInWords(event.on)}`;
    case "move-made":
      return `Recorded the move to ${name} on ${onInWords(event.on)}`;
    case "move-given-up":
      return `Gave up the move from ${name} that was planned for ${onInWords(event.on)}`;
    case "placements-imported":
      return `Imported ${counted(event.count, "placement")}`;
    case "placements-import-undone":
      return `Undid an import of ${counted(event.count, "placement")}`;
    case "upkeep-rule-set":
      return `Set ${ruleWords[event.rule]} to ${event.value} from ${onInWords(event.on)}`;
    case "lot-placement-rule-set":
      return `Set how new prices of ${name} reach running placements from ${onInWords(event.on)}: those of a round ${reachWords[event.round]}, those of an uplift ${reachWords[event.uplift]}, of prices agreed apart from the rate ${reachWords[event.ownPrices]}`;
    case "re-pricing-proposed":
      return `Proposed new prices for ${counted(event.count, "running placement")} by ${event.title}: ${yearlyInWords(event.yearly)}`;
    case "re-pricing-refused":
      return `Refused the new prices of running placements by ${event.title}`;
    case "placements-repriced":
      return `Priced ${counted(event.count, "running placement")} anew by ${event.title}: ${yearlyInWords(event.yearly)}, digest ${event.digest.slice(0, 12)}…`;
    default:
      return unreachable(event);
  }
}

const ruleWords = {
  "capacity-days": "the days after which a statement of room is asked for again",
  "move-days": "the days before a planned move on which it is reminded of",
  "retention-years": "the years for which a person’s thread is kept",
} as const;

const reachWords = { NEVER: "never", PROPOSE: "once approved" } as const;

function yearlyInWords(yearly: number): string {
  const pounds = formatPounds(pence(Math.abs(yearly)));
  return yearly < 0 ? `${pounds} less in a year` : `${pounds} more in a year`;
}

function weeklyInWords(weekly: number): string {
  return `${formatPounds(pence(weekly))} a week`;
}

function onInWords(day: string): string {
  return dayInWords(toDay(day));
}

const awayWords = {
  HOSPITAL: ", the person being in hospital",
  RESPITE: ", the person being in respite elsewhere",
  AWAY: ", the person being away",
  OTHER: "",
} as const;

function awayInWords({ reason, back }: Extract<PlacementEvent, { kind: "placement-suspended" }>): string {
  return `${reason ? awayWords[reason] : ""}${back ? `, until ${onInWords(back)}` : ""}`;
}

function unitsInWords({ before, after }: { readonly before: string; readonly after: string }): string {
  return `from ${decimal4(before)} to ${decimal4(after)} units a week`;
}
