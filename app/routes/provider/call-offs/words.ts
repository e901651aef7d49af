import type { CalledPlace } from "#app/domain/call-off/consortium.ts";
import type { BidProblem, NotOpenForBids, PriceRefusal } from "#app/domain/call-off/bid.ts";
import type { CallOffState } from "#app/domain/call-off/state.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import type { StatusLook } from "#app/components/portal/StatusTag.tsx";
import { toTheSecond } from "../application/words.ts";

/** Where a provider stands with an invitation to bid. */
export type BidStatus =
  | "not-started"
  | "in-progress"
  | "submitted"
  | "withdrawn"
  | "declined"
  | "not-submitted"
  | "cancelled"
  | "asked"
  | "partner";

export const bidLooks: { readonly [status in BidStatus]: StatusLook } = {
  "not-started": { word: "Not started", colour: "blue" },
  "in-progress": { word: "Not submitted yet", colour: "yellow" },
  submitted: { word: "Submitted", colour: "green" },
  withdrawn: { word: "Withdrawn", colour: "grey" },
  declined: { word: "Declined", colour: "grey" },
  "not-submitted": { word: "No bid made", colour: "grey" },
  cancelled: { word: "Cancelled", colour: "grey" },
  asked: { word: "Asked to bid together", colour: "blue" },
  partner: { word: "Partner in a bid", colour: "green" },
};

type Own = {
  readonly declinedAt: Date | null;
  readonly savedAt: Date | null;
  readonly reference: string | null;
  readonly withdrawn: boolean;
  readonly invited: boolean;
  readonly partnerOf: { readonly agreed: boolean } | null;
};

export function bidStatus(own: Own, state: CallOffState): BidStatus {
  if (state === "cancelled") return "cancelled";
  if (own.reference) return "submitted";
  if (own.partnerOf?.agreed) return "partner";
  if (own.declinedAt) return "declined";
  if (own.withdrawn) return "withdrawn";
  if (state !== "open") return "not-submitted";
  if (!own.invited) return "asked";
  return own.savedAt ? "in-progress" : "not-started";
}

/** The name of a line's box, and of a question's. */
export const priceName = (lineId: string) => `price.${lineId}`;
export const answerName = (criterionId: string) => `answer.${criterionId}`;

/** Why nothing is taken now, and when what was sent arrived. */
export function notOpenForBidsInWords({ state, closesAt, arrivedAt }: NotOpenForBids): string {
  if (state === "cancelled") return "This call-off was cancelled. Nothing is bid for it any more.";
  if (!closesAt) return "No bids are asked for here.";
  return `Bids closed at ${deadlineInWords(closesAt)}. Your request arrived at ${toTheSecond(arrivedAt)}, so it was not taken.`;
}

/** Why a price cannot be bid, and what can. */
export function priceRefusedInWords(why: PriceRefusal, line: string): string {
  switch (why.kind) {
    case "not-above-nought":
      return `Price for ${line} must be more than £0`;
    case "no-rate":
      return `You have no framework rate for ${line} today, so you cannot bid a price for it. Ask the commissioner`;
    case "over-rate":
      return `Price for ${line} must be ${formatPounds(why.ratePence)} or less: that is your framework rate today`;
    case "over-cap":
      return `Price for ${line} must be ${formatPounds(why.capPence)} or less: that is the cap today`;
    default:
      return unreachable(why);
  }
}

/** A place of a call-off's lots, by the lot's own name. */
type Place = (place: CalledPlace) => string;

type Named = {
  readonly lines: readonly { readonly id: string; readonly title: string }[];
  readonly criteria: readonly { readonly id: string; readonly title: string }[];
};

/** Where what is missing of a bid is mended with partners instead of in a box. */
export const partnersBox = "partners";

/** What one is told who agreed to another's bid. */
export const inAnotherWords =
  "You agreed to another organisation’s bid. Withdraw from it first: an organisation may be in one bid only";

function notCoveredInWords(places: readonly string[], together: boolean): string {
  const whose = together ? "no partner of your bid that has agreed holds" : "you do not hold";
  return `Every lot must be covered in every area of its lines, and today ${whose} ${places.length === 0 ? "any lot" : places.join("; ")}`;
}

/** What keeps a bid from being complete: the name of the box, and a sentence for it. */
export function problemInWords(
  problem: BidProblem,
  terms: Named,
  placeOf: Place = () => "a lot",
): readonly [string, string] {
  const lineOf = (id: string) => terms.lines.find((line) => line.id === id)?.title ?? "a line";
  const questionOf = (id: string) => terms.criteria.find((one) => one.id === id)?.title ?? "a question";
  switch (problem.kind) {
    case "in-another-bid":
      return [partnersBox, inAnotherWords];
    case "not-covered":
      return [partnersBox, notCoveredInWords(problem.places.map(placeOf), problem.together)];
    case "unpriced":
      return [priceName(problem.lineId), `Enter a price for ${lineOf(problem.lineId)}`];
    case "price-refused":
      return [priceName(problem.lineId), priceRefusedInWords(problem.why, lineOf(problem.lineId))];
    case "unanswered":
      return [answerName(problem.criterionId), `Answer “${questionOf(problem.criterionId)}”`];
    case "too-long":
      return [
        answerName(problem.criterionId),
        `Your answer to “${questionOf(problem.criterionId)}” must be ${problem.maximumWords} words or less`,
      ];
    default:
      return unreachable(problem);
  }
}
