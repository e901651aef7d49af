import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import type { ExceptionRequest } from "#app/data/exception-requests.server.ts";
import { StatusTag } from "./StatusTag.tsx";

type State = "asked" | "approved" | "refused";

const looks = {
  asked: { word: "Waiting", colour: "yellow" },
  approved: { word: "Allowed", colour: "green" },
  refused: { word: "Not allowed", colour: "red" },
} as const satisfies Record<State, object>;

/** How a request for a price above its cap stands. */
export function ExceptionState({ state }: { readonly state: State }) {
  return <StatusTag status={state} looks={looks} />;
}

/** A request in words, for a row of a table. */
export function exceptionInWords(request: ExceptionRequest) {
  const state: State = request.approved === null ? "asked" : request.approved ? "approved" : "refused";
  return {
    id: request.id,
    provider: request.provider,
    lot: request.lotTitle,
    line: request.line,
    place: request.place,
    price: formatPrice(request.pence, request.unit),
    cap: request.capPence === null ? "No cap" : formatPrice(request.capPence, request.unit),
    days: `${shortDay(request.fromOn)} until ${shortDay(request.toOn)}`,
    reason: request.decisionReason || "–",
    state,
  };
}
