import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** What a decision on new prices of running placements rests on. */
export type NewPricesToDecide = {
  readonly proposedBy: string;
  readonly decided: boolean;
  /** What they add to a year of public money; below nought where they take away. */
  readonly yearly: Pence;
};

export type NewPricesRefusal =
  | { readonly kind: "already-decided" | "own-proposal" | "no-limit" }
  | { readonly kind: "over-limit"; readonly limit: Pence; readonly yearly: Pence };

/** New prices are approved by another than proposed them, within the approver's own yearly limit for placements of that day. */
export function approveNewPrices(
  proposed: NewPricesToDecide,
  by: { readonly accountId: string; readonly limit: Pence | null },
): Verdict<null, NewPricesRefusal> {
  const may = refuseNewPrices(proposed, by.accountId);
  if (!may.ok) return may;
  const { limit } = by;
  if (limit === null) return no({ kind: "no-limit" });
  return proposed.yearly > limit ? no({ kind: "over-limit", limit, yearly: proposed.yearly }) : yes(null);
}

/** They are refused by another than proposed them, once. */
export function refuseNewPrices(
  { proposedBy, decided }: Pick<NewPricesToDecide, "proposedBy" | "decided">,
  byAccountId: string,
): Verdict<null, { readonly kind: "already-decided" | "own-proposal" }> {
  if (decided) return no({ kind: "already-decided" });
  return proposedBy === byAccountId ? no({ kind: "own-proposal" }) : yes(null);
}
