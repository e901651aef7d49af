import type { VariationRefusal } from "#app/domain/call-off/contract.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Why a variation is refused, in a sentence, with the field that it stands at. */
export function variationRefused(why: VariationRefusal | { readonly kind: "one-waits" }): {
  readonly field: string;
  readonly sentence: string;
} {
  switch (why.kind) {
    case "one-waits":
      return {
        field: "value",
        sentence: "Another variation waits for its decision. Decide on it first",
      };
    case "over":
      return { field: "ends", sentence: `The contract is over: it ended on ${shortDay(why.on)}` };
    case "ends-before-it-starts":
      return {
        field: "ends",
        sentence: `The last day must be after the first, ${shortDay(why.startsOn)}: a contract cannot end before it starts`,
      };
    case "no-value":
      return { field: "value", sentence: "The value must be more than £0" };
    case "vat-below-value":
      return { field: "withVat", sentence: "The value with VAT must be no less than the value without" };
    case "no-ground":
      return { field: "code", sentence: "Select the ground on which the contract may be changed" };
    case "clause-not-named":
      return { field: "clause", sentence: "Enter the clause of the contract that provides for this change" };
    case "beyond-share":
    case "beyond-sum":
      return {
        field: "code",
        sentence: `On this ground (${why.ground.clause}) the value may move by ${
          why.kind === "beyond-share" && !why.ground.strictlyBelow ? "up to" : "less than"
        } ${formatPounds(why.most)}; this change makes it ${formatPounds(why.moved)}. State another ground, or let a new contract`,
      };
    default:
      return unreachable(why);
  }
}
