import type { RefundingRefusal } from "#app/domain/brokerage/amendment.ts";
import type { ApprovalRefusal, LimitsRefusal } from "#app/domain/brokerage/approval.ts";
import type { BlockRefusal } from "#app/domain/brokerage/drawdown.ts";
import type { ElementRefusal } from "#app/domain/brokerage/element.ts";
import type { EndRefusal, HandBackRefusal, ResumeRefusal } from "#app/domain/brokerage/ending.ts";
import type { FundingRefusal } from "#app/domain/brokerage/funding.ts";
import type { SuspendRefusal, WeekRefusal } from "#app/domain/brokerage/placement.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { addDays, type Day } from "#app/domain/calendar.ts";
import { formatCount, formatPercent, formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { placementLooks, spanInside, streamWords } from "./placement-words.ts";

/** A rule's no in words, at the field of the form that it is about; "" where it is about the whole. */
export type Sentence = { readonly field: string; readonly sentence: string };

/** Why shares do not make a price, as a sentence. */
export function fundingInWords(why: FundingRefusal | WeekRefusal): string {
  switch (why.kind) {
    case "nobody-pays":
      return "Say who pays: at least one share is needed";
    case "no-funding":
      return "Nothing is agreed about who pays";
    case "two-take-the-rest":
      return "Only one may pay what is left";
    case "nothing-paid":
      return "Each share must be more than £0";
    case "stream-twice":
      return `${streamWords[why.stream]} pays twice: give it one share`;
    case "over-the-whole":
      return `The shares come to ${formatPercent(why.share)}, which is over 100%`;
    case "over-the-price":
      return `The shares come to ${formatPounds(why.overPence)} a week more than the price`;
    case "short-of-the-price":
      return `The shares leave ${formatPounds(why.shortPence)} a week that nobody pays`;
    case "person-charged-for-after-care":
      return "After-care under section 117 is free to the person: take the person’s contribution out";
    case "person-charged-under-chc":
      return "Full continuing healthcare is free to the person: take the person’s contribution out";
    default:
      return unreachable(why);
  }
}

/** The same with the day from which the shares do not make the price. */
export function unfundedInWords({ on, why }: { readonly on: Day; readonly why: WeekRefusal }): string {
  return `From ${shortDay(on)}: ${lower(fundingInWords(why))}`;
}

/** Why a part cannot be added. */
export function elementInWords(why: ElementRefusal): Sentence {
  switch (why.kind) {
    case "ends-before-it-starts":
      return { field: "from", sentence: "The last day must be after the first" };
    case "no-units":
      return { field: "units", sentence: "Units must be more than 0" };
    case "no-price":
      return { field: "price", sentence: "Price must be more than £0" };
    case "outside-the-placement":
      return {
        field: "from",
        sentence: `The part must lie within the placement: ${spanInside(why)}`,
      };
    case "overlaps":
      return {
        field: "from",
        sentence: `Another part of the same service line runs then: ${spanInside(why)}. Let the new part take over from it`,
      };
    default:
      return unreachable(why);
  }
}

/** Why what was agreed about who pays is not changed. */
export function refundingInWords(why: RefundingRefusal): Sentence {
  switch (why.kind) {
    case "not-running":
      return { field: "", sentence: "This placement is cancelled" };
    case "another-follows":
      return {
        field: "from",
        sentence: "Something else is agreed from that day or later; choose a day after it",
      };
    case "outside-the-placement":
      return { field: "from", sentence: `The day must lie within the placement: ${spanInside(why)}` };
    case "not-funded":
      return { field: "council", sentence: unfundedInWords(why) };
    default:
      return unreachable(why);
  }
}

/** Why a placement is not approved. */
export function approvalInWords(why: ApprovalRefusal): string {
  switch (why.kind) {
    case "not-waiting":
      return "This placement does not wait for approval";
    case "returned":
      return "This placement was returned to brokerage, which has not put it up again";
    case "own-placement":
      return "You made this placement, so another person approves it";
    case "not-funded":
      return "The shares do not make the price on every day: return it to brokerage";
    case "no-limit":
    case "over-limit":
    case "over-panel":
    case "panel-not-asked":
    case "panel-expired":
      return limitsInWords(why);
    default:
      return unreachable(why);
  }
}

/** Why a cost is not within what an approver, or the panel, may spend. */
export function limitsInWords(why: LimitsRefusal): string {
  switch (why.kind) {
    case "no-limit":
      return "No role of yours has a limit for placements today, so you cannot approve one";
    case "over-limit":
      return `It costs ${formatPounds(why.yearly)} a year, more than your limit of ${formatPounds(why.limit)}`;
    case "over-panel":
      return `It costs ${formatPounds(why.weekly)} a week, more than the ${formatPounds(why.limitWeekly)} that the panel set. The case returns to the panel`;
    case "panel-not-asked":
      return `It costs ${formatPounds(why.weekly)} a week, and at that price a panel has to be asked first`;
    case "panel-expired":
      return `What the panel decided expired on ${shortDay(why.expiredOn)}. The case returns to the panel`;
    default:
      return unreachable(why);
  }
}

/** Why a block does not bear a placement. */
export function blockInWords(why: BlockRefusal): Sentence {
  switch (why.kind) {
    case "outside-the-block":
      return {
        field: "contract",
        sentence: `The placement must lie within the block’s term, ${shortDay(why.startsOn)} to ${shortDay(why.endsOn)}`,
      };
    case "line-not-in-block":
      return { field: "contract", sentence: "The block does not buy everything that was offered" };
    case "too-little-left":
      return { field: "contract", sentence: `Only ${formatCount(why.left)} units are left in the block` };
    default:
      return unreachable(why);
  }
}

/** Why a placement is not suspended. */
export function suspensionInWords(why: SuspendRefusal): Sentence {
  switch (why.kind) {
    case "ends-before-it-starts":
      return {
        field: "to",
        sentence: "The day on which the person is back must be after the first day away",
      };
    case "not-running":
      return { field: "", sentence: "Only a placement that was approved and not cancelled is suspended" };
    case "outside-the-placement":
      return {
        field: "from",
        sentence: `The days must lie within the placement: ${spanInside(why)}`,
      };
    case "suspended-already":
      return { field: "from", sentence: `It is suspended then already: ${spanInside(why)}` };
    default:
      return unreachable(why);
  }
}

/** Why a suspension is not ended. */
export function resumeInWords(why: ResumeRefusal): Sentence {
  switch (why.kind) {
    case "not-suspended":
      return { field: "suspension", sentence: "Select a suspension of this placement" };
    case "outside-the-suspension":
      return {
        field: "back",
        sentence: `The day must be after the first day away and before its end: ${spanInside(why)}`,
      };
    default:
      return unreachable(why);
  }
}

/** Why a placement is not ended. */
export function endInWords(why: EndRefusal): Sentence {
  switch (why.kind) {
    case "not-running":
      return {
        field: "",
        sentence: `This placement cannot be ended: ${lower(placementLooks[why.status].word)}`,
      };
    case "before-it-starts":
      return {
        field: "last",
        sentence: `The last day must be on or after ${shortDay(why.fromOn)}, the first day. To undo one that has not started, cancel it`,
      };
    case "after-its-end":
      return { field: "last", sentence: `It ends already after ${shortDay(addDays(why.toOn, -1))}` };
    default:
      return unreachable(why);
  }
}

/** Why a placement is not handed back, in the provider's words. */
export function handBackInWords(why: HandBackRefusal): Sentence {
  switch (why.kind) {
    case "not-running":
      return { field: "", sentence: "Only a placement that runs, or is to begin, can be handed back" };
    case "handed-back-already":
      return { field: "", sentence: "You have handed this placement back already" };
    case "short-notice":
      return {
        field: "on",
        sentence: `The council asks for notice: the day must be ${shortDay(why.earliest)} or later. If the person is not safe with you until then, call the council now`,
      };
    case "after-its-end":
      return { field: "on", sentence: `The placement ends already after ${shortDay(addDays(why.toOn, -1))}` };
    default:
      return unreachable(why);
  }
}

function lower(sentence: string): string {
  return `${(sentence[0] ?? "").toLowerCase()}${sentence.slice(1)}`;
}
