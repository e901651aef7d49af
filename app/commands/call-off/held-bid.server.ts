import type { ProviderActor } from "#app/domain/access/actor.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { shareCallOff, type SharedCallOff } from "#app/data/call-off/bid-terms.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";

/**
 * Does something to a provider's own part in a call-off that it is invited to, held until that is done: it is neither
 * opened nor extended meanwhile, and its people take turns. Null for a stranger's call-off.
 */
export function holdingCallOff<Yes, No>(
  actor: ProviderActor,
  callOffId: string,
  deed: (tx: Tx, callOff: SharedCallOff, now: Instant) => Promise<Verdict<Yes, No>>,
  arrival?: Arrival,
): Promise<Verdict<Yes, No> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await shareCallOff(tx, callOffId);
      return callOff && deed(tx, callOff, now);
    },
    arrival,
  );
}
