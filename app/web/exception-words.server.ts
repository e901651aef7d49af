import type { ExceptionStanding } from "#app/components/portal/ExceptionState.tsx";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import type { ExceptionRequest } from "#app/data/exception-requests.server.ts";

/** A request in words, for a row of a table. */
export function exceptionInWords(request: ExceptionRequest) {
  const state: ExceptionStanding =
    request.approved === null ? "asked" : request.approved ? "approved" : "refused";
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
