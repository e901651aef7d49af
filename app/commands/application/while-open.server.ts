import type { ProviderActor } from "#app/domain/access/actor.ts";
import { change, type RoundNotOpen } from "#app/domain/application/submit.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { holdApplication, type HeldApplication } from "#app/data/application/held.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";

/**
 * Does something to a provider's own application, held for as long as that takes, while its round takes changes. Refuses
 * before the round opens and from its close on; null for a stranger's application.
 */
export function whileOpen<Yes, No>(
  actor: ProviderActor,
  applicationId: string,
  deed: (tx: Tx, held: HeldApplication, now: Instant) => Promise<Verdict<Yes, No>>,
  arrival?: Arrival,
): Promise<Verdict<Yes, No | RoundNotOpen> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdApplication(tx, actor.providerId, applicationId);
      if (!held) return null;
      const open = change(held.round, now);
      return open.ok ? deed(tx, held, now) : open;
    },
    arrival,
  );
}
