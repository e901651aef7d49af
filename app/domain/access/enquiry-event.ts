import { formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";
import type { About } from "./subjects.ts";

type OfProvider = { readonly providerId: string };

/** What is asked of providers for a request, what they offer, what is argued about and what is saved by it. */
export type EnquiryEvent =
  | (About<"request"> &
      OfProvider & {
        readonly kind:
          | "enquiry-sent"
          | "enquiry-declined"
          | "enquiry-closed"
          | "offer-confirmed"
          | "offer-withdrawn"
          | "offer-chosen";
      })
  | (About<"request"> &
      OfProvider & {
        readonly kind: "placement-offered";
        /** What it comes to in a week, in pence. */
        readonly weekly: number;
        readonly byPhone: boolean;
      })
  | (About<"negotiation"> & OfProvider & { readonly kind: "negotiation-opened" | "negotiation-closed" })
  | (About<"negotiation"> & { readonly kind: "negotiation-basis-noted"; readonly basis: string })
  | (About<"negotiation"> & {
      readonly kind: "baseline-locked" | "price-countered" | "price-asked" | "price-agreed";
      /** A price for a week, in pence. */
      readonly weekly: number;
    })
  | (About<"saving"> & { readonly kind: "saving-moved"; readonly from: string; readonly to: string })
  | (About<"saving"> & { readonly kind: "saving-recorded"; readonly saving: string });

const kinds: { readonly [kind in EnquiryEvent["kind"]]: true } = {
  "enquiry-sent": true,
  "enquiry-declined": true,
  "enquiry-closed": true,
  "offer-confirmed": true,
  "offer-withdrawn": true,
  "offer-chosen": true,
  "placement-offered": true,
  "negotiation-opened": true,
  "negotiation-closed": true,
  "negotiation-basis-noted": true,
  "baseline-locked": true,
  "price-countered": true,
  "price-asked": true,
  "price-agreed": true,
  "saving-moved": true,
  "saving-recorded": true,
};

/** Whether an event of the trail is one of these. */
export function isEnquiryEvent(event: { readonly kind: string }): event is EnquiryEvent {
  return Object.hasOwn(kinds, event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function enquiryEventInWords(event: EnquiryEvent, nameOf: (id: string) => string): string {
  switch (event.kind) {
    case "enquiry-sent":
      return `Asked ${nameOf(event.providerId)} for ${nameOf(event.subject.id)}`;
    case "enquiry-declined":
      return `${nameOf(event.providerId)} declined ${nameOf(event.subject.id)}`;
    case "enquiry-closed":
      return `Closed what ${nameOf(event.providerId)} was asked for ${nameOf(event.subject.id)}`;
    case "offer-confirmed":
      return `${nameOf(event.providerId)} confirmed what it had offered by telephone for ${nameOf(event.subject.id)}`;
    case "offer-withdrawn":
      return `${nameOf(event.providerId)} withdrew its offer for ${nameOf(event.subject.id)}`;
    case "offer-chosen":
      return `Took the offer of ${nameOf(event.providerId)} for ${nameOf(event.subject.id)}`;
    case "placement-offered":
      return `${nameOf(event.providerId)} offered ${weeklyInWords(event.weekly)} for ${nameOf(event.subject.id)}${event.byPhone ? ", by telephone" : ""}`;
    case "negotiation-opened":
      return `Opened a negotiation with ${nameOf(event.providerId)}`;
    case "negotiation-closed":
      return `Closed a negotiation with ${nameOf(event.providerId)} without agreement`;
    case "negotiation-basis-noted":
      return `Noted on what a negotiation rests: ${event.basis}`;
    case "baseline-locked":
      return `Locked the baseline of a negotiation at ${weeklyInWords(event.weekly)}`;
    case "price-countered":
      return `Countered with ${weeklyInWords(event.weekly)}`;
    case "price-asked":
      return `Asked ${weeklyInWords(event.weekly)} in a negotiation`;
    case "price-agreed":
      return `Agreed on ${weeklyInWords(event.weekly)}`;
    case "saving-moved":
      return `Moved a saving from ${event.from} to ${event.to}`;
    case "saving-recorded":
      return `Recorded a saving: ${event.saving}`;
    default:
      return unreachable(event);
  }
}

function weeklyInWords(weekly: number): string {
  return `${formatPounds(pence(weekly))} a week`;
}
