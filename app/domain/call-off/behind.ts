import {
  coversEveryLot,
  uncovered,
  type CalledPlace,
  type PartOfBid,
  type PlaceCover,
} from "./consortium.ts";

/** Who stands behind a bid on the day: who covers each place, each partner's part where there are partners, and whether the bidder is in another's bid. */
export type Behind = {
  readonly cover: readonly PlaceCover[];
  readonly parts: readonly PartOfBid[];
  readonly inAnother: boolean;
};

/** What keeps those behind a bid from making it. `together` says whether partners bid. */
export type ProblemBehind =
  | { readonly kind: "in-another-bid" }
  | { readonly kind: "not-covered"; readonly places: readonly CalledPlace[]; readonly together: boolean };

/** A bid is made by who is in no other bid for the call-off, and covers every lot on the day. */
export function problemsBehind({ cover, parts, inAnother }: Behind): readonly ProblemBehind[] {
  return [
    ...(inAnother ? [{ kind: "in-another-bid" } as const] : []),
    ...(coversEveryLot(cover)
      ? []
      : [{ kind: "not-covered", places: uncovered(cover), together: parts.length > 0 } as const]),
  ];
}
