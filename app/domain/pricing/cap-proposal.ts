import { compareDays, type Day } from "../calendar.ts";
import type { Pence } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";

/** A cap as somebody wants it, with the evidence that it rests on. */
export type IntendedCap = {
  readonly pence: Pence;
  readonly effectiveFrom: Day;
  readonly basis: string;
  readonly dataOn: Day;
  readonly document: string;
  readonly consultation: string;
  readonly equalityReference: string;
};

/** What stands around a new cap of a line in an area. */
export type CapSurroundings = {
  readonly today: Day;
  /** The caps of the same line in the same area. */
  readonly versions: readonly {
    readonly id: string;
    readonly pence: Pence;
    readonly effectiveFrom: Day;
    readonly effectiveTo: Day | null;
  }[];
  /** The days on which published rounds of the lot, not yet in effect, take effect: their prices are asked under the caps of those days. */
  readonly roundsTakeEffectOn: readonly Day[];
};

export type CapRefusal =
  | { readonly kind: "starts-too-soon" | "data-from-the-future" | "later-version" }
  | { readonly kind: "same-as-before"; readonly pence: Pence }
  | { readonly kind: "round-relies-on-it"; readonly effectiveOn: Day };

/**
 * A cap may begin tomorrow or later, after every version of the same line and area, and after the effective day of each
 * round that already asks for prices under the caps now published. It must change something.
 */
export function proposeCap(intended: IntendedCap, around: CapSurroundings): Verdict<IntendedCap, CapRefusal> {
  if (compareDays(intended.effectiveFrom, around.today) <= 0) return no({ kind: "starts-too-soon" });
  if (compareDays(intended.dataOn, around.today) > 0) return no({ kind: "data-from-the-future" });
  const later = around.versions.some(
    (cap) =>
      compareDays(cap.effectiveFrom, intended.effectiveFrom) >= 0 ||
      (cap.effectiveTo !== null && compareDays(cap.effectiveTo, intended.effectiveFrom) > 0),
  );
  if (later) return no({ kind: "later-version" });
  const [relying] = around.roundsTakeEffectOn
    .filter((day) => compareDays(day, intended.effectiveFrom) >= 0)
    .sort((one, other) => compareDays(other, one));
  if (relying) return no({ kind: "round-relies-on-it", effectiveOn: relying });
  const before = predecessor(around);
  if (before?.pence === intended.pence) return no({ kind: "same-as-before", pence: before.pence });
  return yes(intended);
}

export type CapDecision = {
  readonly approved: boolean;
  readonly reason: string;
  /** What the approver says to a cap below what the unit can lawfully cost. */
  readonly floorAnswer: string;
};

export type DecisionRefusal =
  | { readonly kind: "decided-already" }
  | { readonly kind: "own-proposal" }
  | { readonly kind: "floor-not-answered"; readonly floor: Pence }
  | CapRefusal;

/** Approves or refuses a proposed cap. Never its author; a cap below its floor is approved only with an answer in words. */
export function decideCap(
  proposal: IntendedCap & { readonly proposedBy: string; readonly decided: boolean },
  decision: CapDecision,
  by: string,
  floor: Pence | null,
  around: CapSurroundings,
): Verdict<CapDecision, DecisionRefusal> {
  if (proposal.decided) return no({ kind: "decided-already" });
  if (proposal.proposedBy === by) return no({ kind: "own-proposal" });
  if (!decision.approved) return yes(decision);
  const still = proposeCap(proposal, around);
  if (!still.ok) return still;
  if (floor !== null && proposal.pence < floor && decision.floorAnswer.trim() === "")
    return no({ kind: "floor-not-answered", floor });
  return yes(decision);
}

/** The version that a new cap takes over from: the one without an end, if any. */
export function predecessor({ versions }: CapSurroundings) {
  return versions.find((cap) => cap.effectiveTo === null);
}
