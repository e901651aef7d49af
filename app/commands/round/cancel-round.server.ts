import type { StaffActor } from "#app/domain/access/actor.ts";
import { cancelRound as cancel } from "#app/domain/round/decisions.ts";
import type { RoundStatus } from "#app/domain/round/round.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { arrivalsSettled } from "#app/commands/application/in-flight.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { decideRound, lockRound, providersOfRound } from "#app/data/rounds.server.ts";
import { roundCancelledMail } from "#app/mail/round-letters.ts";

/** Cancels a round, with a reason, until its submissions are opened. Everyone with a draft or a submission is told. */
export async function cancelRound(
  actor: StaffActor,
  roundId: string,
  reason: string,
  arrival: Arrival,
): Promise<
  Verdict<
    { readonly providersTold: number },
    { readonly kind: "not-found" } | { readonly kind: "wrong-status"; readonly status: RoundStatus }
  >
> {
  await arrivalsSettled();
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, roundId);
      if (!round) return no({ kind: "not-found" });
      const verdict = cancel(round, now);
      if (!verdict.ok) return verdict;
      await decideRound(tx, roundId, verdict.value);
      record(tx, { kind: "round-cancelled", subject: { kind: "round", id: roundId } }, reason);
      const providers = round.publishedAt ? await providersOfRound(tx, roundId) : [];
      const letter = roundCancelledMail({ title: round.title, reason });
      for (const id of providers)
        await queueToProvider(tx, id, letter, { onceKey: `round-cancelled:${roundId}` });
      return yes({ providersTold: providers.length });
    },
    arrival,
  );
}
