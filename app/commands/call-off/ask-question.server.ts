import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { callOffState } from "#app/domain/call-off/state.ts";
import { mayAskOfCallOff, type AskRefusal } from "#app/domain/call-off/timetable.ts";
import {
  answerClarification,
  type AnswerRefusal,
  type PublishedWords,
} from "#app/domain/round/clarification.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { invitationsOf } from "#app/data/call-off/invitations.server.ts";
import { addAnswer, addQuestion, lockQuestion, namesOfBidder } from "#app/data/call-off/questions.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { queue, queueToProviders } from "#app/data/outbox.server.ts";
import { callOffAnsweredMail, callOffQuestionMail } from "#app/mail/call-off-letters.ts";
import { takingStep, type NotFound, type NotInDraft } from "./in-draft.server.ts";

/** Asks a question about a call-off that the provider is invited to, until the cut-off; whoever asks gets a receipt. */
export function askAboutCallOff(
  actor: ProviderActor,
  callOffId: string,
  asked: { readonly question: string; readonly receiptTo: string },
  arrival: Arrival,
): Promise<Verdict<{ readonly questionId: string }, AskRefusal | NotFound>> {
  return inTransaction<Verdict<{ readonly questionId: string }, AskRefusal | NotFound>>(
    actor,
    async (tx, now) => {
      const callOff = await callOffOf(tx, callOffId);
      if (!callOff) return no({ kind: "not-found" });
      const verdict = mayAskOfCallOff({ ...callOff, state: callOffState(callOff, now) }, now);
      if (!verdict.ok) return verdict;
      const invited = await invitationsOf(tx, callOffId);
      if (!invited.some(({ providerId }) => providerId === actor.providerId))
        return no({ kind: "not-found" });
      const { providerId, accountId: askedBy } = actor;
      const { question, receiptTo } = asked;
      const questionId = await addQuestion(tx, callOff, { providerId, question, askedBy, askedAt: now });
      const { commissionerId, reference, title } = callOff;
      const subject = { kind: "call-off", id: callOffId } as const;
      record(tx, { kind: "call-off-question-asked", subject, commissionerId, questionId });
      await queue(tx, callOffQuestionMail(receiptTo, { reference, title, when: inWords(now) }));
      return yes({ questionId });
    },
    arrival,
  );
}

export type CallOffAnswerRefusal =
  AnswerRefusal | NotInDraft | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/** Publishes a question with its answer to everyone invited, once, in words that name neither its asker nor a person in need. */
export function answerAboutCallOff(
  actor: StaffActor,
  callOffId: string,
  questionId: string,
  words: PublishedWords,
): Promise<Verdict<{ readonly told: number }, CallOffAnswerRefusal>> {
  return takingStep<{ readonly told: number }, CallOffAnswerRefusal>(
    actor,
    callOffId,
    "answer-question",
    async (tx, callOff, now) => {
      const asked = await lockQuestion(tx, callOffId, questionId);
      if (!asked) return no({ kind: "not-found" });
      const namesOfAsker = await namesOfBidder(tx, questionId);
      const verdict = answerClarification({ answeredAt: asked.answeredAt, namesOfAsker }, words, now);
      if (!verdict.ok) return verdict;
      const detail = personalDetailIn(`${words.question}\n${words.answer}`);
      if (detail) return no({ kind: "names-a-person", detail });
      await addAnswer(tx, callOff, questionId, verdict.value, actor.accountId);
      const invited = await invitationsOf(tx, callOffId);
      const { reference, title } = callOff;
      const letter = callOffAnsweredMail({ reference, title });
      await queueToProviders(
        tx,
        invited.map(({ providerId }) => ({ providerId, letter })),
        `call-off-answer:${questionId}`,
      );
      const subject = { kind: "call-off", id: callOffId } as const;
      record(tx, { kind: "call-off-question-answered", subject, questionId });
      return yes({ told: invited.length });
    },
  );
}
