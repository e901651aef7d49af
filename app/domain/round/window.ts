import type { Instant } from "#app/domain/calendar.ts";

/** When a round takes applications: from `opensAt` up to `closesAt`, which is already too late. */
export type Window = { readonly opensAt: Instant; readonly closesAt: Instant };

/** Where a round stands in its own time. */
export type RoundPhase = "not-yet-open" | "open" | "closed";

/** Whether a round takes applications now: the closing instant itself is excluded. */
export function isOpen(round: Window, now: Instant): boolean {
  return phaseOf(round, now) === "open";
}

/** Whether a round is still to open, open or closed. Computed from its instants, never stored. */
export function phaseOf(round: Window, now: Instant): RoundPhase {
  if (now.getTime() < round.opensAt.getTime()) return "not-yet-open";
  return now.getTime() < round.closesAt.getTime() ? "open" : "closed";
}
