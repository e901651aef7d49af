import { dayInWords } from "#app/domain/calendar-words.ts";
import type { DecideReviewRefusal } from "#app/domain/brokerage/review.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";

type Refusal =
  DecideReviewRefusal | { readonly kind: "not-found" | "waits-already" | "names-a-person" | "not-waiting" };

/** Why a proposal of a review, or a decision on one, is refused. */
export function reviewRefusalInWords(why: Refusal): string {
  switch (why.kind) {
    case "not-running":
      return "Only a running placement can be reviewed";
    case "no-such-part":
      return "Select a part of this placement";
    case "not-by-units":
      return "This part is not priced by planned units, so fewer or more of them cannot be proposed";
    case "not-a-quantity":
      return "Units must be a number from 0 with up to two decimals, like 7.5";
    case "nothing-changes":
      return "Units must differ from those that are planned now";
    case "in-the-past":
      return "The first day must be today or later";
    case "outside-the-part":
      return `The first day must be after ${dayInWords(why.fromOn)}${why.toOn ? ` and before ${dayInWords(why.toOn)}` : ""}`;
    case "decided-already":
    case "not-waiting":
      return "This proposal is decided or withdrawn already";
    case "words-missing":
      return "Enter why you refuse: the provider reads it";
    case "no-longer-funded":
      return `Those who pay would not make the new price from ${dayInWords(why.on)}. Have the funding agreed anew first`;
    case "needs-approval":
      return `This adds ${formatPounds(why.adds)} a year, more than the ${formatPounds(why.mayAdd)} that you may agree alone. Refuse it, and have brokerage amend the placement, so that somebody with authority decides on the cost`;
    case "waits-already":
      return "A proposal about this part waits for an answer already";
    case "names-a-person":
      return "Take out what could lead to the person: a name, an address, a date of birth, an email address, a phone number, an NHS number or a postcode";
    case "not-found":
      return "There is no such placement";
    default:
      return unreachable(why);
  }
}
