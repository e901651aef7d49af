import { basisPoints, mulDivHalfUp, type BasisPoints, type Pence } from "#app/domain/money.ts";

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
