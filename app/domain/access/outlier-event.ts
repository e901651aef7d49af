import { unreachable } from "../verdict.ts";
import type { About } from "./subjects.ts";

/** What people do about prices out of line: their rules, what care takes, what it is expected to cost, and each flag. */
export type OutlierEvent =
  | (About<"commissioner"> & {
      readonly kind: "outlier-rule-set";
      readonly version: number;
      readonly fromOn: string;
    })
  | (About<"commissioner"> & {
      readonly kind: "prices-gone-through";
      readonly run: "NIGHTLY" | "ASKED" | "CHANGE" | "OPENING" | "ARRIVAL";
      readonly judged: number;
      readonly flagged: number;
      readonly digest: string;
    })
  | (About<"lot"> & {
      readonly kind: "cost-parameters-made" | "cost-parameters-checked";
      readonly version: number;
      readonly fromOn: string;
    })
  | (About<"request" | "placement"> & {
      readonly kind: "care-need-recorded";
      readonly version: number;
      readonly digest: string;
    })
  | (About<"flag"> & {
      readonly kind: "flag-moved";
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    })
  | (About<"flag"> & { readonly kind: "flag-assigned"; readonly to: string })
  | (About<"flag"> & { readonly kind: "flag-noted" | "flag-data-to-check" | "flag-data-checked" })
  | (About<"flag"> & { readonly kind: "flag-argued"; readonly negotiationId: string });

const kinds: { readonly [kind in OutlierEvent["kind"]]: true } = {
  "outlier-rule-set": true,
  "prices-gone-through": true,
  "cost-parameters-made": true,
  "cost-parameters-checked": true,
  "care-need-recorded": true,
  "flag-moved": true,
  "flag-assigned": true,
  "flag-noted": true,
  "flag-data-to-check": true,
  "flag-data-checked": true,
  "flag-argued": true,
};

/** Whether an event of the trail is one of these. */
export function isOutlierEvent(event: { readonly kind: string }): event is OutlierEvent {
  return Object.hasOwn(kinds, event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function outlierEventInWords(event: OutlierEvent, nameOf: (id: string) => string): string {
  switch (event.kind) {
    case "outlier-rule-set":
      return `Set version ${event.version} of the rule for prices out of line, from ${event.fromOn}`;
    case "prices-gone-through":
      return `Went through prices ${runs[event.run]}: ${event.judged} compared, ${event.flagged} to ask about`;
    case "cost-parameters-made":
      return `Drew up version ${event.version} of what care is expected to cost, from ${event.fromOn}`;
    case "cost-parameters-checked":
      return `Checked version ${event.version} of what care is expected to cost, from ${event.fromOn}`;
    case "care-need-recorded":
      return `Recorded what the care takes in a week, version ${event.version}`;
    case "flag-moved":
      return `Moved a price that is asked about from ${stateName(event.from)} to ${stateName(event.to)}`;
    case "flag-assigned":
      return `Gave a price that is asked about to ${nameOf(event.to)}`;
    case "flag-noted":
      return "Wrote a note on a price that is asked about";
    case "flag-data-to-check":
      return "Asked for the data of a price to be checked first";
    case "flag-data-checked":
      return "Noted that the data of a price were checked";
    case "flag-argued":
      return "Opened a negotiation on a price that is asked about";
    default:
      return unreachable(event);
  }
}

const runs = {
  NIGHTLY: "at night",
  ASKED: "when asked",
  CHANGE: "after a change",
  OPENING: "at an opening",
  ARRIVAL: "on arrival",
} as const;

function stateName(state: string): string {
  return state.toLowerCase();
}
