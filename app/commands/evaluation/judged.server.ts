import type { Tx } from "#app/data/db.server.ts";
import { evaluatedRound, type EvaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import { decisionsOf } from "#app/data/evaluation-outcomes.server.ts";
import { holdSubmission } from "#app/data/evaluation-scores.server.ts";
import { applicantsOf, contentOf, type Applicant } from "#app/data/evaluation-submissions.server.ts";

/** A submission that the actor may read and judge, held for one deed at a time. */
export type Judged = {
  readonly round: EvaluatedRound;
  readonly applicant: Applicant;
  /** Whether an outcome of it has been approved, after which nothing of its evaluation changes. */
  readonly settled: boolean;
};

/** Loads and holds a submission for judging; nothing where the actor may not read what it says. */
export async function holdJudged(tx: Tx, roundId: string, submissionId: string): Promise<Judged | undefined> {
  const round = await evaluatedRound(tx, roundId);
  if (!round) return undefined;
  await holdSubmission(tx, submissionId);
  const [applicant] = await applicantsOf(tx, roundId, submissionId);
  if (!applicant || !(await contentOf(tx, submissionId))) return undefined;
  const decisions = await decisionsOf(tx, { applicationId: applicant.applicationId });
  return { round, applicant, settled: decisions.some((decision) => decision.approvedBy !== null) };
}
