import { screeningState, type ScreeningResult } from "#app/domain/evaluation/screening.ts";
import type { Tx } from "./db.server.ts";
import { grouped } from "./evaluation-grouped.server.ts";
import { decisionsOf } from "./evaluation-outcomes.server.ts";
import { isOnPanel, type EvaluatedRound } from "./evaluation-rounds.server.ts";
import { agreedScoresOf, questionsOf, scoresOf, screeningsOf } from "./evaluation-scores.server.ts";
import { applicantsOf, lotsApplied, type Applicant } from "./evaluation-submissions.server.ts";

/** One application of an opened round as one person sees it. */
export type ListedApplication = {
  readonly applicant: Applicant;
  /** Closed to this person, who declared an interest: nothing but who applied is known. */
  readonly closed: boolean;
  readonly lots: readonly number[];
  readonly screening: ScreeningResult;
  readonly toJudge: number;
  readonly questions: number;
  readonly toScore: number;
  readonly scored: number;
  readonly toAgree: number;
  readonly agreed: number;
  readonly proposed: number;
  readonly approved: number;
};

/** The applications of an opened round with where each stands, for a person who has declared their interests. */
export async function listedApplications(
  tx: Tx,
  round: EvaluatedRound,
  accountId: string,
): Promise<readonly ListedApplication[]> {
  const questions = (await questionsOf(tx, round.questionSetId)).filter(
    (each) => each.kind === "SCORED",
  ).length;
  const onPanel = await isOnPanel(tx, round.id, accountId);
  const bySubmission = <T extends { readonly submissionId: string }>(rows: readonly T[]) =>
    grouped(rows, (row) => row.submissionId);
  const lots = bySubmission(await lotsApplied(tx, round.id));
  const screenings = bySubmission(await screeningsOf(tx, round.id));
  const scores = bySubmission(await scoresOf(tx, round.id));
  const agreed = bySubmission(await agreedScoresOf(tx, round.id));
  const decisions = bySubmission(await decisionsOf(tx, { roundId: round.id }));
  return (await applicantsOf(tx, round.id)).map((applicant) => {
    const id = applicant.submissionId;
    const screened = screenings.get(id) ?? [];
    const given = scores.get(id) ?? [];
    const mine = given.filter((score) => score.accountId === accountId).length;
    const settled = agreed.get(id) ?? [];
    const byQuestion = [...grouped(given, (score) => score.questionCode).entries()];
    const ready = byQuestion.filter(
      ([code, two]) => two.length >= 2 && !settled.some((each) => each.questionCode === code),
    );
    const outcomes = decisions.get(id) ?? [];
    return {
      applicant,
      closed: !lots.has(id),
      lots: (lots.get(id) ?? []).map((lot) => lot.number),
      screening: screeningState(screened),
      toJudge: screened.filter((each) => (each.decided ?? each.machine) === "REFER").length,
      questions,
      toScore: onPanel && lots.has(id) ? questions - answered(given, settled, accountId) : 0,
      scored: mine,
      toAgree: ready.length,
      agreed: settled.length,
      proposed: outcomes.length,
      approved: outcomes.filter((outcome) => outcome.approvedBy !== null).length,
    };
  });
}

/** How many questions this person need not score any more: scored by them, or agreed already. */
function answered(
  scores: readonly { readonly questionCode: string; readonly accountId: string }[],
  agreed: readonly { readonly questionCode: string }[],
  accountId: string,
): number {
  const own = scores.filter((score) => score.accountId === accountId);
  return new Set([...own, ...agreed].map((each) => each.questionCode)).size;
}
