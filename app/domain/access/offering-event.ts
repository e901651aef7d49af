import { deadlineInWords, shortDay } from "../calendar-words.ts";
import { toDay } from "../calendar.ts";
import { decimal4, formatCount, formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";

type About<S extends "call-off" | "contract"> = {
  readonly subject: { readonly kind: S; readonly id: string };
  readonly commissionerId?: string;
};

/** What happens to a direct award, from its ranked list to its recommendation, and to a block. */
export type OfferingEvent =
  | (About<"call-off"> & {
      readonly kind: "members-ranked";
      readonly rule: string;
      readonly members: number;
      readonly leftOut: number;
      /** Whether it took the place of a list on which nothing was offered; events from before it could say nothing. */
      readonly again?: boolean;
      readonly digest: string;
    })
  | (About<"call-off"> & {
      readonly kind: "offer-sent";
      readonly offerId: string;
      readonly providerId: string;
      readonly rank: number;
      readonly dueAt: string;
      readonly automatic: boolean;
      readonly outOfTurn: boolean;
    })
  | (About<"call-off"> & {
      readonly kind: "offer-accepted" | "offer-declined" | "offer-withdrawn";
      readonly offerId: string;
      readonly providerId: string;
    })
  | (About<"call-off"> & {
      readonly kind: "direct-award-recommended";
      readonly awardId: string;
      readonly offerId: string;
      readonly providerId: string;
      readonly value: number;
    })
  | (About<"call-off"> & { readonly kind: "block-terms-set"; readonly lineId: string })
  | (About<"contract"> & {
      readonly kind: "block-entered";
      readonly entry: "DRAWDOWN" | "VOID" | "RETURNED";
      readonly lineId: string;
      readonly units: string;
      readonly on: string;
    });

const kinds: { readonly [kind in OfferingEvent["kind"]]: true } = {
  "members-ranked": true,
  "offer-sent": true,
  "offer-accepted": true,
  "offer-declined": true,
  "offer-withdrawn": true,
  "direct-award-recommended": true,
  "block-terms-set": true,
  "block-entered": true,
};
const ofOffering: ReadonlySet<string> = new Set(Object.keys(kinds));

export function isOffering<E extends { readonly kind: string }>(
  event: E,
): event is Extract<E, { readonly kind: OfferingEvent["kind"] }> {
  return ofOffering.has(event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function offeringInWords(event: OfferingEvent, nameOf: (id: string) => string): string {
  switch (event.kind) {
    case "members-ranked":
      return `${event.again ? "Ranked again" : "Ranked"} ${event.members} ${event.members === 1 ? "member" : "members"} for a direct award and left ${event.leftOut} out; the list is frozen`;
    case "offer-sent":
      return `${event.automatic ? "Offered by itself" : "Offered"} to ${nameOf(event.providerId)}, number ${event.rank}${event.outOfTurn ? " and out of turn" : ""}, to answer by ${deadlineInWords(new Date(event.dueAt))}`;
    case "offer-accepted":
      return `${nameOf(event.providerId)} accepted the offer`;
    case "offer-declined":
      return `${nameOf(event.providerId)} declined the offer`;
    case "offer-withdrawn":
      return `Withdrew the offer to ${nameOf(event.providerId)}`;
    case "direct-award-recommended":
      return `Recommended the direct award to ${nameOf(event.providerId)} for ${formatPounds(pence(event.value))}`;
    case "block-terms-set":
      return "Set the terms of the block for a line";
    case "block-entered":
      return `Block: ${formatCount(decimal4(event.units))} units ${entryWords[event.entry]}, for ${shortDay(toDay(event.on))}`;
    default:
      return unreachable(event);
  }
}

const entryWords = { DRAWDOWN: "used", VOID: "stood empty", RETURNED: "came back" } as const;
