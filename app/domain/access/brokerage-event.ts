import { amendmentEventInWords, isAmendmentEvent, type AmendmentEvent } from "./amendment-event.ts";
import { enquiryEventInWords, isEnquiryEvent, type EnquiryEvent } from "./enquiry-event.ts";
import { isPanelEvent, panelEventInWords, type PanelEvent } from "./panel-event.ts";
import { isPlacementEvent, placementEventInWords, type PlacementEvent } from "./placement-event.ts";
import { isRequestEvent, requestEventInWords, type RequestEvent } from "./request-event.ts";

/** Everything that happens in brokerage, from a request to the end of a placement. */
export type BrokerageEvent = RequestEvent | EnquiryEvent | PlacementEvent | AmendmentEvent | PanelEvent;

/** Whether an event of the trail is one of these. */
export function isBrokerageEvent(event: { readonly kind: string }): event is BrokerageEvent {
  return [isRequestEvent, isEnquiryEvent, isPlacementEvent, isAmendmentEvent, isPanelEvent].some((is) =>
    is(event),
  );
}

/** What such an event says, as a sentence without who did it. */
export function brokerageEventInWords(event: BrokerageEvent, nameOf: (id: string) => string): string {
  if (isRequestEvent(event)) return requestEventInWords(event, nameOf);
  if (isEnquiryEvent(event)) return enquiryEventInWords(event, nameOf);
  if (isAmendmentEvent(event)) return amendmentEventInWords(event, nameOf);
  return isPanelEvent(event) ? panelEventInWords(event, nameOf) : placementEventInWords(event, nameOf);
}
