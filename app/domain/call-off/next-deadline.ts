import type { Instant } from "#app/domain/calendar.ts";
import type { CallOff } from "./call-off.ts";
import { isStanding, type CallOffState } from "./state.ts";

export type CallOffDeadline = {
  readonly kind: "questions-close" | "bids-close" | "offer-lapses" | "standstill-ends" | "held-until";
  readonly at: Instant;
};

/** The next clock of a call-off that runs out, as it stands; nothing where none runs. */
export function nextDeadline(
  callOff: Pick<CallOff, "questionsCloseAt" | "closesAt" | "offers" | "award">,
  state: CallOffState,
  now: Instant,
): CallOffDeadline | undefined {
  return clocksOf(callOff, state, now)
    .filter(({ at }) => at > now)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
}

function clocksOf(
  { questionsCloseAt, closesAt, offers, award }: Parameters<typeof nextDeadline>[0],
  state: CallOffState,
  now: Instant,
): readonly CallOffDeadline[] {
  if (state === "open")
    return [...clock("questions-close", questionsCloseAt), ...clock("bids-close", closesAt)];
  if (state === "offered")
    return offers
      .filter((offer) => isStanding(offer, now))
      .flatMap(({ dueAt }) => clock("offer-lapses", dueAt));
  if (state === "standstill") return clock("standstill-ends", award?.standstillEndsAt);
  return state === "held" ? clock("held-until", award?.notBefore) : [];
}

function clock(kind: CallOffDeadline["kind"], at: Instant | null | undefined): readonly CallOffDeadline[] {
  return at ? [{ kind, at }] : [];
}
