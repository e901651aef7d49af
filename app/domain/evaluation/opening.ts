import type { Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** A round, or a call-off with its bids, as its opening is judged. */
export type RoundToOpen = {
  readonly publishedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly closesAt: Instant;
};

/** An opening as it stands: begun by one person, completed by another. */
export type Opening = {
  readonly firstBy: string;
  readonly firstAt: Instant;
  readonly openedAt: Instant | null;
};

/** Where a round stands with its opening at an instant. */
export type OpeningState =
  | { readonly kind: "not-due"; readonly closesAt: Instant }
  | { readonly kind: "never" }
  | { readonly kind: "waiting" }
  | { readonly kind: "begun"; readonly firstBy: string; readonly until: Instant }
  | { readonly kind: "open"; readonly openedAt: Instant };

export type OpeningRefusal =
  | { readonly kind: "not-closed"; readonly closesAt: Instant }
  | { readonly kind: "no-round" }
  | { readonly kind: "already-open" }
  | { readonly kind: "already-begun"; readonly until: Instant }
  | { readonly kind: "not-begun" }
  | { readonly kind: "same-person" };

const minutesForTheSecond = 30;

/** Where an opening stands. A first step that nobody completes within 30 minutes has lapsed, as if never taken. */
export function openingState(round: RoundToOpen, opening: Opening | null, now: Instant): OpeningState {
  if (opening?.openedAt) return { kind: "open", openedAt: opening.openedAt };
  if (!round.publishedAt || round.cancelledAt) return { kind: "never" };
  if (now < round.closesAt) return { kind: "not-due", closesAt: round.closesAt };
  if (!opening) return { kind: "waiting" };
  const until = new Date(opening.firstAt.getTime() + minutesForTheSecond * 60_000);
  return now < until ? { kind: "begun", firstBy: opening.firstBy, until } : { kind: "waiting" };
}

/** One person begins the opening, from the closing instant on. Refused earlier, twice, and once a first step stands. */
export function beginOpening(
  round: RoundToOpen,
  opening: Opening | null,
  now: Instant,
): Verdict<"begun", OpeningRefusal> {
  const state = openingState(round, opening, now);
  switch (state.kind) {
    case "waiting":
      return yes("begun");
    case "begun":
      return no({ kind: "already-begun", until: state.until });
    case "open":
    case "never":
    case "not-due":
      return no(inTheWay(state));
  }
}

/** A second person completes the opening within 30 minutes of the first. Refuses the same person. */
export function completeOpening(
  round: RoundToOpen,
  opening: Opening | null,
  accountId: string,
  now: Instant,
): Verdict<"open", OpeningRefusal> {
  const state = openingState(round, opening, now);
  switch (state.kind) {
    case "begun":
      return state.firstBy === accountId ? no({ kind: "same-person" }) : yes("open");
    case "waiting":
      return no({ kind: "not-begun" });
    case "open":
    case "never":
    case "not-due":
      return no(inTheWay(state));
  }
}

function inTheWay(state: Extract<OpeningState, { kind: "open" | "never" | "not-due" }>): OpeningRefusal {
  switch (state.kind) {
    case "open":
      return { kind: "already-open" };
    case "never":
      return { kind: "no-round" };
    case "not-due":
      return { kind: "not-closed", closesAt: state.closesAt };
  }
}
