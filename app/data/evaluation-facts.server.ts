import type { OutcomeFacts } from "#app/domain/evaluation/outcome.ts";
import type { Tx } from "./db.server.ts";
import { grouped } from "./evaluation-grouped.server.ts";
import type { EvaluatedRound } from "./evaluation-rounds.server.ts";
import { agreedScoresOf, questionsOf, screeningsOf, screeningTitle } from "./evaluation-scores.server.ts";
import {
  applicantsOf,
  lotsApplied,
  pricesBesideCaps,
  type Applicant,
} from "./evaluation-submissions.server.ts";

/** One lot of one application with all that its outcome rests on. */
export type LotToDecide = {
  readonly applicant: Applicant;
  readonly lotId: string;
  readonly lot: string;
  readonly number: number;
  readonly facts: OutcomeFacts;
};

/** Every lot that was applied for in a round (or by one submission), with the facts of its outcome, as far as the actor may read them. */
export async function lotsToDecide(
  tx: Tx,
  round: EvaluatedRound,
  submissionId: string | null = null,
): Promise<readonly LotToDecide[]> {
  const applicants = new Map(
    (await applicantsOf(tx, round.id, submissionId)).map((each) => [each.submissionId, each]),
  );
  const facts = await gather(tx, round, submissionId);
  return (await lotsApplied(tx, round.id)).flatMap(({ submissionId: id, ...lot }) => {
    const applicant = applicants.get(id);
    return applicant ? [{ applicant, ...lot, facts: facts(id, lot.lotId) }] : [];
  });
}

async function gather(tx: Tx, round: EvaluatedRound, submissionId: string | null) {
  const questions = await questionsOf(tx, round.questionSetId);
  const scored = questions
    .filter((each) => each.kind === "SCORED")
    .map(({ code, text, weight }) => ({ code, title: text, weight }));
  const screenings = grouped(await screeningsOf(tx, round.id, submissionId), (each) => each.submissionId);
  const agreed = grouped(await agreedScoresOf(tx, round.id, submissionId), (each) => each.submissionId);
  const prices = grouped(
    await pricesBesideCaps(tx, round.id, round.effectiveOn, submissionId),
    (each) => `${each.submissionId} ${each.lotId}`,
  );
  const required = await requiredLines(tx, round.id);
  return (id: string, lotId: string): OutcomeFacts => {
    const offered = prices.get(`${id} ${lotId}`) ?? [];
    const priced = new Set(offered.map((price) => price.serviceLineId));
    return {
      screenings: (screenings.get(id) ?? []).map(({ questionCode, machine, decided, reason }) => ({
        ...{ questionCode, machine, decided, reason, title: screeningTitle(questionCode, questions) },
      })),
      questions: scored,
      agreed: (agreed.get(id) ?? []).map(({ questionCode, score, reason }) => ({
        questionCode,
        score,
        reason,
      })),
      minimumScore: round.minimumScore,
      prices: offered.map(({ pence, capPence, exception }) => ({
        pence,
        capPence,
        excepted: exception !== null,
      })),
      missing: required.filter((line) => line.lotId === lotId && !priced.has(line.id)).length,
    };
  };
}

async function requiredLines(
  tx: Tx,
  roundId: string,
): Promise<readonly { readonly id: string; readonly lotId: string }[]> {
  return tx.$queryRaw`
    SELECT n.id, n.lot_id AS "lotId" FROM service_line n JOIN lot l ON l.id = n.lot_id JOIN round r ON r.framework_id = l.framework_id
    WHERE r.id = ${roundId}::uuid AND n.required`;
}
