import type { CaseReason, Outcome } from "#app/domain/brokerage/panel.ts";
import type { Stream } from "#app/domain/brokerage/funding.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { addDays, toDay, type Day } from "#app/domain/calendar.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import type { StatusLook } from "#app/components/portal/StatusTag.tsx";

/** Why a case comes to a panel. */
export const reasonWords: Readonly<Record<CaseReason, string>> = {
  LIMIT: "A limit before the search",
  OVER_LIMIT: "The price is over the limit",
  INTERIM: "An interim placement to review",
  REVIEW: "A placement to look at again",
};

/** What a panel decided, as it is shown and as it is chosen. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  APPROVE: "Approve",
  CONDITIONS: "Approve with conditions",
  DEFER: "Defer: put again when more is known",
  LOWER_RUNG: "Try a lower rung of the ladder first",
};

export type CaseStatus = "waiting" | "withdrawn" | Outcome;

/** The look of each state of a case. */
export const caseLooks: { readonly [status in CaseStatus]: StatusLook } = {
  waiting: { word: "Waiting", colour: "yellow" },
  withdrawn: { word: "Withdrawn", colour: "grey" },
  APPROVE: { word: "Approved", colour: "green" },
  CONDITIONS: { word: "With conditions", colour: "turquoise" },
  DEFER: { word: "Deferred", colour: "orange" },
  LOWER_RUNG: { word: "Lower rung first", colour: "purple" },
};

/** Where a case stands. */
export function caseStatus(one: {
  readonly withdrawn: boolean;
  readonly decision: { readonly outcome: Outcome } | null;
}): CaseStatus {
  return one.decision?.outcome ?? (one.withdrawn ? "withdrawn" : "waiting");
}

/** The look of each state of a sitting. */
export const sittingLooks = {
  coming: { word: "Coming", colour: "blue" },
  sitting: { word: "Sitting now", colour: "green" },
  closed: { word: "Closed", colour: "grey" },
} as const satisfies Readonly<Record<string, StatusLook>>;

/** Who may pay. */
export const streamNames: Readonly<Record<Stream, string>> = {
  council: "The council",
  s117: "NHS, after-care under section 117",
  chc: "NHS, continuing healthcare",
  joint: "NHS, its part of a joint package",
  client: "The person, as assessed",
  "top-up": "A top-up by somebody else",
};

/** So much for a week. */
export function aWeek(amount: number | null): string {
  return amount === null ? "None on file" : `${formatPounds(pence(amount))} a week`;
}

/** An amount, or that there is none. */
export function pounds(amount: number | null): string {
  return amount === null ? "–" : formatPounds(pence(amount));
}

/** The last day on which something holds that expires on an excluded day. */
export function lastDay(expiresOn: Day | string): string {
  return shortDay(addDays(toDay(expiresOn), -1));
}
