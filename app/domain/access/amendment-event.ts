import { dayInWords } from "../calendar-words.ts";
import { toDay } from "../calendar.ts";
import { formatPounds, pence } from "../money.ts";
import type { About } from "./subjects.ts";

/** What happens to an amendment of a placement that brokerage may not agree alone. */
export type AmendmentEvent = About<"placement"> & {
  readonly kind: keyof typeof deedWords;
  /** From which day the new part is to hold. */
  readonly on: string;
  /** What it adds to the public cost of a year, in pence. */
  readonly adds: number;
};

const deedWords = {
  "amendment-proposed": "Put up for approval",
  "amendment-approved": "Approved and wrote",
  "amendment-turned-down": "Turned down",
  "amendment-withdrawn": "Took back",
} as const;

/** Whether an event of the trail is one of these. */
export function isAmendmentEvent(event: { readonly kind: string }): event is AmendmentEvent {
  return Object.hasOwn(deedWords, event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function amendmentEventInWords(
  { kind, on, adds, subject }: AmendmentEvent,
  nameOf: (id: string) => string,
): string {
  const part = `a new part of ${nameOf(subject.id)} from ${dayInWords(toDay(on))}`;
  return `${deedWords[kind]} ${part}, which adds ${formatPounds(pence(adds))} a year`;
}
