import type { ProviderActor } from "#app/domain/access/actor.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { mayAsk, type AskRefusal } from "#app/domain/round/clarification.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addClarification } from "#app/data/clarifications.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { frameworkById } from "#app/data/frameworks.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { questionReceivedMail } from "#app/mail/round-letters.ts";

/** Asks a clarification question about a round, until the cut-off; whoever asks gets a receipt. */
export function askQuestion(
  actor: ProviderActor,
  roundId: string,
  asked: { readonly question: string; readonly receiptTo: string },
  arrival: Arrival,
): Promise<Verdict<{ readonly clarificationId: string }, AskRefusal | { readonly kind: "not-found" }>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await roundById(tx, roundId);
      const framework = round && (await frameworkById(tx, round.frameworkId));
      if (!round || !framework) return no({ kind: "not-found" });
      const verdict = mayAsk(round, now);
      if (!verdict.ok) return verdict;
      const { providerId, accountId: askedBy } = actor;
      const clarificationId = await addClarification(tx, {
        roundId,
        frameworkId: round.frameworkId,
        providerId,
        askedBy,
        askedAt: verdict.value.askedAt,
        question: asked.question,
      });
      const { commissionerId } = framework;
      record(tx, {
        kind: "clarification-asked",
        subject: { kind: "clarification", id: clarificationId },
        commissionerId,
        roundId,
      });
      const receipt = { title: round.title, when: inWords(now) };
      await queue(tx, questionReceivedMail(asked.receiptTo, receipt));
      return yes({ clarificationId });
    },
    arrival,
  );
}
