import { unreachable } from "../verdict.ts";
import type { About } from "./subjects.ts";

/** What happens to a request for a placement as a whole. It holds no person: references stand on the request itself. */
export type RequestEvent =
  | (About<"request"> & {
      readonly kind:
        | "request-made"
        | "request-changed"
        | "request-held"
        | "request-resumed"
        | "request-archived"
        | "request-reopened"
        | "request-erased";
    })
  | (About<"request"> & { readonly kind: "request-assigned"; readonly brokerId: string })
  | (About<"request"> & {
      readonly kind: "shortlist-kept";
      /** How many options it holds. */
      readonly options: number;
    })
  | (About<"request"> & {
      readonly kind: "choice-recorded";
      readonly choice: "PROVIDER" | "DIRECT_PAYMENT" | "NONE";
      /** Who was chosen; empty for another choice. */
      readonly providerId: string;
      /** How many options were shown. */
      readonly options: number;
    });

const kinds: { readonly [kind in RequestEvent["kind"]]: true } = {
  "request-made": true,
  "request-changed": true,
  "request-held": true,
  "request-resumed": true,
  "request-archived": true,
  "request-reopened": true,
  "request-erased": true,
  "request-assigned": true,
  "shortlist-kept": true,
  "choice-recorded": true,
};

/** Whether an event of the trail is one of these. */
export function isRequestEvent(event: { readonly kind: string }): event is RequestEvent {
  return Object.hasOwn(kinds, event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function requestEventInWords(event: RequestEvent, nameOf: (id: string) => string): string {
  const name = nameOf(event.subject.id);
  switch (event.kind) {
    case "request-made":
      return `Made ${name}`;
    case "request-changed":
      return `Changed ${name}`;
    case "request-held":
      return `Put ${name} on hold`;
    case "request-resumed":
      return `Took up ${name} again`;
    case "request-archived":
      return `Archived ${name}`;
    case "request-reopened":
      return `Opened ${name} again`;
    case "request-erased":
      return `Erased what could lead to a person from ${name}`;
    case "request-assigned":
      return `Gave ${name} to ${nameOf(event.brokerId)}`;
    case "shortlist-kept":
      return `Kept ${event.options} options for ${name}`;
    case "choice-recorded":
      return `Recorded the person's choice for ${name} out of ${event.options}: ${choiceInWords(event, nameOf)}`;
    default:
      return unreachable(event);
  }
}

function choiceInWords(
  { choice, providerId }: Extract<RequestEvent, { readonly kind: "choice-recorded" }>,
  nameOf: (id: string) => string,
): string {
  if (choice === "PROVIDER") return nameOf(providerId);
  return choice === "DIRECT_PAYMENT" ? "a direct payment" : "none of them";
}
