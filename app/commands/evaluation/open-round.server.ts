import { arrivalsSettled } from "#app/commands/application/in-flight.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { beginOpening, completeOpening, type OpeningRefusal } from "#app/domain/evaluation/opening.ts";
import { screen } from "#app/domain/evaluation/screening.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import {
  lockRound,
  saveFirstStep,
  saveOpening,
  type EvaluatedRound,
} from "#app/data/evaluation-rounds.server.ts";
import { addScreenings, questionsOf } from "#app/data/evaluation-scores.server.ts";
import { answersToScreen, applicantsOf, digestOf } from "#app/data/evaluation-submissions.server.ts";

/** The first of two people begins the opening of a closed round, once everything that had arrived is kept. */
export async function beginRoundOpening(
  actor: StaffActor,
  roundId: string,
  arrival?: Arrival,
): Promise<Verdict<"begun", OpeningRefusal>> {
  await arrivalsSettled();
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, roundId);
      if (!round) return no({ kind: "no-round" });
      const verdict = beginOpening(round, round.opening, now);
      if (!verdict.ok) return verdict;
      await saveFirstStep(tx, roundId, actor.accountId, now);
      record(tx, { kind: "opening-started", subject: { kind: "round", id: roundId } });
      return verdict;
    },
    arrival,
  );
}

/** The second person completes the opening: answers and prices are unlocked together, and the machine screens them. */
export async function completeRoundOpening(
  actor: StaffActor,
  roundId: string,
  arrival?: Arrival,
): Promise<Verdict<{ readonly submissions: number }, OpeningRefusal>> {
  await arrivalsSettled();
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, roundId);
      if (!round) return no({ kind: "no-round" });
      const verdict = completeOpening(round, round.opening, actor.accountId, now);
      if (!verdict.ok) return verdict;
      return yes(await open(tx, round, actor.accountId, now));
    },
    arrival,
  );
}

async function open(tx: Tx, round: EvaluatedRound, accountId: string, now: Instant) {
  await saveOpening(tx, round.id, accountId, now);
  await screenByMachine(tx, round);
  const summary = digestOf(await applicantsOf(tx, round.id));
  record(tx, { kind: "round-opened", subject: { kind: "round", id: round.id }, ...summary });
  return { submissions: summary.submissions };
}

async function screenByMachine(tx: Tx, round: EvaluatedRound) {
  const questions = (await questionsOf(tx, round.questionSetId)).filter((each) => each.kind === "PASS_FAIL");
  const submissions = await answersToScreen(tx, round.id);
  const found = submissions.flatMap(({ submissionId, providerId, ...answers }) =>
    screen(questions, answers).map((result) => ({ submissionId, providerId, ...result })),
  );
  await addScreenings(tx, round, found);
}
