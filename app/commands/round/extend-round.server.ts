import type { StaffActor } from "#app/domain/access/actor.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { extendRound as extend, type ExtendRefusal } from "#app/domain/round/decisions.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { arrivalsSettled } from "#app/commands/application/in-flight.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { addExtension, decideRound, lockRound, providersOfRound } from "#app/data/rounds.server.ts";
import { roundExtendedMail } from "#app/mail/round-letters.ts";

/**
 * Moves a round's closing instant later, as an event of its own with its reason; everyone with a draft or a submission
 * is told. What had arrived before is done first, and the round is held alone meanwhile.
 */
export async function extendRound(
  actor: StaffActor,
  roundId: string,
  input: { readonly closesAt: Date; readonly reason: string },
  arrival: Arrival,
): Promise<Verdict<{ readonly providersTold: number }, ExtendRefusal | { readonly kind: "not-found" }>> {
  await arrivalsSettled();
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, roundId);
      if (!round) return no({ kind: "not-found" });
      const verdict = extend(round, input.closesAt, now);
      if (!verdict.ok) return verdict;
      const { before, after } = verdict.value;
      await decideRound(tx, roundId, { closesAt: after });
      await addExtension(
        tx,
        roundId,
        { before, after, reason: input.reason, recordedAt: now },
        actor.accountId,
      );
      const moved = { before: before.toISOString(), after: after.toISOString() };
      record(tx, { kind: "round-extended", subject: { kind: "round", id: roundId }, ...moved }, input.reason);
      const providers = await providersOfRound(tx, roundId);
      const words = { before: deadlineInWords(before), after: deadlineInWords(after), reason: input.reason };
      const letter = roundExtendedMail({ title: round.title, ...words });
      const onceKey = `round-extended:${roundId}:${moved.after}`;
      for (const id of providers) await queueToProvider(tx, id, letter, { onceKey });
      return yes({ providersTold: providers.length });
    },
    arrival,
  );
}
