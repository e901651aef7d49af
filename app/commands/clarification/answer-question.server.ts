import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  answerClarification,
  type AnswerRefusal,
  type PublishedWords,
} from "#app/domain/round/clarification.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockClarification, namesOfAsker, saveAnswer } from "#app/data/clarifications.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { providersOfRound, roundById } from "#app/data/rounds.server.ts";
import { questionAnsweredMail } from "#app/mail/round-letters.ts";

/**
 * Publishes a question with its answer to everyone, once, in words that do not name its asker. The asker and every
 * provider with a draft or a submission are told.
 */
export function answerQuestion(
  actor: StaffActor,
  clarificationId: string,
  words: PublishedWords,
): Promise<Verdict<{ readonly providersTold: number }, AnswerRefusal | { readonly kind: "not-found" }>> {
  return inTransaction(actor, async (tx, now) => {
    const asked = await lockClarification(tx, clarificationId);
    const round = asked && (await roundById(tx, asked.roundId));
    if (!asked || !round) return no({ kind: "not-found" });
    const namesOf = await namesOfAsker(tx, clarificationId);
    const verdict = answerClarification({ answeredAt: asked.answeredAt, namesOfAsker: namesOf }, words, now);
    if (!verdict.ok) return verdict;
    await saveAnswer(tx, clarificationId, verdict.value, actor.accountId);
    const subject = { kind: "clarification", id: clarificationId } as const;
    record(tx, { kind: "clarification-answered", subject, roundId: round.id });
    const providers = new Set([asked.providerId, ...(await providersOfRound(tx, round.id))]);
    const onceKey = `clarification-answered:${clarificationId}`;
    for (const id of providers) await queueToProvider(tx, id, questionAnsweredMail(round), { onceKey });
    return yes({ providersTold: providers.size });
  });
}
