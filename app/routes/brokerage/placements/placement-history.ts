import type { NewPricesOfPlacement } from "#app/data/brokerage/repriced-placements.server.ts";
import { dayInWords, shortDay, timeInWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { paths } from "#app/web/paths.ts";
import type { ToldEvent } from "#app/web/trail-words.ts";

/** A thing that happened to a placement as its page tells it; with the page that tells more, where there is one. */
export type PlacementEvent = Pick<ToldEvent, "at" | "when" | "what" | "who" | "words"> & {
  readonly more?: { readonly href: string; readonly words: string };
};

/**
 * What happened to a placement, the newest first: what the trail holds of it, and the new prices that reached it together
 * with others, of which the trail holds one event for all.
 */
export function placementHistory(
  events: readonly ToldEvent[],
  newPrices: readonly NewPricesOfPlacement[],
): readonly PlacementEvent[] {
  const told = events.map(({ at, when, what, who, words }) => ({ at, when, what, who, words }));
  return [...told, ...newPrices.map(tellNewPrices)].toSorted((a, b) => b.at.localeCompare(a.at));
}

function tellNewPrices(one: NewPricesOfPlacement): PlacementEvent {
  const at = one.approvedAt;
  return {
    at: at.toISOString(),
    when: `${timeInWords(at)} on ${dayInWords(dayOf(at))}`,
    what: `New prices by the ${one.kind} “${one.title}” from ${shortDay(one.effectiveOn)} approved and written`,
    who: one.approvedBy,
    words: `A week goes from ${formatPounds(one.weeklyBefore)} to ${formatPounds(one.weeklyAfter)}. Proposed by ${one.proposedBy}.`,
    more: { href: paths.newPrice(one.repricingId), words: "All the placements that it reached" },
  };
}
