import { addDays, addMonths, type Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import {
  permittedChange,
  type ChangeGround,
  type ChangeRefusal,
} from "#app/domain/regime/permitted-change.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** What of a contract can be changed. `extensionMonths` are those that its options still leave; its last day is its own. */
export type ContractTerms = {
  readonly value: Pence;
  readonly valueWithVat: Pence;
  readonly endsOn: Day;
  readonly extensionMonths: number;
};

export type ContractFacts = ContractTerms & {
  readonly startsOn: Day;
  readonly endedOn: Day | null;
};

/** Where a contract stands on a day: worked out, never stored. */
export const contractStates = ["to-come", "running", "ended-early", "run-out"] as const;
export type ContractState = (typeof contractStates)[number];

/** A contract runs on its last day still. */
export function contractState({ startsOn, endsOn, endedOn }: ContractFacts, today: Day): ContractState {
  if (endedOn !== null && endedOn < today) return "ended-early";
  if (endsOn < today) return "run-out";
  return today < startsOn ? "to-come" : "running";
}

type Over = { readonly kind: "over"; readonly on: Day };

/** Lengthens a contract by months that its own options leave. Refuses more than they leave, and a contract that is over. */
export function extendContract(
  contract: ContractFacts,
  months: number,
  today: Day,
): Verdict<ContractTerms, Over | { readonly kind: "beyond-options"; readonly left: number }> {
  const over = whenOver(contract, today);
  if (over) return no(over);
  const left = contract.extensionMonths;
  if (months < 1 || months > left) return no({ kind: "beyond-options", left });
  return yes({
    ...termsOf(contract),
    endsOn: addMonths(contract.endsOn, months),
    extensionMonths: left - months,
  });
}

/** Ends a contract on an earlier day than its own. Refuses a day outside it, or one that has ended already. */
export function endContract(
  contract: ContractFacts,
  on: Day,
  today: Day,
): Verdict<ContractTerms, Over | { readonly kind: "outside"; readonly from: Day; readonly to: Day }> {
  const over = whenOver(contract, today);
  if (over) return no(over);
  if (on < contract.startsOn || on >= contract.endsOn)
    return no({ kind: "outside", from: contract.startsOn, to: addDays(contract.endsOn, -1) });
  return yes({ ...termsOf(contract), endsOn: on });
}

export type VariationRefusal =
  Over | ChangeRefusal | { readonly kind: "ends-before-it-starts"; readonly startsOn: Day };

/** What a variation is held against: the contract's first value with VAT, and the ground that is stated for it. */
export type VariationAsked = {
  readonly terms: ContractTerms;
  readonly firstValueWithVat: Pence;
  readonly code: string;
  readonly clause: string;
};

/**
 * Whether a contract may be varied so; its words may change while its terms stay. Refuses an end before the start, and a
 * change of value beyond what its stated ground permits.
 */
export function varyContract(
  contract: ContractFacts,
  { terms, firstValueWithVat, code, clause }: VariationAsked,
  grounds: readonly ChangeGround[],
  today: Day,
): Verdict<{ readonly ground: ChangeGround; readonly changeWithVat: Pence }, VariationRefusal> {
  const over = whenOver(contract, today);
  if (over) return no(over);
  if (terms.endsOn <= contract.startsOn)
    return no({ kind: "ends-before-it-starts", startsOn: contract.startsOn });
  const changeWithVat = pence(terms.valueWithVat - contract.valueWithVat);
  const permitted = permittedChange(grounds, {
    ...{ code, clause, firstValue: firstValueWithVat, change: changeWithVat },
    soFar: pence(contract.valueWithVat - firstValueWithVat),
  });
  if (!permitted.ok) return permitted;
  return yes({ ground: permitted.value, changeWithVat });
}

/** Who decides on a variation, up to which value with VAT the roles of that person reach on the day, and how. */
export type VariationDecision = {
  readonly accountId: string;
  readonly limit: Pence | null;
  readonly approved: boolean;
};

export type VariationDecisionRefusal =
  | { readonly kind: "decided" | "own-proposal" | "moved-on" | "no-limit" }
  | { readonly kind: "over-limit"; readonly limit: Pence; readonly valueWithVat: Pence };

/**
 * A variation is decided once, by somebody else than the one who proposed it. It is approved while the contract is as it was
 * then, and within the limit by which that person approves call-offs: what the contract is then worth with VAT.
 */
export function decideVariation(
  variation: {
    readonly proposedBy: string;
    readonly decidedBy: string | null;
    readonly before: ContractTerms;
    readonly after: ContractTerms;
  },
  contract: ContractFacts,
  { accountId, limit, approved }: VariationDecision,
): Verdict<null, VariationDecisionRefusal> {
  if (variation.decidedBy !== null) return no({ kind: "decided" });
  if (variation.proposedBy === accountId) return no({ kind: "own-proposal" });
  if (!approved) return yes(null);
  if (!isSame(variation.before, termsOf(contract)) || contract.endedOn !== null)
    return no({ kind: "moved-on" });
  if (limit === null) return no({ kind: "no-limit" });
  const { valueWithVat } = variation.after;
  return valueWithVat > limit ? no({ kind: "over-limit", limit, valueWithVat }) : yes(null);
}

/** The day of a review lies after today and no later than the contract's last day. */
export function setReview(
  contract: ContractFacts,
  on: Day,
  today: Day,
): Verdict<Day, { readonly kind: "not-ahead" } | { readonly kind: "after-the-end"; readonly endsOn: Day }> {
  if (on <= today) return no({ kind: "not-ahead" });
  const endsOn = contract.endedOn ?? contract.endsOn;
  return on > endsOn ? no({ kind: "after-the-end", endsOn }) : yes(on);
}

/** The terms of a contract apart from everything else that it holds. */
export function termsOf({ value, valueWithVat, endsOn, extensionMonths }: ContractTerms): ContractTerms {
  return { value, valueWithVat, endsOn, extensionMonths };
}

function isSame(one: ContractTerms, other: ContractTerms): boolean {
  return (
    one.value === other.value &&
    one.valueWithVat === other.valueWithVat &&
    one.endsOn === other.endsOn &&
    one.extensionMonths === other.extensionMonths
  );
}

function whenOver({ endsOn, endedOn }: ContractFacts, today: Day): Over | null {
  if (endedOn !== null) return { kind: "over", on: endedOn };
  return endsOn < today ? { kind: "over", on: endsOn } : null;
}
