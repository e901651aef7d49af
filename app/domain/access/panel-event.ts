import { formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";
import type { About } from "./subjects.ts";

/** What happens at the panels: their sittings, the cases put to them and what they decide. */
export type PanelEvent =
  | (About<"sitting"> & {
      readonly kind: "sitting-called" | "pack-sent" | "sitting-closed" | "sitting-moved";
    })
  | (About<"sitting"> & { readonly kind: "attendance-noted"; readonly count: number })
  | (About<"panel-case"> & { readonly kind: "case-put" | "case-withdrawn"; readonly requestId: string })
  | (About<"panel-case"> & {
      readonly kind: "case-decided";
      readonly requestId: string;
      readonly outcome: "APPROVE" | "CONDITIONS" | "DEFER" | "LOWER_RUNG";
      /** The limit for a week, in pence; nought where none was set. */
      readonly limit: number;
      readonly chairsAction: boolean;
    })
  | (About<"commissioner"> & {
      readonly kind: "forum-set" | "forum-members-changed";
      readonly forum: string;
    })
  | (About<"commissioner"> & {
      readonly kind: "placement-limit-set";
      readonly role: string;
      readonly limit: number;
    });

const kinds: { readonly [kind in PanelEvent["kind"]]: true } = {
  "sitting-called": true,
  "pack-sent": true,
  "sitting-closed": true,
  "sitting-moved": true,
  "attendance-noted": true,
  "case-put": true,
  "case-withdrawn": true,
  "case-decided": true,
  "forum-set": true,
  "forum-members-changed": true,
  "placement-limit-set": true,
};

/** Whether an event of the trail is one of these. */
export function isPanelEvent(event: { readonly kind: string }): event is PanelEvent {
  return Object.hasOwn(kinds, event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function panelEventInWords(event: PanelEvent, nameOf: (id: string) => string): string {
  switch (event.kind) {
    case "sitting-called":
      return "Called a sitting of a panel";
    case "sitting-moved":
      return "Moved a sitting of a panel to another time";
    case "pack-sent":
      return "Sent the pack of a sitting to the panel";
    case "sitting-closed":
      return "Closed a sitting of a panel with its minutes";
    case "attendance-noted":
      return `Noted who was at a sitting: ${event.count}`;
    case "case-put":
      return `Put ${nameOf(event.requestId)} to a panel`;
    case "case-withdrawn":
      return `Withdrew ${nameOf(event.requestId)} from a panel`;
    case "case-decided":
      return `Decided on ${nameOf(event.requestId)}: ${outcomes[event.outcome]}${event.limit > 0 ? `, up to ${formatPounds(pence(event.limit))} a week` : ""}${event.chairsAction ? ", by the chair between sittings" : ""}`;
    case "forum-set":
      return `Set up the panel ${event.forum}`;
    case "forum-members-changed":
      return `Changed who sits on the panel ${event.forum}`;
    case "placement-limit-set":
      return `Set the limit of the role ${event.role} for placements to ${formatPounds(pence(event.limit))} a year`;
    default:
      return unreachable(event);
  }
}

const outcomes = {
  APPROVE: "approved",
  CONDITIONS: "approved with conditions",
  DEFER: "deferred",
  LOWER_RUNG: "a lower rung to try first",
} as const;
