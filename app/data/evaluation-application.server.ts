import type { SubmissionContent } from "#app/domain/application/content.ts";
import { declarationOf, declarationParts } from "#app/domain/evaluation/screening.ts";
import type { Tx } from "./db.server.ts";
import type { EvaluatedRound } from "./evaluation-rounds.server.ts";
import {
  agreedScoresOf,
  questionsOf,
  scoresOf,
  screeningsOf,
  screeningTitle,
  type AgreedRow,
  type EvaluatedQuestion,
  type ScoreRow,
  type ScreeningRow,
} from "./evaluation-scores.server.ts";
import { applicantsOf, contentOf, type Applicant } from "./evaluation-submissions.server.ts";

/** A pass/fail question of an application: what was answered and what it comes to. */
export type ScreenedQuestion = ScreeningRow & { readonly title: string; readonly answer: string };

/** A scored question of an application, with the scores that the actor may see. */
export type ScoredQuestion = {
  readonly question: EvaluatedQuestion;
  readonly answer: string;
  readonly scores: readonly ScoreRow[];
  readonly agreed: AgreedRow | undefined;
};

/** One application as an evaluator reads it. */
export type EvaluatedApplication = {
  readonly applicant: Applicant;
  readonly content: SubmissionContent;
  readonly screened: readonly ScreenedQuestion[];
  readonly scored: readonly ScoredQuestion[];
};

/** An application of an opened round; nothing where the actor may not read it. */
export async function evaluatedApplication(
  tx: Tx,
  round: EvaluatedRound,
  submissionId: string,
): Promise<EvaluatedApplication | undefined> {
  const [applicant] = await applicantsOf(tx, round.id, submissionId);
  const content = applicant && (await contentOf(tx, submissionId));
  if (!applicant || !content) return undefined;
  const questions = await questionsOf(tx, round.questionSetId);
  const scores = await scoresOf(tx, round.id, submissionId);
  const agreed = await agreedScoresOf(tx, round.id, submissionId);
  return {
    applicant,
    content,
    screened: (await screeningsOf(tx, round.id, submissionId)).map((row) => ({
      ...row,
      title: screeningTitle(row.questionCode, questions),
      answer: answerOf(row.questionCode, content),
    })),
    scored: questions
      .filter((question) => question.kind === "SCORED")
      .map((question) => ({
        question,
        answer: content.questions[question.code] ?? "",
        scores: scores.filter((score) => score.questionCode === question.code),
        agreed: agreed.find((score) => score.questionCode === question.code),
      })),
  };
}

/** What was answered to a pass/fail question, or declared, with the explanation given. */
function answerOf(questionCode: string, content: SubmissionContent): string {
  const part = declarationOf(questionCode);
  if (!part) return content.questions[questionCode] ?? "";
  const partner = content.partners.find((each) => each.providerId === part.partnerId);
  const declaration = partner?.declaration ?? content.declaration;
  const said = declaration[declarationParts[part.code]];
  const detail =
    part.code === "declaration:conflicts" ? declaration.conflictsDetail : declaration.groundsDetail;
  return `${partner ? `${partner.name}: ` : ""}${said === "no" ? "No" : `Yes. ${detail}`}`.trim();
}
