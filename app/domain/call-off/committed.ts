import { addMonths, daysBetween, type Day } from "#app/domain/calendar.ts";
import { basisPoints, mulDivHalfUp, type BasisPoints, type Pence } from "#app/domain/money.ts";
import { awardWithVat } from "./award.ts";
import { costOfLines, type Bought } from "./cost.ts";

/** A contract that has an early end, as far as it counts. `taken` is what a block's ledger says was used or stood empty, line by line; null of a spot purchase. */
export type EndedContract = {
  readonly value: Pence;
  readonly valueWithVat: Pence;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly extensionMonths: number;
  readonly endedOn: Day;
  readonly taken: readonly Bought[] | null;
};

/**
 * What a contract with an early end counts as committed, with VAT: what fell due until its end. A spot purchase counts the
 * share of its value that its days, the last included, have of its whole term with every extension; a block, once it is
 * over, the units that were used or stood empty at its prices, with VAT in the contract's proportion. Never more than the
 * whole, which every other contract counts.
 */
export function fellDue(contract: EndedContract, today: Day): Pence {
  const { startsOn, endsOn, extensionMonths, endedOn, taken, valueWithVat } = contract;
  if (taken) {
    const drawn = awardWithVat(costOfLines(taken), contract);
    return endedOn < today && drawn < valueWithVat ? drawn : valueWithVat;
  }
  const whole = daysBetween(startsOn, addMonths(endsOn, extensionMonths)) + 1;
  return mulDivHalfUp(valueWithVat, daysBetween(startsOn, endedOn) + 1, whole);
}

/** How near what is committed has come to a framework's maximum: a warning from four fifths on, another from the whole on. */
export type CommitmentLevel = "within" | "near" | "full";

/** The share of a framework's maximum that is committed, with VAT, and how near that is. A maximum of nought is full. */
export function commitment(
  committed: Pence,
  maximum: Pence,
): { readonly share: BasisPoints; readonly level: CommitmentLevel } {
  if (maximum <= 0) return { share: basisPoints(10_000), level: "full" };
  const share = basisPoints(mulDivHalfUp(committed, 10_000, maximum));
  if (committed >= maximum) return { share, level: "full" };
  const near = mulDivHalfUp(maximum, 8, 10);
  return { share, level: committed >= near ? "near" : "within" };
}
