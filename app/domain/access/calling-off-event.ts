import { awardInWords, isAwardEvent } from "./award-event-words.ts";
import type { AwardEvent } from "./award-event.ts";
import type { CallOffSetUpEvent } from "./call-off-event.ts";
import { callOffSetUpInWords, isCallOffSetUp } from "./call-off-words.ts";
import { contractEventInWords, isContractEvent, type ContractEvent } from "./contract-event.ts";
import { isOffering, offeringInWords, type OfferingEvent } from "./offering-event.ts";
import { isTermsEvent, termsEventInWords, type TermsEvent } from "./terms-event.ts";

/** Everything that happens in calling off, from the draft to the contract and its notices. */
export type CallingOffEvent = CallOffSetUpEvent | AwardEvent | OfferingEvent | ContractEvent | TermsEvent;

/** Whether an event of the trail is one of these. */
export function isCallingOffEvent<E extends { readonly kind: string }>(
  event: E,
): event is Extract<E, CallingOffEvent> {
  return [isCallOffSetUp, isAwardEvent, isOffering, isContractEvent, isTermsEvent].some((is) =>
    is(event as never),
  );
}

/** What such an event says, as a sentence without who did it. */
export function callingOffInWords(event: CallingOffEvent, nameOf: (id: string) => string): string {
  if (isCallOffSetUp(event)) return callOffSetUpInWords(event, nameOf);
  if (isAwardEvent(event)) return awardInWords(event, nameOf);
  if (isOffering(event)) return offeringInWords(event, nameOf);
  return isContractEvent(event) ? contractEventInWords(event, nameOf) : termsEventInWords(event, nameOf);
}
