import { dayOf, type Instant } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import type { Pence } from "#app/domain/money.ts";
import type { CapException } from "#app/domain/pricing/within-cap.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { wordCount } from "#app/domain/words.ts";
import { problemsBehind, type Behind, type ProblemBehind } from "./behind.ts";
import type { PartOfBid } from "./consortium.ts";
import { callOffState, mayTake, type CallOffFacts, type CallOffState } from "./state.ts";

/** A question on quality as a bidder meets it, with its weight of the hundred that quality has. */
export type BidCriterion = {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly guidance: string;
  readonly weight: number;
  readonly minimumScore: number | null;
  readonly maximumWords: number;
};

/**
 * A line as a bidder prices it: the framework rate of the day, the cap of that day, and the exceptions that are held. In a
 * consortium rate and exceptions are of the partner named in `rateOf`, who delivers the line; null for the bidder's own.
 */
export type BidLine = {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly area: string;
  readonly units: string;
  readonly rate: { readonly id: string; readonly pence: Pence } | null;
  readonly rateOf: string | null;
  readonly capPence: Pence | null;
  readonly exceptions: readonly CapException[];
};

/** What is asked of a bidder, and who stands behind it. */
export type BidTerms = {
  readonly criteria: readonly BidCriterion[];
  readonly lines: readonly BidLine[];
  readonly behind: Behind;
};

/** What a bidder has written so far: answers by criterion, prices in pence by line. */
export type BidDraft = {
  readonly answers: Readonly<Record<string, string>>;
  readonly prices: Readonly<Record<string, Pence>>;
};

/** A price with the rate and cap that it was held against, and the exception that lets it pass over them, if one does. */
export type HeldPrice = {
  readonly pence: Pence;
  readonly rateId: string;
  readonly ratePence: Pence;
  readonly capPence: Pence | null;
  readonly exceptionId: string | null;
};

export type PriceRefusal =
  | { readonly kind: "not-above-nought" | "no-rate" }
  | { readonly kind: "over-rate"; readonly ratePence: Pence }
  | { readonly kind: "over-cap"; readonly capPence: Pence };

/** What keeps a bid from being complete. */
export type BidProblem =
  | ProblemBehind
  | { readonly kind: "unanswered"; readonly criterionId: string }
  | { readonly kind: "too-long"; readonly criterionId: string; readonly maximumWords: number }
  | { readonly kind: "unpriced"; readonly lineId: string }
  | { readonly kind: "price-refused"; readonly lineId: string; readonly why: PriceRefusal };

export type NotOpenForBids = {
  readonly kind: "not-open";
  readonly state: CallOffState;
  readonly closesAt: Instant | null;
  readonly arrivedAt: Instant;
};
export type BidRefusal =
  NotOpenForBids | { readonly kind: "incomplete"; readonly problems: readonly BidProblem[] };
export type WithdrawBidRefusal = NotOpenForBids | { readonly kind: "nothing-submitted" };
export type DeclineRefusal = NotOpenForBids | { readonly kind: "bid-stands" };

/** A bid as it is frozen: every answer, and every price beside what it was held against. */
export type BidContent = {
  readonly answers: readonly {
    readonly criterionId: string;
    readonly title: string;
    readonly text: string;
  }[];
  readonly prices: readonly (HeldPrice & {
    readonly lineId: string;
    readonly title: string;
    readonly area: string;
    readonly unit: Unit;
    readonly units: string;
    /** The partner whose rate it is; left out for the bidder's own. */
    readonly rateOf?: string;
  })[];
  /** Of a consortium each partner's part; left out of a bid alone. */
  readonly parts?: readonly PartOfBid[];
};

/** A member bids, changes and withdraws until the closing instant, which is already too late. Refuses once it is opened or cancelled. */
function openForBids(callOff: CallOffFacts, now: Instant): Verdict<true, NotOpenForBids> {
  const state = callOffState(callOff, now);
  if (mayTake("bid", state).ok) return yes(true);
  return no({ kind: "not-open", state, closesAt: callOff.closesAt, arrivedAt: now });
}

/**
 * Holds a price against the framework rate of who delivers the line and the cap of the day on which it is bid. Refuses nought and
 * less, a line without a rate, and a price over the rate or the cap unless an exception of the bidder's reaches it.
 */
export function priceOfBid(
  price: Pence,
  line: Pick<BidLine, "rate" | "capPence" | "exceptions">,
  now: Instant,
): Verdict<HeldPrice, PriceRefusal> {
  const { rate, capPence, exceptions } = line;
  const held = heldByRate(price, rate, capPence);
  if (held.ok) return yes({ ...held.value, exceptionId: null });
  if (!rate || price <= 0) return held;
  const day = dayOf(now);
  const exception = exceptions.find(
    (one) => one.fromOn <= day && one.toOn > day && price <= one.maximumPence,
  );
  if (!exception) return held;
  return yes({ pence: price, rateId: rate.id, ratePence: rate.pence, capPence, exceptionId: exception.id });
}

/** Holds a price against a member's own framework rate and the cap of a day. Refuses nought and less, a line without a rate, and a price over either. */
export function heldByRate(
  price: Pence,
  rate: BidLine["rate"],
  capPence: Pence | null,
): Verdict<Omit<HeldPrice, "exceptionId">, PriceRefusal> {
  if (price <= 0) return no({ kind: "not-above-nought" });
  if (!rate) return no({ kind: "no-rate" });
  const limit = capPence !== null && capPence < rate.pence ? capPence : rate.pence;
  if (price <= limit) return yes({ pence: price, rateId: rate.id, ratePence: rate.pence, capPence });
  return capPence !== null && capPence < rate.pence
    ? no({ kind: "over-cap", capPence })
    : no({ kind: "over-rate", ratePence: rate.pence });
}

/** What is missing or wrong in a bid as it stands, in the order of its page: who bids, prices, then answers. */
export function problemsOfBid(terms: BidTerms, draft: BidDraft, now: Instant): readonly BidProblem[] {
  return [
    ...problemsBehind(terms.behind),
    ...terms.lines.flatMap((line): readonly BidProblem[] => problemOfPrice(line, draft.prices[line.id], now)),
    ...terms.criteria.flatMap((criterion): readonly BidProblem[] => {
      const { id: criterionId, maximumWords } = criterion;
      const words = wordCount(draft.answers[criterionId] ?? "");
      if (words === 0) return [{ kind: "unanswered", criterionId }];
      return words > maximumWords ? [{ kind: "too-long", criterionId, maximumWords }] : [];
    }),
  ];
}

/**
 * A bid is submitted, also again, once every question is answered, every line priced and every lot covered on the day, by
 * who is in no other bid. Answers what is frozen.
 */
export function submitBid(
  callOff: CallOffFacts,
  terms: BidTerms,
  draft: BidDraft,
  now: Instant,
): Verdict<BidContent, BidRefusal> {
  const open = openForBids(callOff, now);
  if (!open.ok) return open;
  const problems = problemsOfBid(terms, draft, now);
  return problems.length > 0 ? no({ kind: "incomplete", problems }) : yes(contentOf(terms, draft, now));
}

/** A bid is kept as far as it is written; a price that could not be bid is not kept. */
export function saveBid(
  callOff: CallOffFacts,
  terms: BidTerms,
  draft: BidDraft,
  now: Instant,
): Verdict<BidDraft, BidRefusal> {
  const open = openForBids(callOff, now);
  if (!open.ok) return open;
  const refused = problemsOfBid(terms, draft, now).filter(({ kind }) => kind === "price-refused");
  return refused.length > 0 ? no({ kind: "incomplete", problems: refused }) : yes(ofTheseTerms(terms, draft));
}

/** A bidder takes back its bid until the close. Refuses where none stands. */
export function withdrawBid(
  callOff: CallOffFacts,
  current: { readonly id: string } | null,
  now: Instant,
): Verdict<string, WithdrawBidRefusal> {
  const open = openForBids(callOff, now);
  if (!open.ok) return open;
  return current ? yes(current.id) : no({ kind: "nothing-submitted" });
}

/** A member that was invited says that it will not bid. Refuses while a bid of its own stands; a later bid takes it back. */
export function declineInvitation(
  callOff: CallOffFacts,
  current: { readonly id: string } | null,
  now: Instant,
): Verdict<true, DeclineRefusal> {
  const open = openForBids(callOff, now);
  if (!open.ok) return open;
  return current ? no({ kind: "bid-stands" }) : yes(true);
}

function problemOfPrice(line: BidLine, price: Pence | undefined, now: Instant): readonly BidProblem[] {
  if (price === undefined) return [{ kind: "unpriced", lineId: line.id }];
  const held = priceOfBid(price, line, now);
  return held.ok ? [] : [{ kind: "price-refused", lineId: line.id, why: held.why }];
}

function ofTheseTerms(terms: BidTerms, { answers, prices }: BidDraft): BidDraft {
  return {
    answers: Object.fromEntries(terms.criteria.map(({ id }) => [id, answers[id] ?? ""])),
    prices: Object.fromEntries(
      terms.lines.flatMap(({ id }) => (prices[id] === undefined ? [] : [[id, prices[id]]])),
    ),
  };
}

function contentOf(terms: BidTerms, draft: BidDraft, now: Instant): BidContent {
  return {
    answers: terms.criteria.map(({ id, title }) => ({
      ...{ criterionId: id, title },
      text: (draft.answers[id] ?? "").trim(),
    })),
    prices: terms.lines.flatMap((line) => {
      const price = draft.prices[line.id];
      const held = price === undefined ? undefined : priceOfBid(price, line, now);
      const { id, title, area, unit, units, rateOf } = line;
      const whose = rateOf === null ? {} : { rateOf };
      return held?.ok ? [{ lineId: id, title, area, unit, units, ...held.value, ...whose }] : [];
    }),
    ...(terms.behind.parts.length > 0 ? { parts: terms.behind.parts } : {}),
  };
}
