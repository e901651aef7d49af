import type { Instant } from "#app/domain/calendar.ts";
import {
  declarationOf,
  type DeclarationCode,
  type Screening,
  type ScreeningResult,
} from "#app/domain/evaluation/screening.ts";
import type { Tx } from "./db.server.ts";

/** A question of the frozen set. */
export type EvaluatedQuestion = {
  readonly code: string;
  readonly text: string;
  readonly kind: "PASS_FAIL" | "SCORED" | "DOCUMENT";
  readonly passes: readonly string[];
  readonly fails: readonly string[];
  readonly weight: number;
  readonly guidance: string;
};

export async function questionsOf(tx: Tx, questionSetId: string): Promise<readonly EvaluatedQuestion[]> {
  return tx.question.findMany({
    where: { questionSetId },
    orderBy: [{ position: "asc" }, { code: "asc" }],
    select: { code: true, text: true, kind: true, passes: true, fails: true, weight: true, guidance: true },
  });
}

const declarationTitles: Readonly<Record<DeclarationCode, string>> = {
  "declaration:mandatory": "Declaration: mandatory exclusion grounds",
  "declaration:discretionary": "Declaration: discretionary exclusion grounds",
  "declaration:conflicts": "Declaration: conflicts of interest",
};

/** The title of what was screened: the question's words, or which part of whose declaration. */
export function screeningTitle(questionCode: string, questions: readonly EvaluatedQuestion[]): string {
  const part = declarationOf(questionCode);
  if (part) return `${declarationTitles[part.code]}${part.partnerId ? " (a partner)" : ""}`;
  return questions.find((question) => question.code === questionCode)?.text ?? questionCode;
}

export type ScreeningRow = Screening & { readonly submissionId: string; readonly decidedBy: string | null };

/** The screening of a round's submissions (or of one), as far as the actor may read it. */
export async function screeningsOf(
  tx: Tx,
  roundId: string,
  submissionId: string | null = null,
): Promise<readonly ScreeningRow[]> {
  return tx.$queryRaw`
    SELECT x.submission_id AS "submissionId", x.question_code AS "questionCode", x.machine::text AS machine, x.decided::text AS decided,
      x.reason, a.name AS "decidedBy"
    FROM screening x LEFT JOIN account a ON a.id = x.decided_by LEFT JOIN round r ON r.id = x.round_id
    LEFT JOIN question q ON q.question_set_id = r.question_set_id AND q.code = x.question_code
    WHERE x.round_id = ${roundId}::uuid AND (${submissionId}::uuid IS NULL OR x.submission_id = ${submissionId}::uuid)
    ORDER BY x.submission_id, q.position NULLS LAST, x.question_code`;
}

type Found = {
  readonly submissionId: string;
  readonly providerId: string;
  readonly questionCode: string;
  readonly machine: ScreeningResult;
};

export async function addScreenings(
  tx: Tx,
  round: { readonly id: string; readonly frameworkId: string },
  found: readonly Found[],
) {
  await tx.screening.createMany({
    data: found.map((each) => ({ ...each, roundId: round.id, frameworkId: round.frameworkId })),
  });
}

export async function saveScreeningDecision(
  tx: Tx,
  which: { readonly submissionId: string; readonly questionCode: string },
  decision: { readonly decided: "PASS" | "FAIL"; readonly reason: string; readonly decidedBy: string },
  now: Instant,
) {
  await tx.screening.updateMany({ where: which, data: { ...decision, decidedAt: now } });
}

export type ScoreRow = {
  readonly submissionId: string;
  readonly questionCode: string;
  readonly accountId: string;
  readonly name: string;
  readonly livedExperience: boolean;
  readonly score: number;
  readonly reason: string;
};

/** The scores that the actor may see: their own, and others' once two stand and their own is among them. */
export async function scoresOf(
  tx: Tx,
  roundId: string,
  submissionId: string | null = null,
): Promise<readonly ScoreRow[]> {
  return tx.$queryRaw`
    SELECT s.submission_id AS "submissionId", s.question_code AS "questionCode", s.account_id AS "accountId",
      coalesce(a.name, 'a colleague') AS name, coalesce(p.lived_experience, false) AS "livedExperience", s.score, s.reason
    FROM score s LEFT JOIN account a ON a.id = s.account_id LEFT JOIN panel_member p ON p.round_id = s.round_id AND p.account_id = s.account_id
    WHERE s.round_id = ${roundId}::uuid AND (${submissionId}::uuid IS NULL OR s.submission_id = ${submissionId}::uuid)
    ORDER BY s.submission_id, s.question_code, s.scored_at, s.account_id`;
}

/** How many scores of others stand for an answer, whether or not the actor may see them. */
export async function othersWhoScored(tx: Tx, submissionId: string, questionCode: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ others: number }[]>`
    SELECT app.scores_of_others(${submissionId}::uuid, ${questionCode}) AS others`;
  return row?.others ?? 0;
}

type Whose = {
  readonly submissionId: string;
  readonly roundId: string;
  readonly frameworkId: string;
  readonly providerId: string;
  readonly questionCode: string;
};

export async function saveScore(
  tx: Tx,
  { accountId, ...whose }: Whose & { readonly accountId: string },
  given: { readonly score: number; readonly reason: string },
  now: Instant,
) {
  const { submissionId, questionCode } = whose;
  await tx.score.upsert({
    where: { submissionId_questionCode_accountId: { submissionId, questionCode, accountId } },
    create: { ...whose, ...given, accountId, scoredAt: now },
    update: { ...given, scoredAt: now },
    select: { score: true },
  });
}

export type AgreedRow = {
  readonly submissionId: string;
  readonly questionCode: string;
  readonly score: number;
  readonly reason: string;
  readonly by: string;
};

export async function agreedScoresOf(
  tx: Tx,
  roundId: string,
  submissionId: string | null = null,
): Promise<readonly AgreedRow[]> {
  return tx.$queryRaw`
    SELECT c.submission_id AS "submissionId", c.question_code AS "questionCode", c.score, c.reason, coalesce(a.name, 'a colleague') AS by
    FROM consensus_score c LEFT JOIN account a ON a.id = c.moderated_by
    WHERE c.round_id = ${roundId}::uuid AND (${submissionId}::uuid IS NULL OR c.submission_id = ${submissionId}::uuid)
    ORDER BY c.submission_id, c.question_code`;
}

export async function saveAgreedScore(
  tx: Tx,
  whose: Whose,
  given: { readonly score: number; readonly reason: string; readonly moderatedBy: string },
  now: Instant,
) {
  const { submissionId, questionCode } = whose;
  await tx.consensusScore.upsert({
    where: { submissionId_questionCode: { submissionId, questionCode } },
    create: { ...whose, ...given, moderatedAt: now },
    update: { ...given, moderatedAt: now },
    select: { score: true },
  });
}

/** One deed at a time on a submission's evaluation, until the end of the transaction. */
export async function holdSubmission(tx: Tx, submissionId: string) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${submissionId}, 7))::text`;
}
