import { formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";

type OfCallOff = {
  readonly subject: { readonly kind: "call-off"; readonly id: string };
  readonly commissionerId?: string;
};

/** What happens to the terms of a call-off that go beyond a price: its trial, its outcomes, its move-through, its consortia. */
export type TermsEvent =
  | (OfCallOff & { readonly kind: "trial-set-up" | "trial-finding-recorded" })
  | (OfCallOff & { readonly kind: "trial-spend-recorded"; readonly pence: number })
  | (OfCallOff & { readonly kind: "trial-decided"; readonly outcome: "STOP" | "ADOPT" })
  | (OfCallOff & {
      readonly kind: "outcome-measure-added" | "outcome-measure-removed";
      readonly measureId: string;
    })
  | (OfCallOff & {
      readonly kind: "outcome-result-recorded";
      readonly contractId: string;
      readonly measureId: string;
      readonly period: number;
    })
  | (OfCallOff & { readonly kind: "move-through-set"; readonly lotIds: readonly string[] })
  | (OfCallOff & {
      readonly kind: "milestone-recorded";
      readonly contractId: string;
      readonly lotId: string;
      readonly reached: boolean;
    })
  | (OfCallOff & {
      readonly kind: "consortium-made" | "consortium-partner-asked" | "consortium-partner-left";
      readonly providerId: string;
    })
  | (OfCallOff & {
      readonly kind: "consortium-partner-agreed";
      readonly providerId: string;
      readonly lotIds: readonly string[];
    });

const kinds: { readonly [kind in TermsEvent["kind"]]: true } = {
  "trial-set-up": true,
  "trial-finding-recorded": true,
  "trial-spend-recorded": true,
  "trial-decided": true,
  "outcome-measure-added": true,
  "outcome-measure-removed": true,
  "outcome-result-recorded": true,
  "move-through-set": true,
  "milestone-recorded": true,
  "consortium-made": true,
  "consortium-partner-asked": true,
  "consortium-partner-left": true,
  "consortium-partner-agreed": true,
};

/** Whether an event of the trail is one of these. */
export function isTermsEvent(event: { readonly kind: string }): event is TermsEvent {
  return Object.hasOwn(kinds, event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function termsEventInWords(event: TermsEvent, nameOf: (id: string) => string): string {
  const lots = (ids: readonly string[]) => ids.map(nameOf).join("; ");
  switch (event.kind) {
    case "trial-set-up":
      return "Set up what is tried out, with its ceiling and its end";
    case "trial-finding-recorded":
      return "Recorded what was learnt in the trial";
    case "trial-spend-recorded":
      return `Recorded ${formatPounds(pence(event.pence))} spent on the trial`;
    case "trial-decided":
      return event.outcome === "ADOPT" ? "Adopted what was tried out" : "Stopped what was tried out";
    case "outcome-measure-added":
      return "Added a measure that part of the payment depends on";
    case "outcome-measure-removed":
      return "Removed a measure that part of the payment was to depend on";
    case "outcome-result-recorded":
      return `Recorded the result of a measure for period ${event.period}`;
    case "move-through-set":
      return `Set the steps by which people move on: ${lots(event.lotIds)}`;
    case "milestone-recorded":
      return `Recorded the step into ${nameOf(event.lotId)} as ${event.reached ? "reached" : "missed"}`;
    case "consortium-made":
      return `${nameOf(event.providerId)} began a consortium to bid with`;
    case "consortium-partner-asked":
      return `Asked ${nameOf(event.providerId)} to bid together`;
    case "consortium-partner-agreed":
      return `${nameOf(event.providerId)} agreed to bid together, for ${lots(event.lotIds)}`;
    case "consortium-partner-left":
      return `${nameOf(event.providerId)} is no longer a partner in the bid`;
    default:
      return unreachable(event);
  }
}
