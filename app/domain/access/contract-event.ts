import { toDay } from "../calendar.ts";
import { dayInWords } from "../calendar-words.ts";
import { formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";

type About<S extends "contract" | "notice"> = {
  readonly subject: { readonly kind: S; readonly id: string };
  readonly commissionerId?: string;
};

/** What the trail knows of a contract after it is made, and of the notices that follow from it. */
export type ContractEvent =
  | (About<"contract"> & {
      readonly kind: "contract-extended";
      readonly before: string;
      readonly after: string;
    })
  | (About<"contract"> & { readonly kind: "contract-ended"; readonly on: string })
  | (About<"contract"> & {
      readonly kind: "variation-proposed" | "variation-approved" | "variation-refused";
      readonly variationId: string;
      readonly ground: string;
      /** By how much the value with VAT moves, in pence. */
      readonly change: number;
    })
  | (About<"contract"> & { readonly kind: "review-set" | "review-held"; readonly on: string })
  | (About<"notice"> & { readonly kind: "notice-filed"; readonly on: string })
  | (About<"notice"> & { readonly kind: "notice-reopened" });

const kinds: { readonly [kind in ContractEvent["kind"]]: true } = {
  "contract-extended": true,
  "contract-ended": true,
  "variation-proposed": true,
  "variation-approved": true,
  "variation-refused": true,
  "review-set": true,
  "review-held": true,
  "notice-filed": true,
  "notice-reopened": true,
};

/** Whether an event is one of a contract or a notice. */
export function isContractEvent<E extends { readonly kind: string }>(
  event: E,
): event is Extract<E, ContractEvent> {
  return Object.hasOwn(kinds, event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function contractEventInWords(event: ContractEvent, nameOf: (id: string) => string): string {
  const name = nameOf(event.subject.id);
  switch (event.kind) {
    case "contract-extended":
      return `Extended ${name} from ${inWords(event.before)} to ${inWords(event.after)}`;
    case "contract-ended":
      return `Ended ${name} early, on ${inWords(event.on)}`;
    case "variation-proposed":
      return `Proposed a variation of ${name}: its value moves by ${formatPounds(pence(event.change))} with VAT`;
    case "variation-approved":
      return `Approved a variation of ${name}: its value moves by ${formatPounds(pence(event.change))} with VAT`;
    case "variation-refused":
      return `Refused a variation of ${name}`;
    case "review-set":
      return `Set the review of ${name} for ${inWords(event.on)}`;
    case "review-held":
      return `Noted the review of ${name}, held on ${inWords(event.on)}`;
    case "notice-filed":
      return `Marked as filed on ${inWords(event.on)}: ${name}`;
    case "notice-reopened":
      return `Opened again, after it had been marked as filed: ${name}`;
    default:
      return unreachable(event);
  }
}

function inWords(day: string): string {
  return dayInWords(toDay(day));
}
