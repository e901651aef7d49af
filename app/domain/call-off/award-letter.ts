import type { AwardBasis } from "./award-basis.ts";
import { toTwoPlaces } from "./fraction.ts";
import { rankBids, type NotAdmissible } from "./ranking.ts";

/** Points as a letter gives them, to two places, with the rank they came to. */
export type LetterPoints = {
  readonly price: string;
  readonly quality: string;
  readonly total: string;
  readonly rank: number;
};

/** What a bidder is told of an award: its own scores and reasons beside the winner's, and what spoke for the winner (reg 86(2)). */
export type AwardLetter = {
  readonly won: boolean;
  readonly winner: string;
  readonly weights: { readonly quality: number; readonly price: number };
  /** Nothing where the bid was not admissible. */
  readonly own: LetterPoints | null;
  readonly winning: LetterPoints;
  /** Why the bid was not admissible, in sentences; none where it was. */
  readonly notAdmissible: readonly string[];
  readonly criteria: readonly {
    readonly title: string;
    readonly weight: number;
    readonly score: number | null;
    readonly reason: string;
    readonly winning: number;
  }[];
  readonly advantages: string;
  readonly standstill: string;
};

/** What a letter says beside the basis of the award. */
export type LetterFacts = {
  readonly winner: string;
  readonly advantages: string;
  readonly standstill: string;
  /** The reason agreed for a bid's score of a question, in words for its bidder. */
  readonly reasonOf: (bidId: string, criterionId: string) => string;
};

/** The letters of an award, one for each bid, from what the award stands on. Throws where that ranks nobody. */
export function lettersFrom(
  basis: AwardBasis,
  facts: LetterFacts,
): readonly { readonly bidId: string; readonly providerId: string; readonly letter: AwardLetter }[] {
  const verdict = rankBids(basis.bids, basis.rules, basis.draws);
  const first = verdict.ok ? verdict.value.ranked[0] : undefined;
  if (!verdict.ok || !first) throw new RangeError("An award stands on a ranking");
  const { ranked, notAdmissible } = verdict.value;
  const pointsOf = (bidId: string): LetterPoints | null => {
    const place = ranked.find((one) => one.bidId === bidId);
    if (!place) return null;
    const [price, quality, total] = [place.price, place.quality, place.total].map(toTwoPlaces);
    return { price: price ?? "", quality: quality ?? "", total: total ?? "", rank: place.rank };
  };
  const scoreOf = (bidId: string, criterionId: string) =>
    basis.bids.find((bid) => bid.bidId === bidId)?.agreed.find((one) => one.criterionId === criterionId)
      ?.score;
  const { qualityWeight, criteria } = basis.rules;
  return basis.bids.map(({ bidId, providerId }) => ({
    ...{ bidId, providerId },
    letter: {
      ...{ won: bidId === first.bidId, winner: facts.winner },
      weights: { quality: qualityWeight, price: 100 - qualityWeight },
      own: pointsOf(bidId),
      winning: pointsOf(first.bidId) ?? { price: "", quality: "", total: "", rank: 1 },
      notAdmissible: reasonsInWords(
        notAdmissible.find((one) => one.bidId === bidId)?.reasons ?? [],
        basis.rules,
      ),
      criteria: criteria.map(({ id, title, weight }) => ({
        ...{ title, weight, score: scoreOf(bidId, id) ?? null, reason: facts.reasonOf(bidId, id) },
        winning: scoreOf(first.bidId, id) ?? 0,
      })),
      ...{ advantages: facts.advantages, standstill: facts.standstill },
    },
  }));
}

/** Why a bid was not admissible, in sentences. */
export function reasonsInWords(
  reasons: NotAdmissible["reasons"],
  { criteria }: Pick<AwardBasis["rules"], "criteria">,
): readonly string[] {
  return reasons.map((reason) => {
    switch (reason.kind) {
      case "excluded":
        return reason.reason;
      case "criterion-below-minimum": {
        const title = criteria.find(({ id }) => id === reason.criterionId)?.title ?? "A question";
        return `${title}: the score was ${reason.score}, and the least that passes is ${reason.minimum}`;
      }
      case "quality-below-minimum":
        return `Quality as a whole came to ${reason.marks} of ${reason.of} marks, and ${reason.minimum}% is the least that passes`;
    }
  });
}
