import { compareDays, dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { presentAt, seatOn, sittingState, type Seat, type Sitting } from "./sitting.ts";

/**
 * Why a case comes to a panel: for a limit before the search, because a price is over the limit, because somebody was
 * placed in the interim, or to look at a placement again.
 */
export const caseReasons = ["LIMIT", "OVER_LIMIT", "INTERIM", "REVIEW"] as const;
export type CaseReason = (typeof caseReasons)[number];

/** What a panel may say: yes up to a limit, yes under conditions, later, or a lower rung of the ladder to be tried first. */
export const outcomes = ["APPROVE", "CONDITIONS", "DEFER", "LOWER_RUNG"] as const;
export type Outcome = (typeof outcomes)[number];

/** A case as it is judged: who put it, and whether it is withdrawn or decided. */
export type PanelCase = {
  readonly why: CaseReason;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly decided: boolean;
};

/** What a panel says. A limit is a price for a week, and holds up to its excluded day. */
export type Decision =
  | {
      readonly outcome: "APPROVE" | "CONDITIONS";
      readonly limitWeekly: Pence;
      readonly expiresOn: Day;
      readonly words: string;
    }
  | { readonly outcome: "DEFER"; readonly words: string }
  | { readonly outcome: "LOWER_RUNG"; readonly rungId: string; readonly words: string };

/** Who decides, as a member of the forum: at the sitting that has the case on its agenda, or as chair between sittings. */
export type Decider = {
  readonly accountId: string;
  readonly seats: readonly Seat[];
  readonly quorum: number;
  /** The sitting on whose agenda the case stands; null while none is called. */
  readonly sitting: Sitting | null;
  readonly chairsAction: boolean;
  /** The rungs of the council's ladder. */
  readonly rungIds: readonly string[];
};

export type DecideRefusal =
  | { readonly kind: "withdrawn" | "decided-already" | "own-case" | "not-a-member" }
  | { readonly kind: "no-sitting" | "not-begun" | "closed" | "not-attending" }
  | { readonly kind: "no-quorum"; readonly present: number; readonly quorum: number }
  | { readonly kind: "not-the-chair" | "sitting-under-way" }
  | { readonly kind: "no-limit" | "no-words" | "no-rung" }
  | { readonly kind: "expired"; readonly today: Day };

/**
 * Decides on a case: never by the person who put it. At a sitting it takes a member of that day who is there, while it
 * sits, with a quorum that leaves out whoever put the case; between sittings the chair alone. Refuses a limit of nothing,
 * one that has expired, and a decision that needs words without them.
 */
export function decideCase(
  panelCase: PanelCase,
  decision: Decision,
  by: Decider,
  now: Instant,
): Verdict<Decision, DecideRefusal> {
  const may = mayDecideCase(panelCase, by, now);
  return may.ok ? checkDecision(decision, by.rungIds, dayOf(now)) : may;
}

/** Whether this person may decide on a case now, whatever is decided. */
export function mayDecideCase(panelCase: PanelCase, by: Decider, now: Instant): Verdict<true, DecideRefusal> {
  if (panelCase.withdrawnAt) return no({ kind: "withdrawn" });
  if (panelCase.decided) return no({ kind: "decided-already" });
  if (panelCase.askedBy === by.accountId) return no({ kind: "own-case" });
  const refusal = by.chairsAction ? notAsChair(by, now) : notAtSitting(panelCase, by, now);
  return refusal ? no(refusal) : yes(true);
}

function notAsChair({ accountId, seats, sitting }: Decider, now: Instant): DecideRefusal | undefined {
  if (!seatOn(seats, accountId, dayOf(now))?.chair) return { kind: "not-the-chair" };
  return sitting && sittingState(sitting, now) !== "coming" ? { kind: "sitting-under-way" } : undefined;
}

function notAtSitting(
  { askedBy }: PanelCase,
  { accountId, seats, sitting, quorum }: Decider,
  now: Instant,
): DecideRefusal | undefined {
  if (!sitting) return { kind: "no-sitting" };
  if (!seatOn(seats, accountId, dayOf(sitting.sitsAt))) return { kind: "not-a-member" };
  const state = sittingState(sitting, now);
  if (state !== "sitting") return { kind: state === "closed" ? "closed" : "not-begun" };
  const all = presentAt(sitting, seats);
  if (!all.includes(accountId)) return { kind: "not-attending" };
  const present = all.filter((one) => one !== askedBy).length;
  return present < quorum ? { kind: "no-quorum", present, quorum } : undefined;
}

function checkDecision(
  decision: Decision,
  rungIds: readonly string[],
  today: Day,
): Verdict<Decision, DecideRefusal> {
  if ("limitWeekly" in decision) {
    if (decision.limitWeekly <= 0) return no({ kind: "no-limit" });
    if (compareDays(decision.expiresOn, today) <= 0) return no({ kind: "expired", today });
  }
  if (decision.outcome !== "APPROVE" && decision.words.trim() === "") return no({ kind: "no-words" });
  if (decision.outcome === "LOWER_RUNG" && !rungIds.includes(decision.rungId)) return no({ kind: "no-rung" });
  return yes(decision);
}

/** What is known of a request when a case is put. */
export type PutFacts = {
  readonly archived: boolean;
  /** Whether a case of it waits for the same forum already. */
  readonly waiting: boolean;
};

export type PutRefusal = { readonly kind: "archived" | "waits-already" | "nothing-asked" };

/** Puts a case for so much in a week. A deferred one is put again as a new one; two of one request never wait at once. */
export function putCase(facts: PutFacts, askedWeekly: Pence): Verdict<Pence, PutRefusal> {
  if (facts.archived) return no({ kind: "archived" });
  if (facts.waiting) return no({ kind: "waits-already" });
  return askedWeekly > 0 ? yes(askedWeekly) : no({ kind: "nothing-asked" });
}

export type WithdrawRefusal = { readonly kind: "withdrawn" | "decided-already" };

/** Withdraws a case on which nobody has decided. */
export function withdrawCase(
  { withdrawnAt, decided }: PanelCase,
  now: Instant,
): Verdict<Instant, WithdrawRefusal> {
  if (withdrawnAt) return no({ kind: "withdrawn" });
  return decided ? no({ kind: "decided-already" }) : yes(now);
}

/** Whether a case not yet put on an agenda belongs on that of a sitting: before its pack goes out, or an interim placement at any time. */
export function belongsOnAgenda(
  { why, askedAt }: Pick<PanelCase, "why" | "askedAt">,
  { packSentAt }: Pick<Sitting, "packSentAt">,
): boolean {
  return why === "INTERIM" || packSentAt === null || askedAt.getTime() <= packSentAt.getTime();
}

/** A limit that a panel set for a request, up to its excluded day. */
export type WeeklyLimit = { readonly limitWeekly: Pence; readonly expiresOn: Day };

/** What panels have said about a request: the price for a week from which it has to come to one, and the limit set last. */
export type PanelFacts = {
  /** Null where no forum of the council has to be asked. */
  readonly fromWeekly: Pence | null;
  readonly limit: WeeklyLimit | null;
};

export type PanelNeed =
  | { readonly needed: false }
  | { readonly needed: true; readonly why: "no-limit" }
  | { readonly needed: true; readonly why: "over-limit"; readonly overPence: Pence }
  | { readonly needed: true; readonly why: "limit-expired"; readonly expiredOn: Day };

/**
 * Whether a request at a weekly price has to come to a panel. A limit is set once, before the search: within it and before
 * it expires nobody is asked again; over it, or after, the case returns.
 */
export function needsPanel({ fromWeekly, limit }: PanelFacts, weekly: Pence, today: Day): PanelNeed {
  if (limit && weekly > limit.limitWeekly)
    return { needed: true, why: "over-limit", overPence: pence(weekly - limit.limitWeekly) };
  const asked = fromWeekly !== null && weekly >= fromWeekly;
  if (!limit) return asked ? { needed: true, why: "no-limit" } : { needed: false };
  return compareDays(limit.expiresOn, today) <= 0
    ? { needed: true, why: "limit-expired", expiredOn: limit.expiresOn }
    : { needed: false };
}
