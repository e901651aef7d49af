import type { ProviderActor } from "#app/domain/access/actor.ts";
import { change, type RoundNotOpen } from "#app/domain/application/submit.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { findInRound, insertApplication, lockSoleParty } from "#app/data/application/applications.server.ts";
import { shareRound } from "#app/data/application/rounds.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { carryForward, previousOf } from "./carry-forward.server.ts";

export type Started = { readonly applicationId: string; readonly carried: boolean };

/**
 * Begins this provider's application to an open round; begun once, it answers with the same one. What the provider
 * said and charged last time is copied, each section to be confirmed or changed. Null for a round that is not there.
 */
export function startApplication(
  actor: ProviderActor,
  roundId: string,
  arrival?: Arrival,
): Promise<Verdict<Started, RoundNotOpen> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await shareRound(tx, roundId);
      if (!round) return null;
      const partyId = await lockSoleParty(tx, actor.providerId);
      const begun = await findInRound(tx, actor.providerId, roundId);
      if (begun) return yes({ applicationId: begun.id, carried: false });
      const open = change(round, now);
      if (!open.ok) return no(open.why);
      const previous = await previousOf(tx, actor.providerId, round);
      const application = await insertApplication(tx, {
        ...{ roundId, roundNumber: round.number, frameworkId: round.frameworkId },
        ...{ partyId, providerId: actor.providerId, startedAt: now },
        carriedFromId: previous?.applicationId ?? null,
      });
      const subject = { kind: "application", id: application.id } as const;
      record(tx, { kind: "application-started", subject, roundId });
      if (previous) {
        await carryForward(tx, application, round, previous, now);
        record(tx, { kind: "application-carried-forward", subject, roundId });
      }
      return yes({ applicationId: application.id, carried: previous !== null });
    },
    arrival,
  );
}
