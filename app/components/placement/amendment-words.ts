import type { AmendedRefusal } from "#app/domain/brokerage/amendment.ts";
import type { AmendmentDecisionRefusal, AmendmentVoid } from "#app/domain/brokerage/amendment-approval.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { perWords, spanInside } from "./placement-words.ts";
import { elementInWords, limitsInWords, unfundedInWords, type Sentence } from "./refusal-words.ts";

type NotAmended = AmendedRefusal | { readonly kind: "waits-already" | "not-approved-yet" };

/** Why a placement is not amended, at the field that it is about. */
export function amendmentInWords(why: NotAmended): Sentence {
  switch (why.kind) {
    case "not-running":
      return { field: "", sentence: "This placement is cancelled, so nothing of it is amended" };
    case "no-such-part":
      return { field: "part", sentence: "Select a part of this placement" };
    case "part-not-running":
      return {
        field: "from",
        sentence: `The day must be after the first day of the part that it takes over from, and before its end: ${spanInside(why)}`,
      };
    case "over-cap":
      return {
        field: "price",
        sentence: `Price must be no more than the cap of ${formatPounds(why.capPence)}: no exception of the provider reaches it`,
      };
    case "other-unit":
      return {
        field: "per",
        sentence: `The price must fall due as the cap of this part does: ${perWords[why.unit]}`,
      };
    case "not-funded":
      return { field: "price", sentence: unfundedInWords(why) };
    case "waits-already":
      return {
        field: "units",
        sentence:
          "This adds more than brokerage may agree alone, and another amendment waits for approval already. Take that one back first",
      };
    case "not-approved-yet":
      return {
        field: "units",
        sentence:
          "This adds more than brokerage may agree alone, and the placement itself is not approved yet. Amend it once it is",
      };
    case "ends-before-it-starts":
    case "no-units":
    case "no-price":
    case "outside-the-placement":
    case "overlaps":
      return elementInWords(why);
    default:
      return unreachable(why);
  }
}

/** What made a waiting amendment void. */
export function voidInWords(voidBy: AmendmentVoid): string {
  switch (voidBy) {
    case "erased":
      return "It is void: the person’s thread was erased since";
    case "cancelled":
      return "It is void: the placement was cancelled since";
    case "ended":
      return "It is void: the placement ends before the new part would begin, or has ended";
    case "changed":
      return "It is void: a part, a price, the end or who pays has changed since it was put up. Propose it anew on what holds now";
    default:
      return unreachable(voidBy);
  }
}

/** Why a waiting amendment is not approved or turned down. */
export function amendmentDecisionInWords(why: AmendmentDecisionRefusal): string {
  switch (why.kind) {
    case "not-waiting":
      return "This amendment does not wait any longer: somebody decided on it, or its broker took it back";
    case "own-proposal":
      return "You proposed this amendment, so another person decides on it";
    case "void":
      return voidInWords(why.voidBy);
    case "no-limit":
    case "over-limit":
    case "over-panel":
    case "panel-not-asked":
    case "panel-expired":
      return limitsInWords(why);
    case "not-running":
    case "no-such-part":
    case "part-not-running":
    case "over-cap":
    case "other-unit":
    case "not-funded":
    case "ends-before-it-starts":
    case "no-units":
    case "no-price":
    case "outside-the-placement":
    case "overlaps":
      return `It can no longer be written. ${amendmentInWords(why).sentence}`;
    default:
      return unreachable(why);
  }
}
