import type { VariationDecisionRefusal, VariationRefusal } from "#app/domain/call-off/contract.ts";
import type { CommitmentRefusal } from "#app/domain/call-off/trial.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { decimal4, formatCount, formatPounds } from "#app/domain/money.ts";
import type { LineRefusal } from "#app/domain/call-off/varied-lines.ts";
import { unreachable } from "#app/domain/verdict.ts";

type Refused = { readonly field: string; readonly sentence: string };

/** Why a variation is refused, in a sentence, with the field that it stands at. */
export function variationRefused(
  why:
    | VariationRefusal
    | CommitmentRefusal
    | { readonly kind: "one-waits" }
    | { readonly kind: "line-refused"; readonly lineId: string; readonly why: LineRefusal },
): Refused {
  switch (why.kind) {
    case "one-waits":
      return {
        field: "reason",
        sentence: "Another variation waits for its decision. Decide on it first",
      };
    case "over":
      return { field: "ends", sentence: `The contract is over: it ended on ${shortDay(why.on)}` };
    case "ends-before-it-starts":
      return {
        field: "ends",
        sentence: `The last day must be after the first, ${shortDay(why.startsOn)}: a contract cannot end before it starts`,
      };
    case "line-refused":
      return lineRefused(why.lineId, why.why);
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
      return { field: "reason", sentence: trialSentence(why) };
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

function lineRefused(lineId: string, why: LineRefusal): Refused {
  const [units, price] = [`units-${lineId}`, `price-${lineId}`];
  switch (why.kind) {
    case "another-line":
      return { field: "reason", sentence: "The contract’s lines have changed. Load this page again" };
    case "no-units":
      return { field: units, sentence: "How much must be a number above 0, like 1,250 or 12.50" };
    case "below-taken":
      return {
        field: units,
        sentence: `${formatCount(decimal4(why.taken))} units of this block were used or stood empty already: it cannot be less`,
      };
    case "not-above-nought":
      return { field: price, sentence: "Price must be more than £0" };
    case "no-rate":
      return {
        field: price,
        sentence: "The member has no rate for this line on the day from which the change holds",
      };
    case "over-rate":
      return {
        field: price,
        sentence: `The price must not be over the member’s own framework rate of that day, ${formatPounds(why.ratePence)}`,
      };
    case "over-cap":
      return {
        field: price,
        sentence: `The price must not be over the cap of that day, ${formatPounds(why.capPence)}`,
      };
    default:
      return unreachable(why);
  }
}

type DecisionRefusal =
  VariationDecisionRefusal | CommitmentRefusal | { readonly kind: "lines-no-longer-fit" };

/** Why a decision on a variation is refused, in a sentence. */
export function decisionRefused(why: DecisionRefusal): string {
  switch (why.kind) {
    case "decided":
      return "No variation waits for a decision any more";
    case "own-proposal":
      return "You proposed this variation. Another person must decide on it";
    case "moved-on":
      return "The contract has changed since this was proposed. Refuse it, and have it proposed again";
    case "lines-no-longer-fit":
      return "A line no longer stands within the member’s rate, the cap, or what was taken of the block. Refuse it, and have it proposed again";
    case "over-trial-ceiling":
    case "beyond-trial":
    case "trial-stopped":
      return trialSentence(why);
    case "no-limit":
      return "Your roles have no limit up to which they approve. Somebody with one must decide";
    case "over-limit":
      return `You approve up to ${formatPounds(why.limit)} with VAT, and the contract would be worth ${formatPounds(why.valueWithVat)}. Somebody with a higher limit must decide`;
    default:
      return unreachable(why);
  }
}
