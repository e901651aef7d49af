import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { lockContract } from "#app/data/call-off/contracts.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";

type Held = NonNullable<Awaited<ReturnType<typeof lockContract>>>;

/** Does a deed on a contract of the actor's own commissioner, held alone until it is done. Null for a stranger's. */
export function holdingContract<T>(
  actor: StaffActor,
  contractId: string,
  deed: (tx: Tx, contract: Held, now: Instant) => Promise<T>,
  arrival?: Arrival,
): Promise<T | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const contract = await lockContract(tx, contractId);
      return contract ? deed(tx, contract, now) : null;
    },
    arrival,
  );
}
