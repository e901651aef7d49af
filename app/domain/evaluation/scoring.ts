import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** The highest score of a question. */
export const highestScore = 5;

/** What each score means, lowest first; a question's own guidance stands beside it. */
export const scale = [
  { score: 0, means: "No answer, or nothing that bears on the question" },
  { score: 1, means: "Poor: most of what was asked is missing" },
  { score: 2, means: "Below what is needed: gaps that matter" },
  { score: 3, means: "Meets what is needed" },
  { score: 4, means: "Good: meets it, with evidence" },
  { score: 5, means: "Excellent: exceeds it, with evidence that people are better off" },
] as const;

/** One evaluator's score of one answer. */
export type Score = { readonly accountId: string; readonly score: number };

export type ScoreRefusal = {
  readonly kind: "not-on-panel" | "not-a-score" | "others-stand" | "agreed" | "settled";
};

/** Where an answer stands when somebody scores it. `othersStand` counts scores of others. */
export type ToScore = {
  readonly onPanel: boolean;
  readonly scoredBefore: boolean;
  readonly othersStand: number;
  readonly agreed: boolean;
  readonly settled: boolean;
};

/** An evaluator of the panel scores an answer from 0 to 5, apart from the others; it may be changed until another's stands beside it. */
export function scoreAnswer(answer: ToScore, score: number): Verdict<number, ScoreRefusal> {
  if (!isScore(score)) return no({ kind: "not-a-score" });
  if (!answer.onPanel) return no({ kind: "not-on-panel" });
  if (answer.settled) return no({ kind: "settled" });
  if (answer.agreed) return no({ kind: "agreed" });
  if (answer.scoredBefore && answer.othersStand > 0) return no({ kind: "others-stand" });
  return yes(score);
}

export type AgreeRefusal = { readonly kind: "too-few-scores" | "not-a-score" | "settled" };

/** A moderator agrees one score with a reason once two evaluators' scores stand; need not be on the panel. */
export function agreeScore(
  scores: readonly Score[],
  settled: boolean,
  agreed: number,
): Verdict<number, AgreeRefusal> {
  if (!isScore(agreed)) return no({ kind: "not-a-score" });
  if (settled) return no({ kind: "settled" });
  return scores.length < 2 ? no({ kind: "too-few-scores" }) : yes(agreed);
}

function isScore(score: number): boolean {
  return Number.isInteger(score) && score >= 0 && score <= highestScore;
}
