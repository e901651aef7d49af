import type { VariationRefusal } from "#app/domain/call-off/contract.ts";
import type { CommitmentRefusal } from "#app/domain/call-off/trial.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Why a variation is refused, in a sentence, with the field that it stands at. */
export function variationRefused(
  why: VariationRefusal | CommitmentRefusal | { readonly kind: "one-waits" },
): {
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
    case "over-trial-ceiling":
      return { field: "withVat", sentence: trialSentence(why) };
    case "beyond-trial":
    case "trial-stopped":
      return { field: "ends", sentence: trialSentence(why) };
    default:
      return unreachable(why);
  }
}

/** Why the contract of a trial is not changed so. */
export function trialSentence(why: CommitmentRefusal): string {
  switch (why.kind) {
    case "over-trial-ceiling":
      return `With VAT this makes ${formatPounds(why.valueWithVat)}, more than the ceiling of the trial, ${formatPounds(why.ceiling)}. Nothing is committed beyond it`;
    case "beyond-trial":
      return `The trial ends on ${shortDay(why.endsOn)}. The contract runs no longer until somebody decides to adopt what is tried out`;
    case "trial-stopped":
      return "What was tried out is stopped: its contract is not made longer";
    default:
      return unreachable(why);
  }
}
