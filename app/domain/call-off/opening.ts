import type { RoundToOpen } from "#app/domain/evaluation/opening.ts";
import type { CallOffFacts } from "./state.ts";

/** A call-off as its opening is judged, by the same rules as a round's; a direct award takes no bids and has nothing to open. */
export function bidsToOpen(
  callOff: Pick<CallOffFacts, "route" | "publishedAt" | "closesAt" | "cancelledAt" | "leftFrameworkAt">,
): RoundToOpen {
  const { route, publishedAt, closesAt, cancelledAt, leftFrameworkAt } = callOff;
  return {
    publishedAt: route !== "DIRECT" && closesAt ? publishedAt : null,
    cancelledAt: cancelledAt ?? leftFrameworkAt,
    closesAt: closesAt ?? new Date(0),
  };
}
