import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Day } from "#app/domain/calendar.ts";

/** Why a person takes a bid out: it breaks the terms, its low cost was not explained, or its bidder is excluded by law. */
export const exclusionKinds = ["NOT_COMPLIANT", "ABNORMALLY_LOW", "BIDDER_EXCLUDED"] as const;
export type ExclusionKind = (typeof exclusionKinds)[number];

/** A question to a bidder about its low cost, as far as it has got. */
export type BidQuery = {
  readonly dueOn: Day;
  readonly answered: boolean;
  readonly accepted: boolean | null;
};

export type ExclusionRefusal = {
  readonly kind: "already-excluded" | "not-asked" | "not-decided" | "accepted";
};

/** A bid is excluded once, with a reason; one for its low cost only when its bidder was asked and the answer was not accepted. */
export function excludeBid(
  kind: ExclusionKind,
  bid: { readonly excluded: boolean; readonly query: BidQuery | null },
): Verdict<"exclude", ExclusionRefusal> {
  if (bid.excluded) return no({ kind: "already-excluded" });
  if (kind !== "ABNORMALLY_LOW") return yes("exclude");
  if (!bid.query) return no({ kind: "not-asked" });
  if (bid.query.accepted === null) return no({ kind: "not-decided" });
  return bid.query.accepted ? no({ kind: "accepted" }) : yes("exclude");
}

export type QueryRefusal = { readonly kind: "already-asked" | "in-the-past" | "excluded" };

/** A bidder is asked once about its cost, with a day by which to answer that is still to come. */
export function askBidder(
  bid: { readonly excluded: boolean; readonly query: BidQuery | null },
  dueOn: Day,
  today: Day,
): Verdict<"ask", QueryRefusal> {
  if (bid.excluded) return no({ kind: "excluded" });
  if (bid.query) return no({ kind: "already-asked" });
  return dueOn <= today ? no({ kind: "in-the-past" }) : yes("ask");
}

export type AnswerRefusal = { readonly kind: "answered" | "too-late" | "decided" };

/** The bidder answers once, by the end of the day named. */
export function answerQuery(query: BidQuery, today: Day): Verdict<"answer", AnswerRefusal> {
  if (query.answered) return no({ kind: "answered" });
  if (query.accepted !== null) return no({ kind: "decided" });
  return today > query.dueOn ? no({ kind: "too-late" }) : yes("answer");
}

export type QueryDecisionRefusal = { readonly kind: "decided" | "still-time" | "no-answer-to-accept" };

/** A person accepts an answer or not, with a reason. Where none came, it can only be not accepted, and only once its day has passed. */
export function decideQuery(
  query: BidQuery,
  accepted: boolean,
  today: Day,
): Verdict<boolean, QueryDecisionRefusal> {
  if (query.accepted !== null) return no({ kind: "decided" });
  if (query.answered) return yes(accepted);
  if (today <= query.dueOn) return no({ kind: "still-time" });
  return accepted ? no({ kind: "no-answer-to-accept" }) : yes(false);
}
