import { formatPercent, formatPounds, pence, shareDown, type BasisPoints, type Pence } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";

/** A ground on which a contract may be changed, from dated data. Sums are with VAT; shares are of the first value. */
export type ChangeGround = {
  readonly code: string;
  readonly title: string;
  readonly clause: string;
  /** Whether all changes so far count together, or each by itself. */
  readonly cumulative: boolean;
  readonly mostBasisPoints?: BasisPoints | undefined;
  /** Whether the share itself is already too much. */
  readonly strictlyBelow: boolean;
  /** The sum that the change stays below. */
  readonly belowPence?: Pence | undefined;
  /** Whether the clause of the contract that provides for it must be named. */
  readonly needsClause: boolean;
  readonly published: boolean;
};

export type AskedChange = {
  readonly code: string;
  readonly clause: string;
  /** What the contract was worth when it was made. */
  readonly firstValue: Pence;
  /** By how much all changes before this one have moved its value. */
  readonly soFar: Pence;
  readonly change: Pence;
};

export type ChangeRefusal =
  | { readonly kind: "no-ground" }
  | { readonly kind: "clause-not-named"; readonly ground: ChangeGround }
  | {
      readonly kind: "beyond-share" | "beyond-sum";
      readonly ground: ChangeGround;
      readonly moved: Pence;
      readonly most: Pence;
    };

/**
 * Whether a change of a contract's value stays within the ground that is stated for it. A change of days or words alone moves
 * no value, so that it is within every share. Refuses a change beyond the share or the sum of its ground, by how much.
 */
export function permittedChange(
  grounds: readonly ChangeGround[],
  asked: AskedChange,
): Verdict<ChangeGround, ChangeRefusal> {
  const ground = grounds.find(({ code }) => code === asked.code);
  if (!ground) return no({ kind: "no-ground" });
  if (ground.needsClause && asked.clause.trim() === "") return no({ kind: "clause-not-named", ground });
  const moved = pence(Math.abs(ground.cumulative ? asked.soFar + asked.change : asked.change));
  if (moved === 0) return yes(ground);
  if (ground.mostBasisPoints !== undefined) {
    const most = shareDown(asked.firstValue, ground.mostBasisPoints);
    const beyond = ground.strictlyBelow ? moved >= most : moved > most;
    if (beyond) return no({ kind: "beyond-share", ground, moved, most });
  }
  if (ground.belowPence !== undefined && moved >= ground.belowPence)
    return no({ kind: "beyond-sum", ground, moved, most: ground.belowPence });
  return yes(ground);
}

/** How far a ground goes, in words, like "up to 10% of the first value, all changes together, and below £663,540.00". */
export function groundInWords(ground: ChangeGround): string {
  const share =
    ground.mostBasisPoints === undefined
      ? []
      : [
          `${ground.strictlyBelow ? "below" : "up to"} ${formatPercent(ground.mostBasisPoints)} of the first value, ${ground.cumulative ? "all changes together" : "each change by itself"}`,
        ];
  const sum = ground.belowPence === undefined ? [] : [`below ${formatPounds(ground.belowPence)}`];
  const limits = [...share, ...sum];
  return limits.length > 0 ? limits.join(", and ") : "any value";
}
