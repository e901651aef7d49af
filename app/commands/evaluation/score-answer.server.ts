import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  agreeScore,
  scoreAnswer,
  type AgreeRefusal,
  type ScoreRefusal,
} from "#app/domain/evaluation/scoring.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { isOnPanel } from "#app/data/evaluation-rounds.server.ts";
import {
  agreedScoresOf,
  othersWhoScored,
  questionsOf,
  saveAgreedScore,
  saveScore,
  scoresOf,
} from "#app/data/evaluation-scores.server.ts";
import { holdJudged, type Judged } from "./judged.server.ts";

export type Answer = {
  readonly roundId: string;
  readonly submissionId: string;
  readonly questionCode: string;
};
export type Given = { readonly score: number; readonly reason: string };
type NotOpen = { readonly kind: "not-open" };

/** An evaluator of the panel scores an answer, apart from the others. */
export async function giveScore(
  actor: StaffActor,
  answer: Answer,
  given: Given,
  arrival?: Arrival,
): Promise<Verdict<number, ScoreRefusal | NotOpen>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const judged = await holdScored(tx, answer);
      if (!judged) return no({ kind: "not-open" });
      const verdict = scoreAnswer(await standing(tx, actor, answer, judged.settled), given.score);
      if (!verdict.ok) return verdict;
      await saveScore(tx, { ...whose(judged, answer), accountId: actor.accountId }, given, now);
      record(tx, { kind: "question-scored", ...about(answer, given) }, given.reason);
      return verdict;
    },
    arrival,
  );
}

/** A moderator agrees one score for an answer that two evaluators have scored. */
export async function agreeOnScore(
  actor: StaffActor,
  answer: Answer,
  given: Given,
  arrival?: Arrival,
): Promise<Verdict<number, AgreeRefusal | NotOpen>> {
  const { roundId, submissionId, questionCode } = answer;
  return inTransaction(
    actor,
    async (tx, now) => {
      const judged = await holdScored(tx, answer);
      if (!judged) return no({ kind: "not-open" });
      const scores = (await scoresOf(tx, roundId, submissionId)).filter(
        (each) => each.questionCode === questionCode,
      );
      const verdict = agreeScore(scores, judged.settled, given.score);
      if (!verdict.ok) return verdict;
      await saveAgreedScore(tx, whose(judged, answer), { ...given, moderatedBy: actor.accountId }, now);
      record(tx, { kind: "score-agreed", ...about(answer, given) }, given.reason);
      return verdict;
    },
    arrival,
  );
}

/** The submission, if the question is one of its round's that is scored. */
async function holdScored(
  tx: Tx,
  { roundId, submissionId, questionCode }: Answer,
): Promise<Judged | undefined> {
  const judged = await holdJudged(tx, roundId, submissionId);
  const questions = judged ? await questionsOf(tx, judged.round.questionSetId) : [];
  return questions.some((each) => each.code === questionCode && each.kind === "SCORED") ? judged : undefined;
}

async function standing(
  tx: Tx,
  actor: StaffActor,
  { roundId, submissionId, questionCode }: Answer,
  settled: boolean,
) {
  const scores = await scoresOf(tx, roundId, submissionId);
  const agreed = await agreedScoresOf(tx, roundId, submissionId);
  return {
    onPanel: await isOnPanel(tx, roundId, actor.accountId),
    scoredBefore: scores.some(
      (each) => each.questionCode === questionCode && each.accountId === actor.accountId,
    ),
    othersStand: await othersWhoScored(tx, submissionId, questionCode),
    agreed: agreed.some((each) => each.questionCode === questionCode),
    settled,
  };
}

function whose({ round, applicant }: Judged, { roundId, submissionId, questionCode }: Answer) {
  return {
    submissionId,
    roundId,
    questionCode,
    frameworkId: round.frameworkId,
    providerId: applicant.providerId,
  };
}

function about({ submissionId, questionCode }: Answer, { score }: Given) {
  return { subject: { kind: "submission" as const, id: submissionId }, questionCode, score };
}
