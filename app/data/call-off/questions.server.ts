import type { Instant } from "#app/domain/calendar.ts";
import type { PublishedWords } from "#app/domain/round/clarification.ts";
import type { Tx } from "../db.server.ts";

/** A question as it was asked: for the one who asked it and for the commissioner. */
export type CallOffQuestion = {
  readonly id: string;
  readonly callOffId: string;
  readonly providerId: string;
  readonly question: string;
  readonly askedAt: Instant;
  readonly answeredAt: Instant | null;
};

/** A question as everyone invited reads it: without who asked. */
export type CallOffAnswer = {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly answeredAt: Instant;
};

/** The questions of a call-off that the actor may see as they were asked, those that wait first. */
export async function questionsOfCallOff(tx: Tx, callOffId: string): Promise<readonly CallOffQuestion[]> {
  return tx.$queryRaw`
    SELECT q.id, q.call_off_id AS "callOffId", q.provider_id AS "providerId", q.question, q.asked_at AS "askedAt", a.answered_at AS "answeredAt"
    FROM call_off_question q LEFT JOIN call_off_answer a ON a.question_id = q.id
    WHERE q.call_off_id = ${callOffId}::uuid ORDER BY a.answered_at DESC NULLS FIRST, q.asked_at, q.id`;
}

/** What was asked and answered about a call-off, the oldest first. */
export async function answersOfCallOff(tx: Tx, callOffId: string): Promise<readonly CallOffAnswer[]> {
  return tx.$queryRaw`
    SELECT a.question_id AS id, a.question, a.answer, a.answered_at AS "answeredAt" FROM call_off_answer a
    WHERE a.call_off_id = ${callOffId}::uuid ORDER BY a.answered_at, a.question_id`;
}

/** One question of a call-off, held until commit, so that it is answered once. */
export async function lockQuestion(
  tx: Tx,
  callOffId: string,
  id: string,
): Promise<CallOffQuestion | undefined> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT pg_advisory_xact_lock(hashtextextended(${`question:${id}`}, 0))::text FROM call_off_question WHERE id = ${id}::uuid`;
  if (held.length === 0) return undefined;
  return (await questionsOfCallOff(tx, callOffId)).find((question) => question.id === id);
}

/** The names and numbers by which a published answer would give its asker away. */
export async function namesOfBidder(tx: Tx, questionId: string): Promise<readonly string[]> {
  const [asked] = await tx.$queryRaw<{ names: string[] | null }[]>`
    SELECT app.names_of_bidder(${questionId}::uuid) AS names`;
  return asked?.names ?? [];
}

/** Writes a question down; answers its id. */
export async function addQuestion(
  tx: Tx,
  callOff: { readonly id: string; readonly commissionerId: string },
  asked: {
    readonly providerId: string;
    readonly question: string;
    readonly askedBy: string;
    readonly askedAt: Instant;
  },
): Promise<string> {
  const { id } = await tx.callOffQuestion.create({
    data: { callOffId: callOff.id, commissionerId: callOff.commissionerId, ...asked },
    select: { id: true },
  });
  return id;
}

/** Publishes a question with its answer to everyone invited. */
export async function addAnswer(
  tx: Tx,
  callOff: { readonly id: string; readonly commissionerId: string },
  questionId: string,
  words: PublishedWords & { readonly answeredAt: Instant },
  answeredBy: string,
) {
  await tx.callOffAnswer.createMany({
    data: { questionId, callOffId: callOff.id, commissionerId: callOff.commissionerId, ...words, answeredBy },
  });
}
