import { highestScore } from "#app/domain/evaluation/scoring.ts";
import { fraction, type Fraction } from "./fraction.ts";

/** A question on quality with its weight, of the hundred that all of them share, and the least score that passes. */
export type QualityCriterion = {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  readonly minimumScore: number | null;
};

/** The score agreed for a question. */
export type AgreedScore = { readonly criterionId: string; readonly score: number };

/** Why a bid's quality does not pass. */
export type BelowMinimum =
  | {
      readonly kind: "criterion-below-minimum";
      readonly criterionId: string;
      readonly score: number;
      readonly minimum: number;
    }
  | {
      readonly kind: "quality-below-minimum";
      readonly marks: number;
      readonly of: number;
      readonly minimum: number;
    };

/** The points of a bid for its quality: each score over five, times its question's share, times the weight of quality. Exact. */
export function qualityScore(
  criteria: readonly QualityCriterion[],
  agreed: readonly AgreedScore[],
  qualityWeight: number,
): Fraction {
  const { marks, of } = marksOf(criteria, agreed);
  return of === 0 ? fraction(0) : fraction(BigInt(qualityWeight) * BigInt(marks), of);
}

/** Every least score that a bid does not reach: of a question, and of the whole in per cent, reached exactly or not at all. */
export function belowMinimums(
  criteria: readonly QualityCriterion[],
  agreed: readonly AgreedScore[],
  minimumQuality: number | null,
): readonly BelowMinimum[] {
  const failed = criteria.flatMap(({ id, minimumScore }): BelowMinimum[] => {
    const score = scoreOf(agreed, id);
    return minimumScore !== null && score < minimumScore
      ? [{ kind: "criterion-below-minimum", criterionId: id, score, minimum: minimumScore }]
      : [];
  });
  const { marks, of } = marksOf(criteria, agreed);
  const tooLow = minimumQuality !== null && marks * 100 < minimumQuality * of;
  return tooLow ? [...failed, { kind: "quality-below-minimum", marks, of, minimum: minimumQuality }] : failed;
}

/** Weighted marks reached, of those that could be. */
function marksOf(criteria: readonly QualityCriterion[], agreed: readonly AgreedScore[]) {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    marks: sum(criteria.map(({ id, weight }) => weight * scoreOf(agreed, id))),
    of: sum(criteria.map(({ weight }) => weight * highestScore)),
  };
}

function scoreOf(agreed: readonly AgreedScore[], criterionId: string): number {
  return agreed.find((one) => one.criterionId === criterionId)?.score ?? 0;
}
